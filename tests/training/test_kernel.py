"""The dual solution and the primal model that is shipped give the same scores."""

from __future__ import annotations

import numpy as np
import pytest

from tonecheck.nlp.ngrams import extract
from tonecheck.training.dataset import matrix, squares_of
from tonecheck.training.kernel import Problem, Recipe, predict, primal, problem, solve

TEXTS = [
    "vielen dank",
    "danke sehr",
    "es tut uns leid",
    "tut mir leid",
    "thank you",
    "so sorry",
    "we are sorry",
    "thanks",
]


@pytest.fixture
def task() -> Problem:
    found = [extract([text.split()]) for text in TEXTS]
    squares = squares_of(found, whole=False)
    dense = np.array([[len(text), text.count("s")] for text in TEXTS], np.float32)
    language = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    targets = np.array([["leid" in text or "sorry" in text, "an" in text] for text in TEXTS], np.float32)
    ngrams = matrix(found, squares, whole=False)
    return problem(ngrams, squares, dense, language, targets, Recipe(0.1, 0.5, 0.3))


def test_primal_equals_dual(task: Problem) -> None:
    rows = np.arange(len(TEXTS))
    expected = predict(task, rows, rows)
    for language in (0, 1):
        model = primal(task, *solve(task, rows), language)
        for row in rows[task.language == language]:
            found = extract([TEXTS[row].split()])
            assert model.rows(found, task.dense[[row]])[0] == pytest.approx(expected[row], abs=0.02)


def test_it_learns_across_languages_only_what_is_shared(task: Problem) -> None:
    german = np.flatnonzero(task.language == 0)
    scores = predict(task, german, np.array([5]))
    assert np.isfinite(scores).all()
    assert predict(task, np.arange(len(TEXTS)), np.array([5]))[0, 0] > 0.7


def test_weights_count_rows(task: Problem) -> None:
    rows = np.arange(len(TEXTS))
    even, _ = solve(task, rows), None
    weighted = solve(task, rows, np.array([5, 1, 1, 1, 1, 1, 1, 1], np.float32))
    assert weighted[1][0] < even[1][0]
