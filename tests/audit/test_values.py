"""Times and numbers as archives write them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import hypothesis
import pytest
from hypothesis import strategies as st

from tonecheck.audit.values import Order, number, order, time


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
        "03/04/2025",
        "03/04/2025 10:00",
        "12/11/2025",
        "13/32/2025",
        "31/31/2025",
        "00/31/2025",
        "02/30/2025",
        "31/12/25",
        "25/12/31",
        "05/05/25",
        "12/31/125",
        "12/31/2025 14:05 PM",
        "12/31/2025 0:05 AM",
        "12/31/2025 25:00",
        "12/31",
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
        ("2025/06/01", datetime(2025, 6, 1)),
        ("12/31/2025", datetime(2025, 12, 31)),
        ("31/12/2025", datetime(2025, 12, 31)),
        ("1/13/2025 9:05", datetime(2025, 1, 13, 9, 5)),
        ("12/31/25 14:05:09", datetime(2025, 12, 31, 14, 5, 9)),
        ("12/31/2025, 2:05 PM", datetime(2025, 12, 31, 14, 5)),
        ("12/31/2025 12:05 a.m.", datetime(2025, 12, 31, 0, 5)),
        ("12/31/2025 12:05PM", datetime(2025, 12, 31, 12, 5)),
        ("05/05/2025", datetime(2025, 5, 5)),
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


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], None),
        (["03/04/2025", None, 3, "12.31.2025", "2025-12-31"], None),
        (["12/31/2025", "31/12/2025"], None),
        (["31/12/25", "13/13/2025"], None),
        (["03/04/2025", "12/31/2025 2:05 PM"], "month"),
        (["03/04/25", "12/31/25"], "month"),
        ([" 31/12/2025 14:05", "03/04/2025"], "day"),
    ],
)
def test_dates_of_a_column_show_their_order(values: list[Any], expected: Order | None) -> None:
    assert order(values) == expected


@pytest.mark.parametrize(
    ("value", "given", "expected"),
    [
        ("03/04/2025", "month", datetime(2025, 3, 4)),
        ("03/04/2025", "day", datetime(2025, 4, 3)),
        ("03/04/25 1:00 pm", "day", datetime(2025, 4, 3, 13)),
        ("31/12/25", "day", datetime(2025, 12, 31)),
        ("31/12/2025", "month", datetime(2025, 12, 31)),
        ("12/31/2025", "day", datetime(2025, 12, 31)),
        ("05.01.25", "month", datetime(2025, 1, 5)),
    ],
)
def test_an_order_helps_where_a_date_does_not_show_its_own(value: str, given: Order, expected: datetime) -> None:
    assert time(value, order=given) == expected


@hypothesis.given(st.datetimes(datetime(1900, 1, 1), datetime(2999, 1, 1)), st.sampled_from(["day", "month"]))
def test_what_is_written_in_a_known_order_comes_back(when: datetime, which: Order) -> None:
    written = when.strftime("%d/%m/%Y %H:%M:%S" if which == "day" else "%m/%d/%Y %I:%M:%S %p")
    assert time(written, order=which) == when.replace(microsecond=0)
    assert order([written]) in (which, None)
