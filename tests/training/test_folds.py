"""Folds: by record, even over languages and slices, always the same."""

from __future__ import annotations

from collections import Counter

import numpy as np

from tonecheck.training.corpus import read_further, read_training
from tonecheck.training.folds import fold_of, splits


def test_folds_are_even_in_every_slice_and_do_not_depend_on_the_order() -> None:
    records = read_training()
    fold = fold_of(records)
    sizes = Counter((r.language, r.slice, f) for r, f in zip(records, fold.tolist(), strict=True))
    for language, letter in {(r.language, r.slice) for r in records}:
        own = [sizes[language, letter, number] for number in range(5)]
        assert max(own) - min(own) <= 1
    assert (fold_of(records[::-1])[::-1] == fold).all()
    assert (fold_of(records, salt="inner") != fold).any()


def test_further_records_leave_the_others_in_their_folds() -> None:
    records, further = read_training(), read_further()
    for folds, salt in ((5, "outer"), (4, "inner")):
        both = fold_of([*further, *records], folds, salt)
        assert (both[len(further) :] == fold_of(records, folds, salt)).all()
        sizes = np.bincount(both[: len(further)], minlength=folds)
        assert sizes.max() - sizes.min() <= 1


def test_a_split_parts_all_rows() -> None:
    fold = np.array([0, 1, 0, 2])
    for train, test in splits(fold):
        assert sorted([*train, *test]) == [0, 1, 2, 3]
        assert len(set(fold[test])) == 1
