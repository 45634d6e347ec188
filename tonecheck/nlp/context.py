"""A second look at the acts of a sentence: its first scores together with those of its neighbours.

Places are left to the first look: on drafts that are shorter than any reply that was learned from, nearness to what
was learned says little, while weights of single features hold.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.linear import map_arrays, save_arrays

Floats = NDArray[np.float32]
_ARRAYS = ("mean", "spread", "landmarks", "near", "linear", "bias")
#: The width of the kernel for features of unit spread, before it is divided by their number.
_WIDTH = 0.3
#: Where on the way from the average sentence to this one slopes are taken.
_STEPS = np.array([0.125, 0.375, 0.625, 0.875], np.float32)


class ContextModel:
    """Linear weights plus weights of nearness to `landmarks`: typical constellations of scores.

    Nearness is `exp(-width * squared distance)` (Nyström's approximation of a Gaussian kernel; Williams & Seeger 2001).
    Arrays: `mean`, `spread` (features), `landmarks` (landmarks, features), `near` (landmarks, acts), `linear`
    (features, acts), `bias` (acts). The first features are the sentence's own scores.
    """

    def __init__(
        self, mean: Floats, spread: Floats, landmarks: Floats, near: Floats, linear: Floats, bias: Floats
    ) -> None:
        self.mean, self.spread, self.landmarks = mean, spread, landmarks
        self.near, self.linear, self.bias = near, linear, bias
        self._lengths = (landmarks * landmarks).sum(axis=1)

    @property
    def width(self) -> float:
        """The factor before the squared distance."""
        return _WIDTH / len(self.mean)

    def scores(self, features: Floats) -> Floats:
        """The scores of every sentence: (sentences, acts)."""
        standard = np.asarray((features - self.mean) / self.spread, np.float32)
        return np.asarray(standard @ self.linear + self.nearness(standard) @ self.near + self.bias, np.float32)

    def average(self) -> Floats:
        """The scores of the average sentence: (acts)."""
        found: Floats = self.scores(self.mean[None])[0]
        return found

    def nearness(self, standard: Floats) -> Floats:
        """How near standardised features are to each landmark: (rows, landmarks)."""
        squares = (standard * standard).sum(axis=1)[:, None] + self._lengths - 2 * (standard @ self.landmarks.T)
        return np.asarray(np.exp(-self.width * np.maximum(squares, 0)), np.float32)

    def slopes(self, features: Floats, rows: NDArray[np.int64], acts: NDArray[np.int64]) -> Floats:
        """By how much each own first score moves an act's score: (pairs, first scores), for pairs of row and act.

        Taken as the mean along the way from the average sentence, so that slopes times differences from the average
        add up to the difference of the scores (integrated gradients; Sundararajan, Taly & Yan 2017).
        """
        own = self.near.shape[1]
        standard = (features[rows] - self.mean) / self.spread
        way = (_STEPS[:, None, None] * standard).reshape(-1, standard.shape[1])
        pull = self.nearness(way) * np.tile(self.near.T[acts], (len(_STEPS), 1))
        pulled = way[:, :own] * pull.sum(axis=1, keepdims=True) - pull @ self.landmarks[:, :own]
        curved = pulled.reshape(len(_STEPS), len(rows), own).sum(axis=0) * (-2 * self.width / len(_STEPS))
        return np.asarray((self.linear[:own, acts].T + curved) / self.spread[:own], np.float32)

    def save(self, folder: Path) -> None:
        """Write the arrays as .npy files."""
        save_arrays(folder, {name: getattr(self, name) for name in _ARRAYS})

    @classmethod
    def load(cls, folder: Path) -> ContextModel:
        """Map the arrays into memory."""
        return cls(**map_arrays(folder, _ARRAYS))


def with_neighbours(first: Floats) -> Floats:
    """The features of every sentence: its first scores, and those of the sentences before and after."""
    before, after = np.zeros_like(first), np.zeros_like(first)
    before[1:], after[:-1] = first[:-1], first[1:]
    return np.hstack([first, before, after])
