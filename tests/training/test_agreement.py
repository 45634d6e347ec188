"""How far two raters agree."""

from __future__ import annotations

import msgspec

from tonecheck.report import DIMENSIONS
from tonecheck.training.agreement import flaw_rows, report, tone_rows
from tonecheck.training.corpus import read_training


def test_who_rates_alike_agrees_and_who_rates_more_is_biased() -> None:
    records = read_training()[:40]
    twice = [msgspec.structs.replace(one, ratings=(one.ratings[0], one.ratings[0])) for one in records]
    assert all(row[2].startswith("1.000") and row[3].startswith("0.000") for row in tone_rows(twice))
    more = [
        msgspec.structs.replace(one, ratings=(one.ratings[0], {name: one.ratings[0][name] + 1 for name in DIMENSIONS}))
        for one in records
    ]
    assert all(row[2].startswith("1.000") and row[4].startswith("1.000") for row in tone_rows(more))
    assert [row[0] for row in tone_rows(records)] == [*DIMENSIONS, "mean"]


def test_flaws_are_counted_by_both_and_by_one() -> None:
    (first, second, third) = read_training()[:3]
    records = [
        msgspec.structs.replace(first, flaws={"blame": True}),
        msgspec.structs.replace(second, flaws={"blame": False, "curt": False}),
        msgspec.structs.replace(third, flaws={}),
    ]
    assert list(flaw_rows(records)) == [("blame", "1", "1", "0.67"), ("curt", "0", "1", "0.00")]


def test_the_report_has_all_replies_and_those_in_natural_proportions() -> None:
    lines = list(report())
    assert [line for line in lines if line.startswith("##")] == ["## Tone, all", "## Tone, slices d, f, g", "## Flaws"]
    assert any("| mean" in line and "| 1232 |" in line for line in lines)
