"""Marks, score and verdict, in integer tenths so that the shown addends add up to the digit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

import msgspec

from tonecheck.report import Addend, Verdict
from tonecheck.rule import Severity

#: Points of a family's mark that one finding costs in a reply of up to 100 words.
COSTS: Mapping[Severity, int] = {"error": 40, "warning": 15, "note": 5}
#: Below this number of words there is no score.
FEWEST_WORDS = 10
#: Points of a dimension's mark that one point outside its range costs.
TONE_SLOPE = 4


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome for one reply; `score` is None where the reply is too short or nothing applied."""

    score: float | None
    verdict: Verdict
    marks: dict[str, float | None]
    addends: tuple[Addend, ...] = ()


def _tenths(value: Fraction) -> int:
    """`value` points as tenths, half up."""
    return int(value * 10 + Fraction(1, 2))


def finding_cost(severity: Severity, words: int) -> float:
    """The points, to one decimal, that a finding takes from its family's mark in a reply of `words` words."""
    share = min(Fraction(1), Fraction(100, max(1, words)))
    return _tenths(COSTS[severity] * share) / 10


def family_mark(severities: Iterable[Severity], words: int) -> float:
    """100 less the costs of a family's findings, at least 0."""
    cost = sum(round(finding_cost(severity, words) * 10) for severity in severities)
    return max(0, 1000 - cost) / 10


def tone_mark(value: float, low: float | None, high: float | None) -> float:
    """100 inside the range, 4 less for each point outside, at least 0."""
    outside = max(0.0, (low or 0.0) - value, value - (100.0 if high is None else high))
    return max(0, 1000 - _tenths(TONE_SLOPE * Fraction(str(round(outside, 4))))) / 10


def weighted_mean(marks: Iterable[tuple[float, float]]) -> float | None:
    """The mean of (mark, weight) pairs to one decimal; None without weight."""
    pairs = [(Fraction(str(mark)), Fraction(str(weight))) for mark, weight in marks]
    total = sum(weight for _, weight in pairs)
    return _tenths(sum((mark * weight for mark, weight in pairs), Fraction(0)) / total) / 10 if total else None


def _addends(marks: Mapping[str, float], weights: Mapping[str, float], score: float) -> tuple[Addend, ...]:
    """What each family takes from 100, in tenths by largest remainder, so that the sum is the score."""
    total = sum(Fraction(str(weights.get(family, 1))) for family in marks)
    exact = {
        family: (1000 - Fraction(str(mark)) * 10) * Fraction(str(weights.get(family, 1))) / total
        for family, mark in marks.items()
    }
    tenths = {family: int(share) for family, share in exact.items()}
    missing = 1000 - round(score * 10) - sum(tenths.values())
    by_remainder = sorted(exact, key=lambda family: (tenths[family] - exact[family], family))
    for family in by_remainder[: max(0, missing)]:
        tenths[family] += 1
    return tuple(
        Addend(family, marks[family], float(weights.get(family, 1)), -points / 10 if points else 0.0)
        for family, points in tenths.items()
    )


def judge(
    marks: Mapping[str, float | None],
    *,
    words: int,
    weights: Mapping[str, float],
    pass_: float,
    warn: float,
    critical: bool,
) -> Score:
    """Score and verdict from the families' marks (None: does not apply)."""
    applying = {family: mark for family, mark in marks.items() if mark is not None and weights.get(family, 1) > 0}
    score = weighted_mean((mark, weights.get(family, 1)) for family, mark in applying.items())
    if score is None or words < FEWEST_WORDS:
        return Score(score=None, verdict="red" if critical else "none", marks=dict(marks))
    verdict: Verdict = "green" if score >= pass_ else "amber" if score >= warn else "red"
    return Score(
        score=score,
        verdict="red" if critical else verdict,
        marks=dict(marks),
        addends=_addends(applying, weights, score),
    )
