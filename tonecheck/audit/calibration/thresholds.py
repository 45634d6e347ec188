"""The scores from which people call a reply green, or no longer red."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tonecheck.audit.calibration.document import Threshold
from tonecheck.audit.report.overview import points
from tonecheck.audit.statistics import mapping, moments
from tonecheck.audit.statistics.moments import LEVEL, Interval

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

RANKS = {"red": 0.0, "amber": 1.0, "green": 2.0}
#: Replies on either side, below which a threshold would be a guess.
_FEWEST_EACH = 5
_RESAMPLES = 500
_FOLDS = 5


def thresholds(score: Floats, verdicts: Floats, seed: int = 0) -> list[Threshold]:
    """`pass` and `warn`, where people used both sides of it often enough.

    None where `warn` would lie above `pass`: then the score does not tell people's verdicts apart.
    """
    known = np.isfinite(score) & np.isfinite(verdicts).any(axis=1)
    if not known.any():
        return []
    people = np.nanmedian(verdicts[known], axis=1)
    sides = {"pass": people >= RANKS["green"], "warn": people >= RANKS["amber"]}
    found = [
        one
        for name, is_good in sides.items()
        if min(is_good.sum(), (~is_good).sum()) >= _FEWEST_EACH
        and (one := _threshold(name, score[known], is_good, seed)) is not None
    ]
    return [] if len(found) == len(sides) and found[0].score.value < found[1].score.value else found


def _threshold(name: str, score: Floats, is_good: Flags, seed: int) -> Threshold | None:
    value = mapping.threshold(score, is_good)
    if value is None:
        return None
    chance = np.random.default_rng(seed)
    drawn = []
    for _ in range(_RESAMPLES):
        rows = chance.integers(0, len(score), len(score))
        found = mapping.threshold(score[rows], is_good[rows])
        if found is not None:
            drawn.append(found)
    low, high = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    right = _held_out(score, is_good, seed)
    return Threshold(
        name=name,
        score=points(Interval(value, float(low), float(high)), 1),
        right=points(moments.share(right, len(score)), 4),
        n=len(score),
    )


def _held_out(score: Floats, is_good: Flags, seed: int) -> int:
    """How many replies fall on the right side of a threshold that was learned from the others."""
    fold = np.random.default_rng(seed).permutation(len(score)) % _FOLDS
    right = 0
    for number in range(_FOLDS):
        rest, held = fold != number, fold == number
        learned = mapping.threshold(score[rest], is_good[rest])
        if learned is not None:
            right += int(((score[held] >= learned) == is_good[held]).sum())
    return right
