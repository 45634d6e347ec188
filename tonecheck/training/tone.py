"""Training of the tone: one ridge regression for six dimensions and both languages, fed by held-out acts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.acts import ACTS
from tonecheck.nlp.reply_features import ReplySpace
from tonecheck.nlp.tone import ToneModel, Uncertainty
from tonecheck.reply import LANGUAGES
from tonecheck.report import DIMENSIONS
from tonecheck.training.acts import ActScores, calibrate, to_probabilities, weights_of
from tonecheck.training.dataset import Dataset, matrix, squares_of
from tonecheck.training.folds import fold_of, splits
from tonecheck.training.kernel import Problem, Recipe, gram_of, predict, primal, problem, solve

Floats = NDArray[np.float32]
RECIPE = Recipe(penalty=0.6, dense_weight=2.0, shared=0.3)
_SHORT_WORDS = 30
_COVERED = 0.8
_POINTS = 25.0


def reply_features(data: Dataset, scores: Floats, known: NDArray[np.bool_]) -> Floats:
    """The features of every reply; probabilities of acts are calibrated on the sentences of `known` replies alone."""
    rows = known[data.reply_of]
    calibration = calibrate(scores[rows], data.acts[rows], weights_of(data)[rows])
    probabilities = to_probabilities(scores, calibration)
    space = ReplySpace(data.space, ACTS)
    return np.stack(
        [
            space.features(sample.page, counts, cues, probabilities[data.reply_of == index])
            for index, (sample, counts, cues) in enumerate(zip(data.samples, data.counts, data.cues, strict=True))
        ]
    )


def cross_validate(data: Dataset, scores: ActScores) -> Floats:
    """Rate every reply, from 1 to 5, by models that saw neither its ratings nor its acts."""
    predicted = np.zeros_like(data.tone)
    fold = fold_of([sample.record for sample in data.samples])
    ngrams, squares, known = _ngrams(data)
    for number, (train_rows, test_rows) in enumerate(splits(fold)):
        dense = reply_features(data, scores.nested[number], fold != number)
        task = problem(ngrams, squares, dense, data.language, data.tone, RECIPE, known)
        predicted[test_rows] = predict(task, train_rows, test_rows)
    return np.clip(predicted, 1, 5)


def _ngrams(data: Dataset) -> tuple[object, Floats, Floats]:
    found = [sample.page.ngrams for sample in data.samples]
    squares = squares_of(found, whole=True)
    ngrams = matrix(found, squares, whole=True)
    return ngrams, squares, gram_of(ngrams)


def train(data: Dataset, scores: ActScores, predicted: Floats) -> dict[str, ToneModel]:
    """The models of both languages, learned from all replies; uncertainties from the held-out ratings."""
    task = tone_problem(data, scores)
    dual, bias = solve(task, np.arange(len(data.samples)))
    return {
        language: ToneModel(
            primal(task, dual, bias, number),
            uncertainty(data, predicted, data.language == number),
            data.space.lexicons,
            ACTS,
        )
        for number, language in enumerate(LANGUAGES)
    }


def tone_problem(data: Dataset, scores: ActScores) -> Problem:
    """All replies with their ratings, and acts by models that never saw them."""
    dense = reply_features(data, scores.outer, np.ones(len(data.samples), bool))
    ngrams, squares, known = _ngrams(data)
    return problem(ngrams, squares, dense, data.language, data.tone, RECIPE, known)


def uncertainty(data: Dataset, predicted: Floats, rows: NDArray[np.bool_]) -> dict[str, Uncertainty]:
    """Half widths within which 80 % of the held-out ratings lie, in points."""
    words = np.array([len(sample.page.norms) for sample in data.samples])
    missed = np.abs(predicted - data.tone) * _POINTS
    short = rows & (words < _SHORT_WORDS)
    return {
        name: Uncertainty(
            round(max(float(np.quantile(missed[short, column], _COVERED)), usual), 1),
            round(usual, 1),
        )
        for column, name in enumerate(DIMENSIONS)
        for usual in [float(np.quantile(missed[rows & ~short, column], _COVERED))]
    }
