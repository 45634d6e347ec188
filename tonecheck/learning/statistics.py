"""The statistics behind a draft: quantiles with their intervals, shares, joint ranges, log-odds. Pure; numpy alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist

import msgspec
import numpy as np
from numpy.typing import NDArray

#: The level of every interval that is shown.
LEVEL = 0.9
#: The level at which two groups count as different; several are compared, so it is a strict one.
STRICT = 0.99
_STEP = 5.0
_FOLDS = 10
#: What all replies have does not make the odds infinite.
_NOT_ALL = 0.999

Floats = NDArray[np.float64]


class Interval(msgspec.Struct, frozen=True):
    """Both ends; None where the data cannot bound that side."""

    low: float | None
    high: float | None

    def is_apart_from(self, other: Interval) -> bool:
        """Whether the two share no value; an open end reaches everywhere."""
        return _is_below(self, other) or _is_below(other, self)


def _is_below(first: Interval, second: Interval) -> bool:
    return first.high is not None and second.low is not None and first.high < second.low


def wilson(hits: int, n: int, level: float = LEVEL) -> Interval:
    """The interval of a share (Wilson 1927); open on both sides without observations."""
    if n == 0:
        return Interval(None, None)
    z = NormalDist().inv_cdf((1 + level) / 2)
    share, square = hits / n, z * z / n
    middle = (share + square / 2) / (1 + square)
    half = z * math.sqrt(share * (1 - share) / n + square / (4 * n)) / (1 + square)
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def quantile_interval(values: Sequence[float], share: float, level: float = LEVEL) -> Interval:
    """The interval of a quantile between two of the ordered values, by the binomial distribution of their ranks.

    It needs no assumption on how the values are spread (David & Nagaraja 2003, 7.1); an end that even the smallest or
    largest value does not bound at this level is None.
    """
    ordered, tail = sorted(values), (1 - level) / 2
    if not 0 < share < 1:
        return Interval(None, ordered[0]) if share <= 0 else Interval(ordered[-1], None)
    below = _cumulative(len(ordered), share)
    low = sum(probability <= tail for probability in below)  # the rank of the lower end, counted from 1
    high = next((rank for rank, probability in enumerate(below, 1) if probability >= 1 - tail), len(ordered) + 1)
    return Interval(
        ordered[low - 1] if low else None,
        ordered[high - 1] if high <= len(ordered) else None,
    )


def _cumulative(n: int, share: float) -> list[float]:
    """P(X <= k) for k = 0 … n - 1 where X is binomial."""
    total, sums = 0.0, list[float]()
    for k in range(n):
        log = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
        total += math.exp(log + k * math.log(share) + (n - k) * math.log1p(-share))
        sums.append(total)
    return sums


def bound(values: Sequence[float], coverage: float) -> float:
    """The smallest of the values that at least `coverage` of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(coverage * len(ordered) - 1e-9) - 1)]


class Ranges(msgspec.Struct, frozen=True):
    """One range a column: its ends, and how many rows lie in all of them."""

    low: tuple[float, ...]
    high: tuple[float, ...]
    held: int


def joint_ranges(values: Floats, least: Floats, upper: Sequence[bool], coverage: float, extra: float = 0.0) -> Ranges:
    """Ranges that together hold `coverage` of the rows, and no wider than that takes.

    `values` has a row a reply and a column a dimension (0 to 100). The rows that stretch the ranges most are left out,
    one after the other (peeling: Barnett 1976), as many as the coverage allows. A range never ends nearer to its median
    than `least` points, `extra` times `least` is added to both ends, and ends are rounded outward to fives. Columns
    without `upper` have no upper end.
    """
    kept = values[_peeled(values / least, np.array(upper), math.floor((1 - coverage) * len(values) + 1e-9))]
    middle = np.median(values, axis=0)
    low = np.minimum(kept.min(axis=0) - extra * least, middle - least)
    high = np.maximum(kept.max(axis=0) + extra * least, middle + least)
    low = np.clip(np.floor(low / _STEP) * _STEP, 0, 100)
    high = np.where(np.array(upper), np.clip(np.ceil(high / _STEP) * _STEP, 0, 100), 100.0)
    return Ranges(tuple(map(float, low)), tuple(map(float, high)), int(inside(values, low, high).sum()))


def _peeled(values: Floats, upper: NDArray[np.bool_], most: int) -> list[int]:
    """The indexes of the rows that are left when the `most` that stretch the columns' ranges furthest are gone."""
    left = list(range(len(values)))
    for _ in range(min(most, len(values) - 2)):
        rows = values[left]
        ordered = np.sort(rows, axis=0)
        below, above = ordered[1] - ordered[0], np.where(upper, ordered[-1] - ordered[-2], 0.0)
        gains = ((rows == ordered[0]) * below + (rows == ordered[-1]) * above).sum(axis=1)
        if not gains.any():  # every end is shared: the rows that lie at most ends go first
            gains = ((rows == ordered[0]) + ((rows == ordered[-1]) & upper)).sum(axis=1)
        left.pop(int(gains.argmax()))
    return left


def inside(values: Floats, low: Sequence[float] | Floats, high: Sequence[float] | Floats) -> NDArray[np.bool_]:
    """For every row whether all its values lie in the ranges."""
    result: NDArray[np.bool_] = np.all((values >= np.array(low)) & (values <= np.array(high)), axis=1)
    return result


def held_out(values: Floats, least: Floats, upper: Sequence[bool], coverage: float, extra: float = 0.0) -> int:
    """How many rows lie in the ranges that the other nine tenths give: what to expect of new replies like these."""
    fold = np.arange(len(values)) % _FOLDS
    found = 0
    for number in range(min(_FOLDS, len(values))):
        rest = values[fold != number]
        ranges = joint_ranges(rest, least, upper, coverage, extra)
        found += int(inside(values[fold == number], ranges.low, ranges.high).sum())
    return found


def log_odds(hits: Floats, n: int, others: Floats, other_n: int, prior: float) -> Floats:
    """How much more often each item stands in our `n` replies than in the `other_n`, as z.

    Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, equations 16 and 22) where a
    reply has an item or not: the prior is `prior` replies, of which as many have it as of both sides together.
    """
    pooled = np.minimum((hits + others) / (n + other_n), _NOT_ALL)
    first, second = hits + prior * pooled, others + prior * pooled
    lacking, other_lacking = n + prior - first, other_n + prior - second
    delta = np.log(first / lacking) - np.log(second / other_lacking)
    result: Floats = delta / np.sqrt(1 / first + 1 / lacking + 1 / second + 1 / other_lacking)
    return result
