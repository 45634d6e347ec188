"""Labelled sentences meet the tokens of the pipelines."""

from __future__ import annotations

import numpy as np
import pytest

from tonecheck.nlp.linear import LinearModel, in_steps
from tonecheck.nlp.ngrams import BUCKETS, CHAR_BUCKETS
from tonecheck.training.corpus import read_training
from tonecheck.training.dataset import build, matrix, squares_of


def test_pieces_are_the_labelled_sentences() -> None:
    records = read_training()[::40]
    data = build(records, ())
    for sample in data.samples:
        assert len(sample.page.pieces) == len(sample.kept)
        for piece, sentence in zip(sample.page.pieces, sample.kept, strict=True):
            assert sample.page.starts[piece.first] >= sentence.start
            assert sample.page.ends[piece.last - 1] <= sentence.end
    kept = sum(len(sample.kept) for sample in data.samples)
    assert kept > 0.95 * sum(1 for record in records for sentence in record.sentences if sentence.acts)
    assert data.acts.shape[0] == kept == len(data.reply_of)


def test_rows_of_the_matrix_have_two_blocks() -> None:
    data = build(read_training()[:3], ())
    found = [sample.page.ngrams for sample in data.samples]
    squares = squares_of(found, whole=False)
    rows = matrix(found, squares, whole=False)
    assert rows.shape[0] == len(data.acts)
    for block in (rows[:, :CHAR_BUCKETS], rows[:, CHAR_BUCKETS:]):
        assert np.asarray(block.multiply(block / np.sqrt(squares[: block.shape[1]])).sum(axis=1)).min() > 0
    assert rows.shape[1] == BUCKETS


@pytest.mark.parametrize("whole", [False, True])
def test_the_matrix_is_what_the_model_weighs(whole: bool) -> None:
    data = build(read_training()[:3], ())
    found = [sample.page.ngrams for sample in data.samples]
    squares = squares_of(found, whole=whole)
    weights = np.random.default_rng(1).normal(size=(BUCKETS, 2)).astype(np.float32)
    stored, steps = in_steps(weights * np.sqrt(squares)[:, None])
    model = LinearModel(stored, steps, squares, np.zeros((0, 2)), np.zeros(0), np.zeros(2))
    expected = matrix(found, squares, whole=whole) @ (stored * steps / np.sqrt(squares)[:, None])
    none = np.zeros((len(found[0].offsets), 0))
    scores = model.whole(found[0], none[0])[None] if whole else model.rows(found[0], none)
    assert scores == pytest.approx(expected[: len(scores)], abs=1e-3)
