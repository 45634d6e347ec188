"""Times and numbers as archives write them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tonecheck.audit.values import number, time


@pytest.mark.parametrize(
    "value",
    [
        "gestern",
        "01.06.125",
        "0000-01-01",
        "0001-01-01T00:00+02:00",
        "2025-13-01",
        "32.01.2025",
        "12",
        1e300,
        float("nan"),
        True,
    ],
)
def test_what_is_no_time_is_said(value: Any) -> None:
    with pytest.raises(ValueError, match=r"the time '.+' is none that can be read"):
        time(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("", None),
        (" N/A ", None),
        ("0000-00-00 00:00:00", None),
        ("05.01.25 10:00", datetime(2025, 1, 5, 10)),
        ("Sun, 01 Jun 2025 12:30:00 -0000", datetime(2025, 6, 1, 14, 30)),
        ("2025-06-01", datetime(2025, 6, 1)),
        ("2025-06-01 12:30", datetime(2025, 6, 1, 12, 30)),
        ("2025-06-01T12:30:00Z", datetime(2025, 6, 1, 14, 30)),
        ("2025-06-01 12:30:00 UTC", datetime(2025, 6, 1, 14, 30)),
        ("01.06.2025, 12:30 Uhr", datetime(2025, 6, 1, 12, 30)),
        ("Sun, 01 Jun 2025 12:30:00 +0200", datetime(2025, 6, 1, 12, 30)),
        (1748781000, datetime(2025, 6, 1, 14, 30)),
        ("1748781000000", datetime(2025, 6, 1, 14, 30)),
        (datetime(2025, 6, 1, 12, 30, tzinfo=UTC), datetime(2025, 6, 1, 14, 30)),
    ],
)
def test_times_are_read_and_turned_to_the_zone(value: Any, expected: datetime | None) -> None:
    assert time(value, ZoneInfo("Europe/Berlin")) == expected


@pytest.mark.parametrize("value", ["gut", "nan", "inf", [1]])
def test_what_is_no_number_is_said(value: Any) -> None:
    with pytest.raises(ValueError, match="csat"):
        number(value, "csat")


@pytest.mark.parametrize(
    ("value", "expected"), [("", None), (None, None), ("4,5", 4.5), (3, 3.0), ("good", 1.0), ("Bad", 0.0)]
)
def test_numbers_are_read(value: Any, expected: float | None) -> None:
    assert number(value, "csat") == expected
