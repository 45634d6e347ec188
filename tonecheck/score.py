"""Marks, score and verdict, in integer tenths so that the shown addends add up to the digit."""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache

import msgspec

from tonecheck.report import Addend, Verdict
from tonecheck.rule import Severity

#: Points of a family's mark that one finding costs in a reply of up to 100 words.
COSTS: Mapping[Severity, int] = {"error": 40, "warning": 15, "note": 5}
#: Below this number of words there is no score.
FEWEST_WORDS = 10
#: Points of a dimension's mark that one point outside its range costs.
TONE_SLOPE = 4


class Score(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The outcome for one reply; `score` is None where the reply is too short or nothing applied."""

    score: float | None
    verdict: Verdict
    marks: dict[str, float | None]
    addends: tuple[Addend, ...] = ()


def _tenths(points: int, unit: int) -> int:
    """`points` of one over `unit` each as tenths, half up; not for negative ones."""
    return (20 * points + unit) // (2 * unit)


def finding_cost(severity: Severity, words: int) -> float:
    """The points, to one decimal, that a finding takes from its family's mark in a reply of `words` words."""
    return _tenths(COSTS[severity] * 100, max(100, words)) / 10


def family_mark(severities: Iterable[Severity], words: int) -> float:
    """100 less the costs of a family's findings, at least 0."""
    cost = sum(round(finding_cost(severity, words) * 10) for severity in severities)
    return max(0, 1000 - cost) / 10


def tone_mark(value: float, low: float | None, high: float | None) -> float:
    """100 inside the range, 4 less for each point outside, at least 0."""
    outside = max(0.0, (low or 0.0) - value, value - (100.0 if high is None else high))
    points, unit = _exact(round(outside, 4))
    return max(0, 1000 - _tenths(TONE_SLOPE * points, unit)) / 10


def weighted_mean(marks: Iterable[tuple[float, float]]) -> float | None:
    """The mean of (mark, weight) pairs to one decimal; None without weight."""
    pairs = list(marks)
    points, unit = _whole(mark for mark, _ in pairs)
    weights, _ = _whole(weight for _, weight in pairs)
    total = sum(weights) * unit
    if not total:
        return None
    return _tenths(sum(map(operator.mul, points, weights)), total) / 10


@lru_cache(maxsize=10_000)
def _exact(value: float) -> tuple[int, int]:
    """The number as written, as a fraction: 0.1 is one tenth."""
    return Fraction(str(value)).as_integer_ratio()


def _whole(values: Iterable[float]) -> tuple[list[int], int]:
    """Numbers as multiples of one over the second result."""
    exact = [_exact(value) for value in values]
    unit = math.lcm(*(denominator for _, denominator in exact))
    return [numerator * (unit // denominator) for numerator, denominator in exact], unit


def _addends(marks: Mapping[str, float], weights: Mapping[str, float], score: float) -> tuple[Addend, ...]:
    """What each family takes from 100, in tenths by largest remainder, so that the sum is the score."""
    points, unit = _whole(marks.values())
    shares, _ = _whole(weights.get(family, 1) for family in marks)
    total = sum(shares) * unit
    tenths, remainders = dict[str, int](), dict[str, int]()
    for family, mark, share in zip(marks, points, shares, strict=True):
        tenths[family], remainders[family] = divmod((1000 * unit - 10 * mark) * share, total)
    missing = 1000 - round(score * 10) - sum(tenths.values())
    for family in sorted(remainders, key=lambda family: (-remainders[family], family))[: max(0, missing)]:
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
