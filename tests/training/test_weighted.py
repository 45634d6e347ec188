"""Weighted figures: those of the rows written out as often as they weigh."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import spearmanr

from tonecheck.training import weighted

ONE = np.ones((1, 4))
SAID = np.array([True, True, False, False])
LABELS = np.array([True, False, True, False])


@pytest.mark.parametrize("name", ["precision", "recall", "f1"])
def test_what_is_neither_said_nor_there_has_no_share(name: str) -> None:
    nothing = np.zeros(4, bool)
    assert np.isnan(getattr(weighted, name)(ONE, nothing, nothing)).all()


def test_a_constant_has_no_ranks() -> None:
    assert np.isnan(weighted.spearman(ONE, np.ones(4), np.arange(4.0))).all()


def test_no_rows_have_no_mean() -> None:
    assert np.isnan(weighted.mean(np.zeros((1, 4)), np.arange(4))).all()


def test_shares_counted_by_hand() -> None:
    weights = np.array([[1, 1, 1, 1], [3, 1, 0, 5], [0, 2, 2, 0]], float)
    assert weighted.precision(weights, SAID, LABELS).tolist() == [0.5, 0.75, 0]
    assert weighted.recall(weights, SAID, LABELS).tolist() == [0.5, 1, 0]
    assert weighted.f1(weights, SAID, LABELS).tolist() == pytest.approx([0.5, 6 / 7, 0])
    assert weighted.accuracy(weights, SAID, LABELS).tolist() == pytest.approx([0.5, 8 / 9, 0])


def test_errors_counted_by_hand() -> None:
    predicted, labels = np.array([1.0, 2, 3, 4]), np.array([2.0, 2, 2, 2])
    weights = np.array([[1, 1, 1, 1], [2, 0, 0, 1]], float)
    assert weighted.bias(weights, predicted, labels).tolist() == pytest.approx([0.5, 0])
    assert weighted.mae(weights, predicted, labels).tolist() == pytest.approx([1, 4 / 3])


def test_macro_f1_leaves_out_classes_without_cases() -> None:
    said = np.stack([SAID, np.zeros(4, bool)], axis=1)
    labels = np.stack([LABELS, np.zeros(4, bool)], axis=1)
    assert weighted.macro_f1(ONE, said, labels).tolist() == [0.5]
    assert np.isnan(weighted.macro_f1(ONE, said[:, 1:], labels[:, 1:])).all()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 3)), min_size=2, max_size=20))
def test_ranks_are_those_of_the_rows_written_out(rows: list[tuple[int, int, int]]) -> None:
    first, second, times = (np.array(column, float) for column in zip(*rows, strict=True))
    written = np.repeat(first, times.astype(int)), np.repeat(second, times.astype(int))
    got = weighted.spearman(times[None], first, second)[0]
    if any(len(set(column.tolist())) < 2 for column in written):
        assert np.isnan(got)
    else:
        assert got == pytest.approx(spearmanr(*written).statistic)
