"""Training of the second look: ridge regression on first scores, neighbours, and nearness to landmarks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import Ridge

from tonecheck.nlp.context import ContextModel, with_neighbours
from tonecheck.training.dataset import Dataset

Floats = NDArray[np.float32]
_PENALTY = 20.0
_NEARNESS_WEIGHT = 10.0
_PER_ACT = 10  #: so many sentences of each act become landmarks
_SMALLEST_SPREAD = 0.05
_SMALLEST_EIGENVALUE = 1e-6
_SEED = 0


def context_features(data: Dataset, first: Floats) -> Floats:
    """The features of every sentence of all replies."""
    ends = np.cumsum([len(sample.kept) for sample in data.samples])
    return np.vstack([with_neighbours(rows) for rows in np.split(first, ends[:-1])])


def fit(features: Floats, acts: Floats) -> ContextModel:
    """Learn from first scores that know nothing of the labels of their sentences."""
    mean, spread = features.mean(axis=0), np.maximum(features.std(axis=0), _SMALLEST_SPREAD)
    standard = ((features - mean) / spread).astype(np.float32)
    landmarks = standard[_landmarks(acts)]
    empty = np.zeros((0, acts.shape[1]), np.float32)
    model = ContextModel(mean, spread, landmarks, empty, empty, empty)
    values, vectors = np.linalg.eigh(model.nearness(landmarks).astype(np.float64))
    whiten = (vectors / np.sqrt(np.maximum(values, _SMALLEST_EIGENVALUE))) @ vectors.T * _NEARNESS_WEIGHT
    ridge = Ridge(alpha=_PENALTY).fit(np.hstack([standard, model.nearness(standard) @ whiten]), acts)
    linear, near = np.split(ridge.coef_.T, [len(mean)])
    arrays = (mean, spread, landmarks, whiten @ near, linear, ridge.intercept_)
    return ContextModel(*(np.asarray(array, np.float32) for array in arrays))


def _landmarks(acts: Floats) -> NDArray[np.int64]:
    """Some sentences of each act, so that rare acts have landmarks too."""
    chance = np.random.default_rng(_SEED)
    chosen = set[int]()
    for column in range(acts.shape[1]):
        rows = np.flatnonzero(acts[:, column])
        chosen.update(map(int, chance.permutation(rows)[:_PER_ACT]))
    return np.array(sorted(chosen), np.int64)
