"""Held-out scores of acts know nothing of what they are held out from."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tonecheck.nlp.acts import ACTS, ActsModel
from tonecheck.training import acts, tone
from tonecheck.training.acts import PRECISE, best_threshold, calibrate, to_probabilities
from tonecheck.training.corpus import read_further, read_training
from tonecheck.training.dataset import Dataset, build
from tonecheck.training.folds import fold_of
from tonecheck.training.kernel import LeaveOut


@pytest.fixture(scope="module")
def data() -> Dataset:
    """A part of the corpus that trains in a second."""
    return build(read_training()[::20], ())


def held_out_scores(data: Dataset) -> acts.ActScores:
    task = acts.act_problem(data)
    return acts.cross_validate(data, task, LeaveOut(task))


def test_held_out_scores_do_not_depend_on_the_labels_that_they_are_held_out_from(data: Dataset) -> None:
    task = acts.act_problem(data)
    before = acts.cross_validate(data, task, LeaveOut(task))
    fold = fold_of([sample.record for sample in data.samples])[data.reply_of]
    own = fold == 2
    task.targets = np.where(own[:, None], 1 - task.targets, task.targets)
    data.acts[own] = 1 - data.acts[own]
    after = acts.cross_validate(data, task, LeaveOut(task))
    data.acts[own] = 1 - data.acts[own]
    assert after.outer[own] == pytest.approx(before.outer[own], abs=1e-5)
    assert after.nested[2] == pytest.approx(before.nested[2], abs=1e-5)
    assert not np.allclose(after.outer[~own], before.outer[~own])


def test_scores_are_better_than_chance(data: Dataset) -> None:
    scores = held_out_scores(data).outer
    for act in ("greeting", "thanks", "apologize"):
        column = acts.ACTS.index(act)
        there = data.acts[:, column] > 0
        assert scores[there, column].mean() > scores[~there, column].mean() + 0.3


def trained(data: Dataset) -> dict[str, ActsModel]:
    task = acts.act_problem(data)
    models = LeaveOut(task)
    return acts.train(data, task, models, acts.cross_validate(data, task, models))


def test_further_replies_are_learned_from_and_calibrated_without(data: Dataset) -> None:
    whole = build([*read_training()[::20], *read_further()[::20]], ())
    assert len(whole.acts) > len(data.acts)
    rows = acts.measured(whole, np.arange(len(whole.acts)))
    assert (whole.acts[rows] == whole.of_first(len(read_training()[::20])).acts).all()
    scores = np.random.default_rng(0).normal(size=whole.acts.shape).astype(np.float32)
    own = calibrate(scores[rows], data)
    scores[len(data.acts) :] = 9
    assert calibrate(scores, whole) == own


@pytest.mark.parametrize(
    ("labels", "precision", "expected"),
    [
        ([1] * 10 + [0] * 10, 0.95, 0.5),  # all of the upper half are right
        ([1] * 10 + [0] * 10, 0.5, 0.0),  # so few need to be right that all may be said
        ([0] * 20, 0.5, 1.0),
        ([1] * 5 + [0] * 15, 0.9, 1.0),  # right, but too few to tell
    ],
)
def test_a_precise_threshold_rests_on_enough_sentences(labels: list[int], precision: float, expected: float) -> None:
    probabilities = np.linspace(1, 0, 20, dtype=np.float32)
    assert acts.precise_threshold(probabilities, np.array(labels, np.float32), precision) == pytest.approx(
        expected, abs=0.03
    )


def test_training_twice_gives_the_same_bytes(data: Dataset) -> None:
    first, second = (trained(data) for _ in range(2))
    for language in first:
        assert first[language].linear.ngrams.tobytes() == second[language].linear.ngrams.tobytes()
        assert first[language].linear.dense.tobytes() == second[language].linear.dense.tobytes()
        assert first[language].context.near.tobytes() == second[language].context.near.tobytes()
        assert first[language].calibration == second[language].calibration


def test_held_out_tone_does_not_depend_on_its_own_ratings(data: Dataset) -> None:
    scores = held_out_scores(data)
    before = tone.cross_validate(data, scores)
    fold = fold_of([sample.record for sample in data.samples])
    data.tone[fold == 1] = 6 - data.tone[fold == 1]
    after = tone.cross_validate(data, scores)
    data.tone[fold == 1] = 6 - data.tone[fold == 1]
    assert after[fold == 1] == pytest.approx(before[fold == 1], abs=1e-4)
    assert not np.allclose(after[fold != 1], before[fold != 1])


def test_the_best_threshold_parts_what_can_be_parted() -> None:
    probabilities = np.array([0.9, 0.8, 0.3, 0.1], np.float32)
    labels = np.array([1, 1, 0, 0], np.float32)
    assert 0.3 < best_threshold(probabilities, labels, np.ones(4, np.float32)) < 0.8


def test_calibrated_probabilities_have_the_rate_of_the_labels() -> None:
    generator = np.random.default_rng(3)
    labels = (generator.random((4000, len(ACTS))) < 0.2).astype(np.float32)
    scores = labels * 0.3 + generator.normal(0, 0.1, labels.shape).astype(np.float32)
    replies = [SimpleNamespace(record=SimpleNamespace(slice=letter)) for letter in "af"]
    data: Any = SimpleNamespace(samples=replies, acts=labels, reply_of=np.arange(4000) % 2)
    calibration = calibrate(scores, data)
    probabilities = to_probabilities(scores, calibration)
    assert probabilities.mean(axis=0) == pytest.approx(labels.mean(axis=0), abs=0.01)
    assert all(0.25 <= calibration[act].threshold <= 0.7 for act in ACTS)
    assert all(calibration[act].sure == calibration[act].threshold for act in ACTS if act not in PRECISE)
    natural = np.arange(4000) % 2 == 1
    for act in PRECISE:
        said = natural & (probabilities[:, ACTS.index(act)] >= calibration[act].sure)
        assert labels[said, ACTS.index(act)].mean() >= 0.85
    nothing_told = calibrate(scores, data, told=np.full_like(scores, -9))
    assert all(nothing_told[act].sure == 1 for act in PRECISE)
    assert all(nothing_told[act].threshold == calibration[act].threshold for act in ACTS)
