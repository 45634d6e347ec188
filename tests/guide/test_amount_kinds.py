"""Ranges by number and by name, spans of time in two languages, shares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tonecheck.guide import GuideError, Section, load_text
from tonecheck.guide.values import Range

Sections = Mapping[str, Section]


def policy(text: str, sections: Sections) -> Any:
    return load_text(f"tonecheck: 1\n{text}\n", sections).policy()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[45, 75]", Range(min=45, max=75)),
        ("[50, 50]", Range(min=50, max=50)),
        ("[0, 0.5]", Range(min=0, max=0.5)),
        ("{min: 60}", Range(min=60)),
        ("{max: 60, min: null}", Range(max=60)),
        ("{min: 60, weight: 2, but_not: steif}", Range(min=60, weight=2, but_not="steif")),
        ("casual", Range(min=0, max=35)),
        ("neutral", Range(min=30, max=65)),
        ("formal", Range(min=55, max=100)),
    ],
)
def test_range(written: str, meant: Range, sections: Sections) -> None:
    assert policy(f"tone: {{formality: {written}}}", sections).options["tone"].formality == meant


@pytest.mark.parametrize(("name", "bounds"), [("low", (0, 35)), ("medium", (30, 65)), ("high", (55, 100))])
def test_other_dimensions_have_other_names(name: str, bounds: tuple[int, int], sections: Sections) -> None:
    read = policy(f"tone: {{warmth: {name}}}", sections).options["tone"].warmth
    assert (read.min, read.max) == bounds


def test_a_range_of_words_may_pass_100(sections: Sections) -> None:
    assert policy("clarity: {reply_words: [20, 180]}", sections).options["clarity"].reply_words == Range(
        min=20, max=180
    )


@pytest.mark.parametrize(
    ("written", "amount", "unit"),
    [
        ("1 day", 1, "day"),
        ("14 Tage", 14, "day"),
        ("1 Werktag", 1, "workday"),
        ("3 working  days", 3, "workday"),
        ("24h", 24, "hour"),
        ("2 Stunden", 2, "hour"),
        ("1,5 Std.", 1.5, "hour"),
        ("10 min", 10, "minute"),
        ("4 Wochen", 4, "week"),
        ("1 Monat", 1, "month"),
        ("2 years", 2, "year"),
    ],
)
def test_duration(written: str, amount: float, unit: str, sections: Sections) -> None:
    read = policy(f"service: {{solution: '{written}'}}", sections).service.solution
    assert (read.amount, read.unit, read.text) == (amount, unit, written)


@pytest.mark.parametrize(("written", "value"), [("20%", 0.2), ("20 %", 0.2), ("2,5%", 0.025), ("100%", 1), ("0%", 0)])
def test_share(written: str, value: float, sections: Sections) -> None:
    assert policy(f"clarity: {{passive: '{written}'}}", sections).options["clarity"].passive.value == pytest.approx(
        value
    )


@pytest.mark.parametrize("written", ["0.2", "20", "%", "-1%", "1000%"])
def test_no_share(written: str, sections: Sections) -> None:
    with pytest.raises(GuideError):
        policy(f"clarity: {{passive: '{written}'}}", sections)
