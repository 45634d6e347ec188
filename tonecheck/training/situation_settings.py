"""When a situation is said: how sharp the probabilities are, and the threshold of every label.

Of a customer's message as much is said as the share asked for; of a reply only what is precise enough, with one
threshold for each of the frequent labels and one that the rare ones share, as each has too few replies of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.situation import LABELS, SituationModel

Floats = NDArray[np.float32]

#: The share of messages of which a situation is to be said; a little above the 85 % that are promised.
SHARE_SAID = 0.87
#: How often what is said of a reply is to be right; a little above the 85 % that are promised.
PRECISION = 0.88
_FREQUENT = ("complaint", "request")
_NEVER_SAID = "other"
_SHARPNESS = np.arange(0.5, 3.05, 0.1)
_LOWEST, _HIGHEST, _STEP = 0.45, 0.99, 0.01


class Settings(msgspec.Struct, frozen=True):
    """What turns scores into a statement."""

    sharpness: float
    thresholds: dict[str, float]

    def put_into(self, model: SituationModel) -> SituationModel:
        """The model with these settings."""
        return SituationModel(model.kind, model.arrays, self.sharpness, self.thresholds)

    def decide(self, scores: Floats) -> NDArray[np.int64]:
        """The index of the label that is said of every row, or -1."""
        odds = softmax(scores * self.sharpness)
        likeliest = odds.argmax(axis=1)
        least = np.array([self.thresholds.get(label, np.inf) for label in LABELS])
        return np.where(odds.max(axis=1) >= least[likeliest], likeliest, -1)


def choose(scores: Floats, targets: Floats, kind: str) -> Settings:
    """The settings for the scores of rows that the models did not see; `kind` is message or reply."""
    sharpness = sharpness_of(scores, targets)
    odds = softmax(scores * sharpness)
    thresholds = _by_share(odds) if kind == "message" else _by_precision(odds, targets)
    return Settings(sharpness, thresholds)


def _by_share(odds: Floats) -> dict[str, float]:
    """One threshold for all labels, above which the share of rows is said."""
    likeliest = odds.argmax(axis=1)
    said = np.sort(odds.max(axis=1)[likeliest != LABELS.index(_NEVER_SAID)])[::-1]
    threshold = said[min(round(SHARE_SAID * len(odds)), len(said)) - 1]
    return {label: round(float(threshold), 4) for label in LABELS if label != _NEVER_SAID}


def _by_precision(odds: Floats, targets: Floats) -> dict[str, float]:
    """The lowest threshold of each group of labels from which on what is said is precise enough."""
    rare = tuple(label for label in LABELS if label not in (*_FREQUENT, _NEVER_SAID))
    thresholds = {}
    for group in (*((label,) for label in _FREQUENT), rare):
        threshold = _lowest_precise(odds, targets, group)
        thresholds.update(dict.fromkeys(group, threshold))
    return thresholds


def _lowest_precise(odds: Floats, targets: Floats, group: Sequence[str]) -> float:
    likeliest, highest = odds.argmax(axis=1), odds.max(axis=1)
    right = targets[np.arange(len(odds)), likeliest] > 0
    own = np.isin(likeliest, [LABELS.index(label) for label in group])
    for threshold in np.arange(_LOWEST, _HIGHEST, _STEP):
        said = own & (highest >= threshold)
        if said.any() and right[said].mean() >= PRECISION:
            return round(float(threshold), 4)
    return _HIGHEST


def sharpness_of(scores: Floats, targets: Floats) -> float:
    """The factor before the softmax under which the labels are most probable."""
    losses = [-np.log((softmax(scores * factor) * targets).sum(axis=1) + 1e-9).mean() for factor in _SHARPNESS]
    return round(float(_SHARPNESS[int(np.argmin(losses))]), 2)


def softmax(scores: Floats) -> Floats:
    """Probabilities of rows of scores."""
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True), np.float32)
