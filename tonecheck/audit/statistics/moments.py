"""Counts, means and variances, and the intervals that follow from them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from tonecheck.learning import statistics

#: The level of every interval of a report.
LEVEL = 0.95


class Moments(msgspec.Struct, frozen=True):
    """How many values, their mean and their variance (divided by n - 1)."""

    n: int
    mean: float
    variance: float

    @classmethod
    def of_sums(cls, n: int, total: float, squares: float) -> Moments:
        """From the sum of the values and of their squares, as a database gives them."""
        if n == 0:
            return cls(0, 0.0, 0.0)
        mean = total / n
        return cls(n, mean, max(0.0, squares - total * mean) / (n - 1) if n > 1 else 0.0)


class Interval(msgspec.Struct, frozen=True):
    """A figure between the ends of its 95 % interval; an end is None where the data do not bound it."""

    value: float
    low: float | None
    high: float | None


def share(hits: int, n: int) -> Interval:
    """A share from 0 to 1 with its interval (Wilson 1927)."""
    found = statistics.wilson(hits, n, LEVEL)
    return Interval(hits / n if n else 0.0, found.low, found.high)


def mean(moments: Moments) -> Interval:
    """A mean with Student's interval; open with fewer than two values."""
    from scipy.special import stdtrit

    if moments.n < 2:
        return Interval(moments.mean, None, None)
    half = float(stdtrit(moments.n - 1, (1 + LEVEL) / 2)) * math.sqrt(moments.variance / moments.n)
    return Interval(moments.mean, moments.mean - half, moments.mean + half)


def within(groups: Sequence[Moments]) -> float:
    """The variance inside groups, pooled; 0 where no group has two values."""
    freedom = sum(group.n - 1 for group in groups if group.n)
    return sum((group.n - 1) * group.variance for group in groups if group.n) / freedom if freedom else 0.0


def together(groups: Sequence[Moments]) -> Moments:
    """The moments of all groups' values as one."""
    n = sum(group.n for group in groups)
    if n == 0:
        return Moments(0, 0.0, 0.0)
    middle = sum(group.n * group.mean for group in groups) / n
    squares = sum((group.n - 1) * group.variance + group.n * (group.mean - middle) ** 2 for group in groups if group.n)
    return Moments(n, middle, squares / (n - 1) if n > 1 else 0.0)
