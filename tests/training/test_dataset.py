"""Labelled sentences meet the tokens of the pipelines."""

from __future__ import annotations

import numpy as np
import pytest

from tonecheck.nlp.linear import scale
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


def test_rows_of_the_matrix_have_two_blocks_of_length_one() -> None:
    data = build(read_training()[:3], ())
    found = [sample.page.ngrams for sample in data.samples]
    squares = squares_of(found, whole=False)
    rows = matrix(found, squares, whole=False)
    assert rows.shape[0] == len(data.acts)
    ngrams = found[0]
    weights = scale(ngrams, squares, ngrams.offsets) ** 2 * squares[ngrams.buckets]
    assert np.add.reduceat(weights, ngrams.offsets) == pytest.approx(2, abs=1e-4)
