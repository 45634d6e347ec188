"""Held-out scores of acts know nothing of what they are held out from."""

from __future__ import annotations

import numpy as np
import pytest

from tonecheck.training import acts, tone
from tonecheck.training.corpus import read_training
from tonecheck.training.dataset import Dataset, build
from tonecheck.training.folds import fold_of


@pytest.fixture(scope="module")
def data() -> Dataset:
    """A part of the corpus that trains in a second."""
    return build(read_training()[::20], ())


def test_held_out_scores_do_not_depend_on_the_labels_that_they_are_held_out_from(data: Dataset) -> None:
    task = acts.act_problem(data)
    before = acts.cross_validate(data, task)
    fold = fold_of([sample.record for sample in data.samples])[data.reply_of]
    task.targets = np.where((fold == 2)[:, None], 1 - task.targets, task.targets)
    after = acts.cross_validate(data, task)
    own = fold == 2
    assert after.outer[own] == pytest.approx(before.outer[own], abs=1e-5)
    assert after.nested[2] == pytest.approx(before.nested[2], abs=1e-5)
    assert not np.allclose(after.outer[~own], before.outer[~own])


def test_scores_are_better_than_chance(data: Dataset) -> None:
    scores = acts.cross_validate(data, acts.act_problem(data)).outer
    for act in ("greeting", "thanks", "apologize"):
        column = acts.ACTS.index(act)
        there = data.acts[:, column] > 0
        assert scores[there, column].mean() > scores[~there, column].mean() + 0.3


def test_training_twice_gives_the_same_bytes(data: Dataset) -> None:
    first, second = (acts.train(data, task, acts.cross_validate(data, task)) for task in [acts.act_problem(data)] * 2)
    for language in first:
        assert first[language].linear.ngrams.tobytes() == second[language].linear.ngrams.tobytes()
        assert first[language].linear.dense.tobytes() == second[language].linear.dense.tobytes()
        assert first[language].calibration == second[language].calibration


def test_held_out_tone_does_not_depend_on_its_own_ratings(data: Dataset) -> None:
    scores = acts.cross_validate(data, acts.act_problem(data))
    before = tone.cross_validate(data, scores)
    fold = fold_of([sample.record for sample in data.samples])
    data.tone[fold == 1] = 6 - data.tone[fold == 1]
    after = tone.cross_validate(data, scores)
    data.tone[fold == 1] = 6 - data.tone[fold == 1]
    assert after[fold == 1] == pytest.approx(before[fold == 1], abs=1e-4)
    assert not np.allclose(after[fold != 1], before[fold != 1])
