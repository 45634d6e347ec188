"""What each part of the features and of the corpus is worth."""

from __future__ import annotations

import numpy as np
import pytest

from tonecheck.nlp.acts import ACTS
from tonecheck.nlp.reply_features import ReplySpace
from tonecheck.training import ablation, acts, tone
from tonecheck.training.corpus import read_training
from tonecheck.training.dataset import Dataset, build
from tonecheck.training.kernel import LeaveOut


@pytest.fixture(scope="module")
def data() -> Dataset:
    return build(read_training()[::20], ("blame", "thanks"))


def test_every_feature_is_in_one_group(data: Dataset) -> None:
    for names, groups in (
        (data.space.names, ablation.act_groups(data.space)),
        (ReplySpace(data.space, ACTS).names, ablation.tone_groups(ReplySpace(data.space, ACTS))),
    ):
        assert sorted(column for columns in groups.values() for column in columns) == list(range(len(names)))
        assert len(groups) > 4
    assert {data.space.names[at] for at in ablation.act_groups(data.space)["channel"]} == {
        name for name in data.space.names if name.startswith("channel:")
    }


def test_features_that_are_left_out_change_nothing_any_more(data: Dataset) -> None:
    task = acts.act_problem(data)
    columns = ablation.act_groups(data.space)["classes and shapes of words"]
    before = ablation._without(data, task, columns)
    task.dense[:, columns] = np.random.default_rng(1).normal(size=(len(task.dense), len(columns)))
    assert ablation._without(data, task, columns) == pytest.approx(before)


def test_figures_are_those_of_perfect_and_of_useless_scores(data: Dataset) -> None:
    assert ablation.tone_figure(data.tone, data.tone * 2) == pytest.approx(1)
    assert ablation.tone_figure(data.tone, -data.tone) == pytest.approx(-1)
    some = data.acts[:, data.acts.any(axis=0)]
    assert some.shape[1] > 5
    rows = np.flatnonzero(data.acts.any(axis=1))
    assert ablation.act_figure(data, data.acts, rows) == pytest.approx(some.shape[1] / len(ACTS))


def test_a_slice_that_is_left_out_is_not_learned_from(data: Dataset) -> None:
    act_task = acts.act_problem(data)
    scores = acts.cross_validate(data, act_task, LeaveOut(act_task))
    task = tone.tone_problem(data, scores)
    letters = np.array([sample.record.slice for sample in data.samples])
    rows = np.flatnonzero(letters != "a")
    before = ablation._held_out(data, LeaveOut(task), None, rows)[rows]
    task.targets = np.where((letters == "a")[:, None], 6 - task.targets, task.targets)
    assert ablation._held_out(data, LeaveOut(task), None, rows)[rows] == pytest.approx(before, abs=1e-3)


def test_the_table_leaves_open_what_was_not_measured() -> None:
    rows = iter([ablation.Line("acts", None, 0.8123), ablation.Line("letters", 0.7, None)])
    assert list(ablation.table(rows))[2:] == ["| acts |  | 0.812 |", "| letters | 0.700 |  |"]
