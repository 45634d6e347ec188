"""The dual solution and the primal model that is shipped give the same scores."""

from __future__ import annotations

import numpy as np
import pytest

from tonecheck.nlp.ngrams import extract
from tonecheck.training.dataset import matrix, squares_of
from tonecheck.training.kernel import LeaveOut, Problem, Recipe, predict, primal, problem, solve

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


def test_letters_weigh_what_the_recipe_says(task: Problem) -> None:
    rows = np.arange(len(TEXTS))
    light, even = (
        problem(task.ngrams, task.squares, task.dense, task.language, task.targets, Recipe(1.0, 0.1, 0.3, letters))
        for letters in (0.1, 1.0)
    )
    expected = predict(light, rows, rows)
    assert not np.allclose(expected, predict(even, rows, rows), atol=0.05)
    model = primal(light, *solve(light, rows), 0)
    for row in rows[task.language == 0]:
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


def test_leaving_out_is_learning_without(task: Problem) -> None:
    models, everything = LeaveOut(task), np.arange(len(TEXTS))
    groups = [np.array([0, 5]), np.array([2])]
    scores = models.predict(everything, groups)
    for group in groups:
        train = np.setdiff1d(everything, group)
        assert scores[group] == pytest.approx(predict(task, train, group), abs=1e-4)
    assert not scores[[1, 3, 4, 6, 7]].any()


def test_leaving_out_of_what_is_left() -> None:
    generator = np.random.default_rng(3)
    found = [extract([[*TEXTS[index % len(TEXTS)].split(), f"w{index}"]]) for index in range(40)]
    squares = squares_of(found, whole=False)
    language = np.arange(40) % 2
    dense, targets = (generator.normal(size=(40, 3)).astype(np.float32) for _ in range(2))
    task = problem(matrix(found, squares, whole=False), squares, dense, language, targets, Recipe(0.4, 1.0, 0.3))
    models, train, group = LeaveOut(task), np.arange(0, 40, 3), np.array([3, 9, 30])
    rest = np.setdiff1d(train, group)
    assert models.predict(train, [group])[group] == pytest.approx(predict(task, rest, group), abs=1e-3)
    dual, bias = models.dual(train)
    expected, expected_bias = solve(task, train)
    assert dual[train] == pytest.approx(expected, abs=1e-3)
    assert bias == pytest.approx(expected_bias, abs=1e-5)
    assert not dual[np.setdiff1d(np.arange(40), train)].any()
