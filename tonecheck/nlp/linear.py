"""A linear model over hashed n-grams and designed features, kept as memory-mapped arrays."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.ngrams import CHAR_BUCKETS, Ngrams

Floats = NDArray[np.float32]
_ARRAYS = ("ngrams", "steps", "squares", "dense", "mean", "bias")
_LARGEST = 127


class LinearModel:
    """Scores of several targets: `bias + (dense - mean) @ weights + n-grams`, each block of n-grams of length one.

    `ngrams` (buckets, targets) holds weights with the inverse document frequency multiplied in, in whole `steps`
    (targets); `squares` (buckets) the squared frequency weights, `dense` (features, targets) weights of unscaled
    features, `mean` what is subtracted from these.
    """

    def __init__(
        self,
        ngrams: NDArray[np.int8],
        steps: Floats,
        squares: Floats,
        dense: Floats,
        mean: Floats,
        bias: Floats,
    ) -> None:
        self.ngrams = ngrams
        self.steps = steps
        self.squares = squares
        self.dense = dense
        self.mean = mean
        self.bias = bias
        self._last: tuple[Ngrams | None, int, Floats] = None, 0, bias

    def rows(self, found: Ngrams, dense: Floats) -> Floats:
        """The scores of every sentence: (sentences, targets)."""
        weighted = self._weighted(found, found.offsets)
        sums = np.add.reduceat(weighted, found.offsets, axis=0) * self.steps
        return np.asarray(self.bias + (dense - self.mean) @ self.dense + sums, np.float32)

    def whole(self, found: Ngrams, dense: Floats) -> Floats:
        """The scores of the reply as a whole: (targets)."""
        weighted = self._weighted(found, np.zeros(1, np.int64))
        return np.asarray(self.bias + (dense - self.mean) @ self.dense + weighted.sum(axis=0) * self.steps, np.float32)

    def weighted_by_word(self, found: Ngrams, words: int, *, whole: bool) -> Floats:
        """What the n-grams that begin in a word add to each target: (words, targets)."""
        offsets = np.zeros(1, np.int64) if whole else found.offsets
        return sums_by(found.tokens, max(words, 1), self._weighted(found, offsets)) * self.steps

    def _weighted(self, found: Ngrams, offsets: NDArray[np.int64]) -> Floats:
        """The weight of every n-gram; kept for the evidence that is asked for after the scores."""
        kept, parts, table = self._last
        if kept is not found or parts != len(offsets):
            table = self._weigh(found, offsets)
            self._last = found, len(offsets), table
        return table

    def _weigh(self, found: Ngrams, offsets: NDArray[np.int64]) -> Floats:
        return self.ngrams.take(found.buckets, axis=0) * scale(found, self.squares, offsets)[:, None]

    def save(self, folder: Path) -> None:
        """Write the arrays as .npy files."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in _ARRAYS:
            np.save(folder / f"{name}.npy", getattr(self, name), allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> LinearModel:
        """Map the arrays into memory."""
        return cls(*(_map(folder / f"{name}.npy") for name in _ARRAYS))


def in_steps(weights: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Weights (buckets, targets) as whole multiples of a step for each target."""
    steps = np.maximum(np.abs(weights).max(axis=0), 1e-12) / _LARGEST
    return np.round(weights / steps).astype(np.int8), steps.astype(np.float32)


def _map(path: Path) -> NDArray[Any]:
    """An array in the file; a plain view, as every access to a `memmap` costs more than to an array."""
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))


def sums_by(groups: NDArray[np.int64], count: int, values: Floats) -> Floats:
    """The sums of rows by group: (count, columns); `groups` in any order."""
    order = np.argsort(groups, kind="stable")
    ordered = groups[order]
    table = np.zeros((count, values.shape[1]), np.float32)
    if len(ordered):
        begins = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
        table[ordered[begins]] = np.add.reduceat(values.take(order, axis=0), begins, axis=0)
    return table


def scale(found: Ngrams, squares: Floats, offsets: NDArray[np.int64]) -> Floats:
    """The factor of every n-gram: one over the length of its block (characters or words) in its sentence."""
    lengths = np.diff(np.append(offsets, len(found.buckets)))
    weights = squares.take(found.buckets)
    is_word = found.buckets >= CHAR_BUCKETS
    chars = np.add.reduceat(np.where(is_word, 0, weights), offsets)
    words = np.add.reduceat(np.where(is_word, weights, 0), offsets)
    factors = 1 / np.sqrt(np.maximum([chars, words], 1e-6))
    return np.where(is_word, np.repeat(factors[1], lengths), np.repeat(factors[0], lengths)).astype(np.float32)


def write_json(path: Path, data: Mapping[str, Any]) -> None:
    """Write readable JSON with sorted keys, so that the same data gives the same bytes."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read_json(path: Path) -> dict[str, Any]:
    """Read a JSON object."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data
