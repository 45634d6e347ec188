"""How sure a figure is: percentile bootstrap intervals over replies, and the paired difference of two models.

B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, 1993, chapters 13 (percentile interval) and 15
(permutation test). Rows are put into an order of their own first, so that the order in which they come decides nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from tonecheck.training.weighted import Column, Figure, Floats

RESAMPLES = 1000
COVERED = 0.95


class Interval(msgspec.Struct, frozen=True):
    """The limits between which 95 % of the resampled values lie; NaN where no resample defines the figure."""

    low: float
    high: float


class Estimate(msgspec.Struct, frozen=True):
    """A figure with its interval."""

    value: float
    low: float
    high: float


class Difference(msgspec.Struct, frozen=True):
    """A figure of one model less that of another on the same rows; `p` is of the two-sided permutation test."""

    first: float
    second: float
    value: float
    low: float
    high: float
    p: float


def interval(
    statistic: Figure, *arrays: Column, groups: Column | None = None, seed: int = 0, resamples: int = RESAMPLES
) -> Interval:
    """The interval of a figure of `training.weighted`, called as statistic(weights, *arrays).

    `arrays` have one row each along their first axis; rows of one group (the sentences of a reply) are drawn together.
    """
    found = estimate(statistic, *arrays, groups=groups, seed=seed, resamples=resamples)
    return Interval(found.low, found.high)


def estimate(
    statistic: Figure, *arrays: Column, groups: Column | None = None, seed: int = 0, resamples: int = RESAMPLES
) -> Estimate:
    """The figure over all rows with its interval; NaN over no rows."""
    if not len(arrays[0]):
        return Estimate(np.nan, np.nan, np.nan)
    columns, group = _in_order(arrays, groups)
    value = _over_all(statistic, columns)
    drawn = statistic(_draws(group, seed, resamples), *columns)
    return Estimate(value, *_limits(drawn))


def difference(
    statistic: Figure,
    first: Column,
    second: Column,
    *shared: Column,
    groups: Column | None = None,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> Difference:
    """The figure of `first` less that of `second`, each called as statistic(weights, model, *shared), paired.

    The test swaps the models within whole groups at random: were they alike, no swap would change anything.
    """
    if not len(first):
        return Difference(*[np.nan] * 6)
    (one, other, *rest), group = _in_order((first, second, *shared), groups)
    values = _over_all(statistic, (one, *rest)), _over_all(statistic, (other, *rest))
    weights = _draws(group, seed, resamples)
    limits = _limits(statistic(weights, one, *rest) - statistic(weights, other, *rest))
    chance = np.random.default_rng([seed, 1])
    kept = chance.integers(0, 2, (resamples, int(group.max()) + 1)).astype(float)[:, group]
    both = (np.concatenate([one, other]), *(np.concatenate([column, column]) for column in rest))
    swapped = statistic(np.hstack([kept, 1 - kept]), *both) - statistic(np.hstack([1 - kept, kept]), *both)
    seen = abs(values[0] - values[1])
    p = float((1 + np.sum(np.abs(swapped) >= seen - 1e-12)) / (1 + resamples)) if np.isfinite(seen) else np.nan
    return Difference(*values, values[0] - values[1], *limits, p)


def _over_all(statistic: Figure, columns: tuple[Column, ...]) -> float:
    return float(statistic(np.ones((1, len(columns[0]))), *columns)[0])


def _limits(drawn: Floats) -> tuple[float, float]:
    known = drawn[np.isfinite(drawn)]
    if not len(known):
        return np.nan, np.nan
    low, high = np.quantile(known, [(1 - COVERED) / 2, (1 + COVERED) / 2])
    return float(low), float(high)


def _in_order(arrays: tuple[Column, ...], groups: Column | None) -> tuple[tuple[Column, ...], NDArray[np.int64]]:
    """The rows sorted by group and value, with the number of the group of each."""
    keys: list[Any] = [column for array in arrays for column in np.atleast_2d(array.T)]
    if groups is None:
        order = np.lexsort(keys)
        return tuple(array[order] for array in arrays), np.arange(len(order))
    _, number = np.unique(groups, return_inverse=True)
    order = np.lexsort([*keys, number])
    return tuple(array[order] for array in arrays), number[order]


def _draws(group: NDArray[np.int64], seed: int, resamples: int) -> Floats:
    """How often each row is drawn: (resamples, rows); as many groups are drawn as there are."""
    return _drawn(group.tobytes(), seed, resamples)


@lru_cache(maxsize=2)  # the figures of a table are of the same rows, again and again
def _drawn(groups: bytes, seed: int, resamples: int) -> Floats:
    group = np.frombuffer(groups, np.int64)
    count = int(group.max()) + 1
    chosen = np.random.default_rng(seed).integers(0, count, (resamples, count))
    chosen += count * np.arange(resamples)[:, None]
    drawn = np.bincount(chosen.ravel(), minlength=resamples * count).reshape(resamples, count)
    weights = drawn.astype(float)[:, group]
    weights.flags.writeable = False
    return weights
