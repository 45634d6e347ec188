"""The figures of the situation."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tonecheck.nlp.situation import LABELS
from tonecheck.nlp.situation_cues import read
from tonecheck.training.situation import Task
from tonecheck.training.situation_figures import Share, by_language, figures, lines, summary


@pytest.fixture
def task() -> Task:
    """Ten texts in two languages, half complaints and half requests."""
    labels = np.array([0, 1] * 5)
    languages = ["de"] * 5 + ["en"] * 5
    return Task("message", [read("Hallo", "de")] * 10, languages, labels, np.arange(10) % 5)


def test_of_nothing_there_is_no_share() -> None:
    assert math.isnan(Share(0, 0).value)
    assert all(map(math.isnan, Share(0, 0).interval()))


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"), [(8, 10, 0.490, 0.943), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1)]
)
def test_wilson_interval(hits: int, of: int, low: float, high: float) -> None:
    assert Share(hits, of).interval() == pytest.approx((low, high), abs=1e-3)


def test_what_is_not_said_is_neither_right_nor_wrong(task: Task) -> None:
    scores = np.zeros((10, len(LABELS)))
    scores[:, 0] = 1
    said = np.array([0, 0, -1, 1, -1, -1, -1, -1, -1, -1])
    found = figures(task, scores, said, np.ones(10, bool))
    assert (found.likeliest_right.hits, found.said.hits, found.right_when_said.hits) == (5, 3, 2)
    assert found.precision(0).value == 0.5
    assert found.recall(1).value == 0.2
    assert found.confusion[0, -1] == 4


def test_every_language_and_both_have_figures(task: Task) -> None:
    scores = np.eye(len(LABELS))[task.labels] * 9
    found = by_language(task, scores.astype(np.float32))
    assert [row.said.of for row in found.values()] == [5, 5, 10]
    assert all(row.right_when_said.value == 1 for row in found.values())
    assert any("| both | 1.000" in line for line in lines("Message", found))
    card = summary(task, scores.astype(np.float32))
    assert card["de"]["always_complaint"] == pytest.approx(0.6)
    assert card["both"]["accuracy"] == 1
