"""The consistency index: how far groups stand apart on a scale, measured by how far replies do inside a group."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from tonecheck.audit.statistics import moments
from tonecheck.audit.statistics.moments import LEVEL, Interval, Moments

#: Below this noncentrality the exact distribution is used; above it the normal one is the same to three digits.
_EXACT_BELOW = 5000.0


class Spread(msgspec.Struct, frozen=True):
    """The index with its interval, and the p-value of "all groups are alike"."""

    index: Interval
    p: float
    groups: int
    n: int


def index(groups: Sequence[Moments]) -> Spread | None:
    """Cohen's f (1988, chapter 8) less what chance alone would make of it, with the interval of the noncentral F.

    f is the spread of the groups' means, weighted by their replies, over the spread within groups. 0: all alike;
    0.1 is small, 0.25 medium, 0.4 large. The interval inverts the noncentral F distribution (Steiger 2004). None with
    fewer than two groups of two values, or where nothing varies.
    """
    kept = [group for group in groups if group.n >= 2]
    spread = moments.within(kept)
    if len(kept) < 2 or spread <= 0:
        return None
    n, k = sum(group.n for group in kept), len(kept)
    middle = sum(group.n * group.mean for group in kept) / n
    ratio = sum(group.n * (group.mean - middle) ** 2 for group in kept) / (k - 1) / spread
    low, high = _noncentrality(ratio, k - 1, n - k)
    value = max(0.0, (k - 1) * (ratio - 1) / n)
    return Spread(Interval(math.sqrt(value), math.sqrt(low / n), math.sqrt(high / n)), _p(ratio, k - 1, n - k), k, n)


def _p(ratio: float, between: int, within: int) -> float:
    from scipy.special import fdtrc

    return float(fdtrc(between, within, ratio))


def _noncentrality(ratio: float, between: int, within: int) -> tuple[float, float]:
    """The ends of the noncentrality's interval."""
    from scipy.optimize import brentq
    from scipy.special import ncfdtr, ndtri

    tail = (1 - LEVEL) / 2
    seen = max(0.0, between * (ratio - 1))
    if seen > _EXACT_BELOW:
        half = float(-ndtri(tail)) * math.sqrt(2 * between + 4 * seen + 2 * seen**2 / within)
        return max(0.0, seen - half), seen + half

    def end(level: float) -> float:
        if ncfdtr(between, within, 0.0, ratio) <= level:
            return 0.0
        top = 10.0
        while ncfdtr(between, within, top, ratio) > level:
            top *= 2
        return float(brentq(lambda value: ncfdtr(between, within, value, ratio) - level, 0.0, top, xtol=1e-6))

    return end(1 - tail), end(tail)
