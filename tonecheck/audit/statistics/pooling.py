"""Partial pooling: a mean of few values leans on the others' mean, one of many stands on its own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist

from tonecheck.audit.statistics import moments
from tonecheck.audit.statistics.moments import LEVEL, Interval, Moments

_FEWEST = 4
_STEPS = 200
_EXACT = 1e-10


def pooled(groups: Sequence[Moments]) -> list[Interval]:
    """The empirical Bayes means of the normal model, with Morris's intervals (Morris 1983, section 5).

    A group's mean is drawn to the mean of the groups by the share of its variance that is chance; the spread between
    groups is Paule & Mandel's (1982). Fewer than four groups are not pooled. Every group needs a value.
    """
    spread = moments.within(groups)
    if len(groups) < _FEWEST or spread == 0:
        return [_alone(group, spread) for group in groups]
    noise = [spread / group.n for group in groups]
    between = _between([group.mean for group in groups], noise)
    middle = _middle([group.mean for group in groups], noise, between)
    average = sum(value / (value + between) * value for value in noise) / sum(
        value / (value + between) for value in noise
    )
    return [
        _drawn(group.mean, value, middle, between, average, len(groups))
        for group, value in zip(groups, noise, strict=True)
    ]


def _drawn(mean: float, noise: float, middle: float, between: float, average: float, k: int) -> Interval:
    """One mean drawn to the middle; the interval also knows that the spread between groups was estimated."""
    shrink = (k - 3) / (k - 1) * noise / (noise + between)
    doubt = 2 / (k - 3) * (average + between) / (noise + between)
    variance = noise * (1 - (k - 1) / k * shrink) + doubt * shrink**2 * (mean - middle) ** 2
    value = mean + shrink * (middle - mean)
    half = NormalDist().inv_cdf((1 + LEVEL) / 2) * math.sqrt(variance)
    return Interval(value, value - half, value + half)


def _alone(group: Moments, spread: float) -> Interval:
    return moments.mean(Moments(group.n, group.mean, spread or group.variance))


def _middle(means: Sequence[float], noise: Sequence[float], between: float) -> float:
    weights = [1 / (value + between) for value in noise]
    return sum(weight * mean for weight, mean in zip(weights, means, strict=True)) / sum(weights)


def _between(means: Sequence[float], noise: Sequence[float]) -> float:
    """The variance between groups at which their weighted spread is what chance would make of it."""

    def excess(between: float) -> float:
        middle = _middle(means, noise, between)
        spread = sum((mean - middle) ** 2 / (value + between) for mean, value in zip(means, noise, strict=True))
        return spread - (len(means) - 1)

    if excess(0.0) <= 0:
        return 0.0
    low, high = 0.0, max(_EXACT, max(means) - min(means)) ** 2
    while excess(high) > 0:
        high *= 2
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if excess(middle) > 0 else (low, middle)
        if high - low <= _EXACT * high:
            break
    return (low + high) / 2
