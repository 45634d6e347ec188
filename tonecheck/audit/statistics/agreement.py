"""Agreement of raters: Krippendorff's alpha and the quadratic kappa, with bootstrap intervals over what was rated."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tonecheck.audit.statistics.moments import LEVEL, Interval

Floats = NDArray[np.float64]
_RESAMPLES = 1000


def alpha(ratings: Floats, metric: Literal["interval", "ordinal"] = "interval") -> float:
    """Krippendorff's alpha (2011) of ratings (units, raters) with NaN where nobody rated; NaN where nothing varies.

    The ordinal distance of two values is that of their mid-ranks among all ratings that can be paired.
    """
    from scipy.stats import rankdata

    rated = np.isfinite(ratings)
    pairable = ratings[rated.sum(axis=1) >= 2]
    known = np.isfinite(pairable)
    values = pairable[known]
    if len(values) < 2:
        return float("nan")
    if metric == "ordinal":
        ranks = np.full(pairable.shape, np.nan)
        ranks[known] = rankdata(values)
        pairable, values = ranks, ranks[known]
    expected = 2 * len(values) * float(values.var()) * len(values) / (len(values) * (len(values) - 1))
    if expected == 0:
        return float("nan")
    counts = known.sum(axis=1)
    inside = 2 * counts**2 * np.nanvar(pairable, axis=1) / (counts - 1)
    return 1 - float(inside.sum()) / len(values) / expected


def kappa(first: Floats, second: Floats) -> float:
    """Cohen's kappa with quadratic weights (1968) of two raters on any scale of numbers; NaN where nothing varies."""
    both = np.isfinite(first) & np.isfinite(second)
    one, other = first[both], second[both]
    if not len(one):
        return float("nan")
    expected = float(one.var() + other.var() + (one.mean() - other.mean()) ** 2)
    return 1 - float(((one - other) ** 2).mean()) / expected if expected else float("nan")


def interval(statistic: Callable[[Floats], float], ratings: Floats, seed: int = 0) -> Interval | None:
    """A figure of the rows of `ratings` with its percentile bootstrap interval; None where it is not defined.

    Whole rows (what was rated) are drawn, so that the raters of one reply stay together (Efron & Tibshirani 1993, 13).
    """
    value = statistic(ratings)
    if not np.isfinite(value):
        return None
    chance = np.random.default_rng(seed)
    drawn = np.array([statistic(ratings[chance.integers(0, len(ratings), len(ratings))]) for _ in range(_RESAMPLES)])
    drawn = drawn[np.isfinite(drawn)]
    if not len(drawn):
        return Interval(value, None, None)
    low, high = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(value, float(low), float(high))
