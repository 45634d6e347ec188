"""What held-out models say, as an evaluation reads it."""

from __future__ import annotations

import numpy as np
import pytest

from tonecheck.nlp.acts import ACTS
from tonecheck.training import acts, cross_validated, evaluation
from tonecheck.training.acts import ActScores
from tonecheck.training.corpus import read_training
from tonecheck.training.dataset import Dataset, build


@pytest.fixture(scope="module")
def data() -> Dataset:
    return build(read_training()[::12], ())


def perfect(data: Dataset) -> ActScores:
    """Scores that say what is labelled."""
    return ActScores(data.acts, data.acts, (data.acts,) * 5, (data.acts,) * 5, data.acts)


def test_perfect_scores_have_perfect_figures(data: Dataset) -> None:
    scored = cross_validated.scored(data, perfect(data), data.tone)
    rows = {(row.part, row.dimension): row for row in evaluation.tone_rows(scored, 0)}
    assert rows["all", "mean"].spearman.value == pytest.approx(1)
    assert rows["all", "mean"].n == sum(bool(said.tone) for said in scored.said) > 90
    assert {"proportions natural", "proportions even", "length under 45 words"} <= {part for part, _ in rows}
    found, _ = evaluation.act_rows(scored, 0)
    apologize = next(row for row in found if (row.part, row.act) == ("all", "apologize"))
    assert (apologize.precision.value, apologize.recall.value) == (1, 1)


def test_sentences_that_are_not_the_agents_own_have_no_act(data: Dataset) -> None:
    scored = cross_validated.scored(data, perfect(data), data.tone)
    for sample, said in zip(data.samples, scored.said, strict=True):
        assert len(said.acts) == len(sample.record.sentences)
        for sentence, found in zip(sample.record.sentences, said.acts, strict=True):
            # Acts whose false alarms hurt need more sentences than this part has.
            expected = frozenset(sentence.acts) if sentence in sample.kept else frozenset()
            assert found - set(acts.PRECISE) == expected - set(acts.PRECISE)
            assert found <= expected


def test_precision_is_shown_from_ten_predictions_on(data: Dataset) -> None:
    rows = {row.act: row for row in cross_validated.precise_rows(data, perfect(data))}
    assert set(rows) == set(acts.PRECISE)
    for row in rows.values():
        assert (row.precision is None) == (row.said < 10)
        assert row.right <= row.said
    natural = acts.natural(data)
    refused = int((natural & (data.acts[:, ACTS.index("refuse")] > 0)).sum())
    assert rows["refuse"].there == refused
    assert refused < 10 or (rows["refuse"].precision, rows["refuse"].recall) == (1, 1)
    assert np.isfinite([row.recall for row in rows.values()]).all()
