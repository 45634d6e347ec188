"""A linear model over hashed n-grams and designed features, kept as memory-mapped arrays."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.ngrams import Ngrams, char_buckets, owners, word_bucket

Floats = NDArray[np.float32]
_ARRAYS = ("ngrams", "steps", "squares", "dense", "mean", "bias")
_LARGEST = 127
#: So many words are kept with their weights before the model begins anew: some 20 MB.
_KEPT = 1 << 16


class _Sums(msgspec.Struct, frozen=True, gc=False):
    """What the n-grams add to the scores of each part of a text, and what that is made of."""

    total: Floats  #: (parts, targets)
    chars: Floats  #: the factors of the letters: one over their length, of each part
    words: Floats  #: those of words and pairs
    table: Floats  #: what is kept of each word: (words, columns)
    pairs: NDArray[np.int8]  #: the weights of each pair, in steps: (pairs, targets)


class LinearModel:
    """Scores of several targets: `bias + (dense - mean) @ weights + n-grams`, each block of n-grams of length one.

    `ngrams` (buckets, targets) holds weights with the inverse document frequency multiplied in, in whole `steps`
    (targets); `squares` (buckets) the squared frequency weights, `dense` (features, targets) weights of unscaled
    features, `mean` what is subtracted from these. Letter groups are one block; words and their pairs the other.
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
        self._words = _WordWeights(ngrams, steps, squares)

    def rows(self, found: Ngrams, dense: Floats) -> Floats:
        """The scores of every sentence: (sentences, targets)."""
        sums = self._sums(found, found.offsets, found.pair_offsets)
        return np.asarray(self.bias + (dense - self.mean) @ self.dense + sums.total, np.float32)

    def whole(self, found: Ngrams, dense: Floats) -> Floats:
        """The scores of the reply as a whole: (targets)."""
        start = np.zeros(1, np.int64)
        sums = self._sums(found, start, start)
        return np.asarray(self.bias + (dense - self.mean) @ self.dense + sums.total[0], np.float32)

    def by_word(self, found: Ngrams, *, whole: bool) -> Floats:
        """What each word's n-grams add to each target: (words, targets); a pair counts half for either word."""
        start = np.zeros(1, np.int64)
        offsets, pair_offsets = (start, start) if whole else (found.offsets, found.pair_offsets)
        sums = self._sums(found, offsets, pair_offsets)
        count = len(self.steps)
        owner = owners(offsets, len(found.words))
        added = sums.table[:, :count] * sums.chars[owner, None]
        added += sums.table[:, count : 2 * count] * sums.words[owner, None]
        pairs = sums.pairs * (sums.words[owner[found.pair_words[0]], None] * (self.steps / 2))
        return np.asarray(added + found.by_word.sums(np.concatenate([pairs, pairs])))

    def learn(self, words: Sequence[str]) -> None:
        """Work out at once what many words weigh that are soon asked for: sooner done than text by text."""
        self._words.learn(words)

    def _sums(self, found: Ngrams, offsets: NDArray[np.int64], pair_offsets: NDArray[np.int64]) -> _Sums:
        """What the n-grams add; kept for the evidence that is asked for after the scores."""
        key = self, len(offsets)
        sums: _Sums | None = found.kept.get(key)
        if sums is None:
            sums = found.kept[key] = self._summed(found, offsets, pair_offsets)
        return sums

    def _summed(self, found: Ngrams, offsets: NDArray[np.int64], pair_offsets: NDArray[np.int64]) -> _Sums:
        count = len(self.steps)
        table, rows = self._words.of(found.words), self.ngrams.take(found.pairs, axis=0)
        sums = np.add.reduceat(table, offsets, axis=0)
        pairs = np.add.reduceat(rows, pair_offsets, axis=0, dtype=np.int32)
        squares = sums[:, 2 * count + 1] + np.add.reduceat(self.squares.take(found.pairs), pair_offsets)
        chars = np.asarray(1 / np.sqrt(np.maximum(sums[:, 2 * count], 1e-6)), np.float32)
        words = np.asarray(1 / np.sqrt(np.maximum(squares, 1e-6)), np.float32)
        total = sums[:, :count] * chars[:, None] + (sums[:, count : 2 * count] + pairs * self.steps) * words[:, None]
        return _Sums(np.asarray(total, np.float32), chars, words, table, rows)

    def save(self, folder: Path) -> None:
        """Write the arrays as .npy files."""
        save_arrays(folder, {name: getattr(self, name) for name in _ARRAYS})

    @classmethod
    def load(cls, folder: Path) -> LinearModel:
        """Map the arrays into memory."""
        return cls(**map_arrays(folder, _ARRAYS))


class _Kept:
    """Words with the rows of a table that only grows: who looks up a row first finds it in any later table."""

    def __init__(self, columns: int) -> None:
        self.row: dict[str, int] = {}
        self.table = np.zeros((0, columns), np.float32)

    def add(self, words: Sequence[str], rows: Floats) -> None:
        """Keep the rows of words that are new."""
        first, size = len(self.row), len(self.row) + len(words)
        if size > len(self.table):
            larger = np.zeros((max(size, 2 * len(self.table), 1024), self.table.shape[1]), np.float32)
            larger[:first] = self.table[:first]
            self.table = larger
        self.table[first:size] = rows
        self.row.update((word, first + number) for number, word in enumerate(words))


class _WordWeights:
    """What words weigh by themselves: columns for letters, columns for the word, and the squares of both.

    Several threads may ask at once; one at a time learns new words.
    """

    def __init__(self, ngrams: NDArray[np.int8], steps: Floats, squares: Floats) -> None:
        self._ngrams, self._steps, self._squares = ngrams, steps, squares
        self._kept = _Kept(2 * len(steps) + 2)
        self._learning = Lock()

    def of(self, words: Sequence[str]) -> Floats:
        """The rows of these words: (words, columns)."""
        kept = self._kept
        try:
            rows = [kept.row[word] for word in words]
        except KeyError:
            kept = self.learn(words)
            rows = [kept.row[word] for word in words]
        return kept.table.take(rows, axis=0)

    def learn(self, words: Sequence[str]) -> _Kept:
        """Keep the rows of all words that are not known yet; returns where they are kept."""
        with self._learning:
            if len(self._kept.row) + len(words) > _KEPT:
                self._kept = _Kept(self._kept.table.shape[1])
            new = [word for word in dict.fromkeys(words) if word not in self._kept.row]
            if new:
                self._kept.add(new, self._weigh(new))
            return self._kept

    def _weigh(self, new: Sequence[str]) -> Floats:
        letters = [char_buckets(word) for word in new]
        starts = np.cumsum([0, *map(len, letters[:-1])])
        buckets = np.array([bucket for each in letters for bucket in each], np.int64)
        own = np.array([word_bucket(word) for word in new], np.int64)
        by_letters = np.add.reduceat(self._ngrams.take(buckets, axis=0), starts, axis=0, dtype=np.int32)
        rows = [
            by_letters * self._steps,
            self._ngrams.take(own, axis=0) * self._steps,
            np.add.reduceat(self._squares.take(buckets), starts)[:, None],
            self._squares.take(own)[:, None],
        ]
        return np.asarray(np.hstack(rows), np.float32)


def in_steps(weights: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Weights (buckets, targets) as whole multiples of a step for each target."""
    steps = np.maximum(np.abs(weights).max(axis=0), 1e-12) / _LARGEST
    return np.round(weights / steps).astype(np.int8), steps.astype(np.float32)


def save_arrays(folder: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write each array as a .npy file into the folder, which is made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array, allow_pickle=False)


def map_arrays(folder: Path, names: Iterable[str]) -> dict[str, NDArray[Any]]:
    """The arrays of the files by name; plain views, as every access to a `memmap` costs more than to an array."""
    return {name: np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)) for name in names}


def write_json(path: Path, data: Mapping[str, Any]) -> None:
    """Write readable JSON with sorted keys, so that the same data gives the same bytes."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read_json(path: Path) -> dict[str, Any]:
    """Read a JSON object."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data
