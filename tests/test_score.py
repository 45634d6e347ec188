from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.score import family_mark, finding_cost, judge, tone_mark, weighted_mean

LIMITS = {"pass_": 80.0, "warn": 60.0}


@pytest.mark.parametrize(
    ("severities", "words", "mark"),
    [
        ([], 120, 100.0),
        (["error"], 50, 60.0),
        (["error"], 100, 60.0),
        (["error"], 200, 80.0),
        (["warning", "note"], 80, 80.0),
        (["warning"], 300, 95.0),
        (["error", "error", "error"], 20, 0.0),
        (["note"], 96, 95.0),
    ],
)
def test_a_mark_is_100_less_its_costs(severities: list[str], words: int, mark: float) -> None:
    assert family_mark(severities, words) == mark


def test_costs_shrink_with_length_but_never_grow_in_short_replies() -> None:
    assert finding_cost("warning", 1) == finding_cost("warning", 100) == 15.0
    assert finding_cost("warning", 70_000) == 0.0


@pytest.mark.parametrize(
    ("value", "low", "high", "mark"),
    [
        (45.0, 45, 75, 100.0),
        (75.0, 45, 75, 100.0),
        (44.0, 45, 75, 96.0),
        (80.5, 45, 75, 78.0),
        (0.0, 45, None, 0.0),
        (99.0, 45, None, 100.0),
        (3.0, None, 2, 96.0),
        (3.0, None, 0, 88.0),
    ],
)
def test_a_dimension_loses_four_for_each_point_outside(
    value: float, low: float | None, high: float | None, mark: float
) -> None:
    assert tone_mark(value, low, high) == mark


def test_what_does_not_apply_is_left_out_not_counted_as_100() -> None:
    assert judge({"tone": 50.0, "apology": None}, words=50, weights={}, critical=False, **LIMITS).score == 50.0


def test_nothing_applies_gives_no_score() -> None:
    result = judge({"apology": None}, words=50, weights={}, critical=False, **LIMITS)
    assert (result.score, result.verdict, result.addends) == (None, "none", ())


@pytest.mark.parametrize(("critical", "verdict"), [(False, "none"), (True, "red")])
def test_under_ten_words_there_is_no_score(critical: bool, verdict: str) -> None:
    result = judge({"tone": 50.0}, words=9, weights={}, critical=critical, **LIMITS)
    assert (result.score, result.verdict) == (None, verdict)


@pytest.mark.parametrize(
    ("mark", "verdict"), [(79.9, "amber"), (80.0, "green"), (59.9, "red"), (60.0, "amber"), (100.0, "green")]
)
def test_the_verdict_follows_the_shown_score(mark: float, verdict: str) -> None:
    assert judge({"tone": mark}, words=50, weights={}, critical=False, **LIMITS).verdict == verdict


def test_a_critical_finding_makes_red_and_leaves_the_score() -> None:
    result = judge({"tone": 100.0}, words=50, weights={}, critical=True, **LIMITS)
    assert (result.score, result.verdict) == (100.0, "red")


def test_a_weight_of_zero_takes_a_family_out() -> None:
    result = judge({"tone": 0.0, "address": 90.0}, words=50, weights={"tone": 0}, critical=False, **LIMITS)
    assert result.score == 90.0
    assert [addend.family for addend in result.addends] == ["address"]


def test_the_weighted_mean_rounds_half_up() -> None:
    assert weighted_mean([(50.0, 1), (50.1, 1)]) == 50.1


MARKS = st.dictionaries(st.sampled_from("abcdefghij"), st.integers(0, 1000).map(lambda tenths: tenths / 10), min_size=1)
WEIGHTS = st.dictionaries(st.sampled_from("abcdefghij"), st.sampled_from([0.5, 1, 2, 3, 7]))


@given(marks=MARKS, weights=WEIGHTS)
def test_the_addends_add_up_to_the_digit(marks: dict[str, float], weights: dict[str, float]) -> None:
    result = judge(marks, words=50, weights=weights, critical=False, **LIMITS)
    assert result.score is not None
    assert round(1000 + sum(round(addend.points * 10) for addend in result.addends)) == round(result.score * 10)
    assert all(addend.points <= 0 for addend in result.addends)
    assert 0 <= result.score <= 100
