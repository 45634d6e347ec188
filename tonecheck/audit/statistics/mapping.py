"""From the tool's figures to people's: a shift or a monotone curve, judged on replies it was not learned from."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_FOLDS = 5


class Curve(msgspec.Struct, frozen=True):
    """A monotone curve through points, straight between them and level outside."""

    tool: tuple[float, ...]
    people: tuple[float, ...]

    def __call__(self, values: Floats) -> Floats:
        """The people's figures for the tool's."""
        return np.interp(values, self.tool, self.people)


class Mapped(msgspec.Struct, frozen=True):
    """Both mappings, and the mean absolute error in points: as it is, and after each, cross-validated."""

    shift: float
    curve: Curve
    error: float
    error_shifted: float
    error_curved: float
    n: int


def fit(tool: Floats, people: Floats, seed: int = 0) -> Mapped:
    """Learn both mappings from pairs of figures; needs at least five pairs."""
    fold = np.random.default_rng(seed).permutation(len(tool)) % _FOLDS
    shifted, curved = np.empty(len(tool)), np.empty(len(tool))
    for number in range(_FOLDS):
        rest, held = fold != number, fold == number
        shifted[held] = tool[held] + shift(tool[rest], people[rest])
        curved[held] = isotonic(tool[rest], people[rest])(tool[held])

    def error(values: Floats) -> float:
        return float(np.abs(np.clip(values, 0, 100) - people).mean())

    return Mapped(
        shift=shift(tool, people),
        curve=isotonic(tool, people),
        error=error(tool),
        error_shifted=error(shifted),
        error_curved=error(curved),
        n=len(tool),
    )


def shift(tool: Floats, people: Floats) -> float:
    """The points to add: the mean difference."""
    return float((people - tool).mean())


def isotonic(tool: Floats, people: Floats) -> Curve:
    """The monotone curve of least squares (pool adjacent violators; Barlow et al. 1972)."""
    from scipy.optimize import isotonic_regression

    places, group = np.unique(tool, return_inverse=True)
    counts = np.bincount(group).astype(float)
    fitted = isotonic_regression(np.bincount(group, people) / counts, weights=counts).x
    bends = np.ones(len(places), dtype=bool)
    bends[1:-1] = (fitted[1:-1] != fitted[:-2]) | (fitted[1:-1] != fitted[2:])
    return Curve(tuple(map(float, places[bends])), tuple(map(float, fitted[bends])))


def threshold(score: Floats, is_good: NDArray[np.bool_]) -> float | None:
    """The score that best parts good from bad replies (Youden 1950), halfway between two scores; None without both."""
    if is_good.all() or not is_good.any():
        return None
    places = np.unique(score)
    cuts = np.concatenate([places[:1], (places[1:] + places[:-1]) / 2])
    passed = score[None, :] >= cuts[:, None]
    gain = (passed & is_good).sum(axis=1) / is_good.sum() - (passed & ~is_good).sum(axis=1) / (~is_good).sum()
    best = np.flatnonzero(gain >= gain.max() - 1e-12)
    return float(cuts[best[len(best) // 2]])
