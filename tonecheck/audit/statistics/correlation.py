"""Rank correlation with its interval."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist

import msgspec

from tonecheck.audit.statistics.moments import LEVEL, Interval

_FEWEST = 10


class Correlation(msgspec.Struct, frozen=True):
    """Spearman's coefficient with its interval and the p-value of "no relation"."""

    rho: Interval
    p: float
    n: int


def of_ranks(rho: float, n: int, controlled: int = 0) -> Correlation | None:
    """The interval of a coefficient that is known (Bonett & Wright 2000); None below ten values.

    `controlled`: how many columns were partialled out (one less than the channels).
    """
    room = n - 3 - controlled
    if n < _FEWEST or room < 1 or not math.isfinite(rho):
        return None
    rho = max(-0.9999, min(0.9999, rho))
    middle, error = math.atanh(rho), math.sqrt((1 + rho * rho / 2) / room)
    z = NormalDist().inv_cdf((1 + LEVEL) / 2)
    p = 2 * NormalDist().cdf(-abs(middle) * math.sqrt(room))
    return Correlation(Interval(rho, math.tanh(middle - z * error), math.tanh(middle + z * error)), p, n)


def spearman(first: Sequence[float], second: Sequence[float]) -> Correlation | None:
    """The coefficient of two columns of equal length; None below ten values or where one does not vary."""
    import numpy as np
    from scipy.stats import rankdata

    if len(first) < _FEWEST or len(set(first)) < 2 or len(set(second)) < 2:
        return None
    return of_ranks(float(np.corrcoef(rankdata(first), rankdata(second))[0, 1]), len(first))
