"""Grouped folds: all sentences of a record fall into one fold, the same at every run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tonecheck.training.corpus import Record

FOLDS = 5
Split = tuple[NDArray[np.int64], NDArray[np.int64]]


def fold_of(records: Sequence[Record], folds: int = FOLDS, salt: str = "outer") -> NDArray[np.int64]:
    """The fold of every record: each slice of each language is dealt out evenly, in an order given by hashes.

    Records that nothing is measured on are dealt out last, so that the others fall into the same folds without them.
    """
    dealt = np.zeros(len(records), np.int64)
    order = sorted(range(len(records)), key=lambda index: _key(records[index], salt))
    for position, index in enumerate(order):
        dealt[index] = position % folds
    return dealt


def _key(record: Record, salt: str) -> tuple[bool, str, str, str]:
    return record.is_further, record.language, record.slice, hashlib.sha256(f"{salt}:{record.id}".encode()).hexdigest()


def splits(fold: NDArray[np.int64]) -> Iterator[Split]:
    """Training and test rows of every fold."""
    for number in range(int(fold.max()) + 1):
        yield np.flatnonzero(fold != number), np.flatnonzero(fold == number)
