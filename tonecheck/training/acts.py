"""Training of the acts: one ridge regression for all acts and both languages, calibrated on held-out scores."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from tonecheck.nlp.acts import ACTS, ActsModel, Calibration
from tonecheck.reply import LANGUAGES
from tonecheck.training.dataset import Dataset, matrix, squares_of
from tonecheck.training.folds import fold_of, splits
from tonecheck.training.kernel import Problem, Recipe, predict, primal, problem, solve

Floats = NDArray[np.float32]
RECIPE = Recipe(penalty=0.6, dense_weight=4.0, shared=0.3)
#: Slices in natural proportions: what rates of acts and flaws to expect is learned from these.
NATURAL = frozenset("dfg")
_NATURAL_WEIGHT = 2.0
#: Acts whose false alarms hurt somebody: they count only where they are at least this probable.
_GRAVE = {"blame": 0.4, "deflect": 0.4, "promise": 0.4, "promote": 0.4}
_LOWEST, _HIGHEST = 0.25, 0.7


class ActScores(msgspec.Struct, frozen=True):
    """Held-out scores of all sentences; `nested[f]` are scores that know nothing of fold f's labels."""

    outer: Floats
    nested: tuple[Floats, ...]


def act_problem(data: Dataset) -> Problem:
    """The sentences of all replies with their acts."""
    found = [sample.page.ngrams for sample in data.samples]
    squares = squares_of(found, whole=False)
    return problem(
        matrix(found, squares, whole=False),
        squares,
        np.vstack(data.cues),
        data.language[data.reply_of],
        data.acts,
        RECIPE,
    )


def cross_validate(data: Dataset, task: Problem) -> ActScores:
    """Score every sentence by models that never saw its reply, once for acts and nested for what builds on acts."""
    records = [sample.record for sample in data.samples]
    outer_fold = fold_of(records)[data.reply_of]
    outer, nested = np.zeros_like(data.acts), []
    for train, test in splits(outer_fold):
        outer[test] = predict(task, train, test)
        inner = np.zeros_like(data.acts)
        inner[test] = outer[test]
        for inner_train, inner_test in splits(fold_of(records, 4, "inner")[data.reply_of[train]]):
            inner[train[inner_test]] = predict(task, train[inner_train], train[inner_test])
        nested.append(inner)
    return ActScores(outer, tuple(nested))


def weights_of(data: Dataset) -> Floats:
    """The weight of every sentence when rates matter."""
    natural = np.array([sample.record.slice in NATURAL for sample in data.samples])
    return np.where(natural, _NATURAL_WEIGHT, 1.0)[data.reply_of].astype(np.float32)


def calibrate(scores: Floats, labels: Floats, weights: Floats) -> dict[str, Calibration]:
    """Probabilities by logistic regression on held-out scores, thresholds for the best F1 at these weights."""
    found = {}
    for column, act in enumerate(ACTS):
        logistic = LogisticRegression(C=1e3, solver="newton-cholesky")
        logistic.fit(scores[:, [column]], labels[:, column], sample_weight=weights)
        slope, shift = float(logistic.coef_[0, 0]), float(logistic.intercept_[0])
        probabilities = 1 / (1 + np.exp(-(slope * scores[:, column] + shift)))
        best = best_threshold(probabilities, labels[:, column], weights)
        threshold = float(np.clip(best, _GRAVE.get(act, _LOWEST), _HIGHEST))
        found[act] = Calibration(round(slope, 4), round(shift, 4), round(threshold, 3))
    return found


def best_threshold(probabilities: Floats, labels: Floats, weights: Floats) -> float:
    """The probability from which on an act has the best F1."""
    order = np.argsort(-probabilities, kind="stable")
    hits = np.cumsum((labels * weights)[order])
    f1 = 2 * hits / (np.cumsum(weights[order]) + hits[-1])
    best = int(np.argmax(f1))
    after = min(best + 1, len(order) - 1)
    return float((probabilities[order[best]] + probabilities[order[after]]) / 2)


def to_probabilities(scores: Floats, calibration: Mapping[str, Calibration]) -> Floats:
    """The probabilities that the calibration gives to scores: (sentences, acts)."""
    slopes = np.array([calibration[act].slope for act in ACTS], np.float32)
    shifts = np.array([calibration[act].shift for act in ACTS], np.float32)
    return np.asarray(1 / (1 + np.exp(-(scores * slopes + shifts))), np.float32)


def train(data: Dataset, task: Problem, scores: ActScores) -> dict[str, ActsModel]:
    """The models of both languages, learned from all sentences."""
    dual, bias = solve(task, np.arange(len(data.acts)))
    calibration = calibrate(scores.outer, data.acts, weights_of(data))
    return {
        language: ActsModel(primal(task, dual, bias, number), calibration, data.space.lexicons)
        for number, language in enumerate(LANGUAGES)
    }
