"""Training of the situation: a ridge regression over the labels of the customers' messages, with a softmax on top."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.situation import LABELS, SituationModel, cues, message_page
from tonecheck.reply import LANGUAGES
from tonecheck.training.corpus import Record
from tonecheck.training.dataset import matrix, squares_of
from tonecheck.training.folds import fold_of, splits
from tonecheck.training.kernel import Problem, Recipe, predict, primal, problem, solve

Floats = NDArray[np.float32]
RECIPE = Recipe(penalty=0.1, dense_weight=1.0, shared=0.6)
RARITY = 0.5
_SHARPNESS = np.arange(1.0, 12.5, 0.5)
#: A situation changes what a reply is held to, so it is said only where it is more probable than not.
THRESHOLD = 0.5


def situation_problem(records: list[Record]) -> Problem:
    """All customers' messages with their labels."""
    pages = [message_page(record.customer, record.language) for record in records]
    found = [page.ngrams for page in pages]
    squares = squares_of(found, whole=True)
    dense = np.stack([cues(page) for page in pages])
    language = np.array([LANGUAGES.index(record.language) for record in records])
    targets = np.array([[record.situation == label for label in LABELS] for record in records], np.float32)
    return problem(matrix(found, squares, whole=True), squares, dense, language, targets, RECIPE)


def cross_validate(records: list[Record], task: Problem) -> Floats:
    """The scores of every message by models that never saw it."""
    scores = np.zeros_like(task.targets)
    weights = weights_of(task)
    for train_rows, test_rows in splits(fold_of(records)):
        scores[test_rows] = predict(task, train_rows, test_rows, weights[train_rows])
    return scores


def weights_of(task: Problem) -> Floats:
    """More weight for the rarer situations, which would drown among complaints."""
    rate = (task.targets @ task.targets.mean(axis=0)).astype(np.float32)
    return np.asarray((rate.mean() / rate) ** RARITY, np.float32)


def sharpness_of(scores: Floats, targets: Floats) -> float:
    """The factor before the softmax under which the labels are most probable."""
    losses = [-np.log((softmax(scores * factor) * targets).sum(axis=1)).mean() for factor in _SHARPNESS]
    return float(_SHARPNESS[int(np.argmin(losses))])


def softmax(scores: Floats) -> Floats:
    """Probabilities of rows of scores."""
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True), np.float32)


def train(task: Problem, scores: Floats) -> dict[str, SituationModel]:
    """The models of both languages, learned from all messages."""
    dual, bias = solve(task, np.arange(len(task.targets)), weights_of(task))
    sharpness = sharpness_of(scores, task.targets)
    return {
        language: SituationModel(primal(task, dual, bias, number), sharpness, THRESHOLD)
        for number, language in enumerate(LANGUAGES)
    }
