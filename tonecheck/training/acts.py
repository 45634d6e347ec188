"""Training of the acts: one ridge regression for all acts and both languages, a second look, and calibration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from tonecheck.nlp.acts import ACTS, ActsModel, Calibration
from tonecheck.reply import LANGUAGES
from tonecheck.training.context import context_features, fit
from tonecheck.training.corpus import FURTHER
from tonecheck.training.dataset import Dataset, matrix, squares_of
from tonecheck.training.evaluation import NATURAL
from tonecheck.training.folds import fold_of, splits
from tonecheck.training.kernel import LeaveOut, Problem, Recipe, dense_weights, primal, problem

Floats = NDArray[np.float32]
#: The weight of lexicon phrases beside other designed features.
LEXICONS = 0.6
RECIPE = Recipe(penalty=0.9, dense_weight=5.0, shared=0.3, letters=0.4)
NATURAL_WEIGHT = 2.0
#: Acts whose false alarms hurt somebody: in natural proportions, this share of what is said must be right.
PRECISE = ("blame", "deflect", "refuse", "promise", "promote")
_PRECISION = 0.85
_FEWEST = 10  #: of sentences on which a precision may rest
_LOWEST, _HIGHEST = 0.25, 0.7


class ActScores(msgspec.Struct, frozen=True):
    """Scores of all sentences by models that never saw their replies.

    `first` are those without, `outer` those with a look at the context; `inner[f]` and `nested[f]` are the same
    scores by models that moreover know nothing of fold f's labels. `told` are `outer` where every phrase of the
    lexicons counts, as when the tool reads the same sentences.
    """

    first: Floats
    outer: Floats
    inner: tuple[Floats, ...]
    nested: tuple[Floats, ...]
    told: Floats

    def of_first(self, rows: int) -> ActScores:
        """The scores of the first so many sentences alone."""
        inner, nested = (tuple(each[:rows] for each in scores) for scores in (self.inner, self.nested))
        return ActScores(self.first[:rows], self.outer[:rows], inner, nested, self.told[:rows])


def act_problem(data: Dataset) -> Problem:
    """The sentences of all replies with their acts, and with the phrases that a lexicon has not from them alone."""
    found = [sample.page.ngrams for sample in data.samples]
    squares = squares_of(found, whole=False)
    return problem(
        matrix(found, squares, whole=False),
        squares,
        np.vstack(data.unseen_cues),
        data.language[data.reply_of],
        data.acts,
        RECIPE,
        factors=factors_of(data.space.names),
    )


def factors_of(names: Sequence[str]) -> Floats:
    """How much each designed feature counts: phrases of the lexicons less than others.

    What a sentence does has to be learned from its other words too: most sentences have none of the phrases.
    """
    return np.array([LEXICONS if "lexicon:" in name else 1.0 for name in names], np.float32)


def cross_validate(data: Dataset, task: Problem, models: LeaveOut) -> ActScores:
    """Score every sentence by models that never saw its reply, once for acts and nested for what builds on acts."""
    records = [sample.record for sample in data.samples]
    everything = np.arange(len(data.acts))
    outer_splits = list(splits(fold_of(records)[data.reply_of]))
    first = models.predict(everything, [test for _, test in outer_splits])
    outer, told, first_nested, nested = np.zeros_like(data.acts), np.zeros_like(data.acts), [], []
    phrases = (np.vstack(data.cues) - task.dense).astype(np.float32)
    for train, test in outer_splits:
        inner_splits = list(splits(fold_of(records, 4, "inner")[data.reply_of[train]]))
        inner_first = models.predict(train, [train[inner_test] for _, inner_test in inner_splits])
        inner_first[test] = first[test]
        features = context_features(data, inner_first)
        context = fit(features[train], data.acts[train])
        outer[test] = context.scores(features[test])
        with_phrases = np.asarray(first + phrases @ dense_weights(task, models.dual(train)[0]), np.float32)
        told[test] = context.scores(context_features(data, with_phrases)[test])
        inner = np.zeros_like(data.acts)
        inner[test] = outer[test]
        for inner_train, inner_test in inner_splits:
            rows = train[inner_train]
            inner[train[inner_test]] = fit(features[rows], data.acts[rows]).scores(features[train[inner_test]])
        first_nested.append(inner_first)
        nested.append(inner)
    return ActScores(first, outer, tuple(first_nested), tuple(nested), told)


def weights_of(data: Dataset) -> Floats:
    """The weight of every sentence when rates matter."""
    return np.where(natural(data), NATURAL_WEIGHT, 1.0).astype(np.float32)


def natural(data: Dataset) -> NDArray[np.bool_]:
    """Which sentences stand in replies in natural proportions."""
    return np.array([sample.record.slice in NATURAL for sample in data.samples])[data.reply_of]


def measured(data: Dataset, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Those of the sentences that figures may rest on: the others stand in replies that are only learned from."""
    further = np.array([sample.record.slice in FURTHER for sample in data.samples])
    return np.asarray(rows[~further[data.reply_of[rows]]], np.int64)


def calibrate(
    scores: Floats, data: Dataset, rows: NDArray[np.int64] | None = None, told: Floats | None = None
) -> dict[str, Calibration]:
    """Probabilities by logistic regression on held-out scores of sentences that may be measured, and thresholds.

    A threshold is the best for F1 at natural rates. Where false alarms hurt, an act is sure from where on, in natural
    proportions, what is told (`told`, else the scores themselves) is right often enough.
    """
    rows = measured(data, np.arange(len(scores)) if rows is None else rows)
    told = (scores if told is None else told)[rows]
    scores, labels, weights, is_natural = scores[rows], data.acts[rows], weights_of(data)[rows], natural(data)[rows]
    found = {}
    for column, act in enumerate(ACTS):
        logistic = LogisticRegression(C=1e3, solver="newton-cholesky")
        logistic.fit(scores[:, [column]], labels[:, column], sample_weight=weights)
        slope, shift = float(logistic.coef_[0, 0]), float(logistic.intercept_[0])
        probabilities = 1 / (1 + np.exp(-(slope * scores[:, column] + shift)))
        threshold = float(np.clip(best_threshold(probabilities, labels[:, column], weights), _LOWEST, _HIGHEST))
        sure = threshold
        if act in PRECISE:
            own = 1 / (1 + np.exp(-(slope * told[is_natural, column] + shift)))
            sure = max(sure, precise_threshold(own, labels[is_natural, column], _PRECISION))
        found[act] = Calibration(round(slope, 4), round(shift, 4), round(threshold, 3), round(sure, 3))
    return found


def precise_threshold(probabilities: Floats, labels: Floats, precision: float) -> float:
    """The lowest probability from which on this share is right; 1 where too few are."""
    order = np.argsort(-probabilities, kind="stable")
    said = np.arange(1, len(order) + 1)
    enough = (np.cumsum(labels[order]) / said >= precision) & (said >= _FEWEST)
    if not enough.any():
        return 1.0
    last = int(np.flatnonzero(enough)[-1])
    after = min(last + 1, len(order) - 1)
    return float((probabilities[order[last]] + probabilities[order[after]]) / 2)


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


def train(data: Dataset, task: Problem, models: LeaveOut, scores: ActScores) -> dict[str, ActsModel]:
    """The models of both languages, learned from all sentences, calibrated on those that are measured."""
    dual, bias = models.dual(np.arange(len(data.acts)))
    calibration = calibrate(scores.outer, data, told=scores.told)
    context = fit(context_features(data, scores.first), data.acts)
    return {
        language: ActsModel(primal(task, dual, bias, number), context, calibration, data.space.lexicons)
        for number, language in enumerate(LANGUAGES)
    }
