"""Training of the tone: one ridge regression for six dimensions and both languages, fed by held-out acts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.acts import ACTS
from tonecheck.nlp.reply_features import ReplySpace
from tonecheck.nlp.tone import SHORT_WORDS, ToneCalibration, ToneModel
from tonecheck.reply import LANGUAGES
from tonecheck.report import DIMENSIONS
from tonecheck.training.acts import NATURAL_WEIGHT, ActScores, calibrate, to_probabilities
from tonecheck.training.dataset import Dataset, matrix, squares_of
from tonecheck.training.evaluation import NATURAL
from tonecheck.training.folds import fold_of, splits
from tonecheck.training.kernel import Problem, Recipe, gram_of, predict, primal, problem, solve

Floats = NDArray[np.float32]
RECIPE = Recipe(penalty=0.6, dense_weight=2.0, shared=0.3)
_COVERED = 0.8
_POINTS = 25.0


def reply_features(data: Dataset, scores: Floats, known: NDArray[np.bool_]) -> Floats:
    """The features of every reply; probabilities of acts are calibrated on the sentences of `known` replies alone."""
    calibration = calibrate(scores, data, np.flatnonzero(known[data.reply_of]))
    probabilities = to_probabilities(scores, calibration)
    space = ReplySpace(data.space, ACTS)
    return np.stack(
        [
            space.features(sample.page, counts, cues, probabilities[data.reply_of == index])
            for index, (sample, counts, cues) in enumerate(zip(data.samples, data.counts, data.cues, strict=True))
        ]
    )


def cross_validate(data: Dataset, scores: ActScores) -> Floats:
    """Rate every reply, on a scale from 1 to 5, by models that saw neither its ratings nor its acts; uncalibrated."""
    predicted = np.zeros_like(data.tone)
    fold = fold_of([sample.record for sample in data.samples])
    ngrams, squares, known = _ngrams(data)
    for number, (train_rows, test_rows) in enumerate(splits(fold)):
        dense = reply_features(data, scores.nested[number], fold != number)
        task = problem(ngrams, squares, dense, data.language, data.tone, RECIPE, known)
        predicted[test_rows] = predict(task, train_rows, test_rows)
    return predicted


def calibrated(data: Dataset, predicted: Floats) -> Floats:
    """Held-out ratings from 1 to 5, each calibrated on the replies of the other folds alone."""
    found = np.zeros_like(predicted)
    for train_rows, test_rows in splits(fold_of([sample.record for sample in data.samples])):
        for number in range(len(LANGUAGES)):
            rows = train_rows[data.language[train_rows] == number]
            own = test_rows[data.language[test_rows] == number]
            lines = _lines(data, predicted, rows)
            slopes, shifts = np.array([lines[name] for name in DIMENSIONS]).T
            found[own] = np.clip(1 + slopes * (predicted[own] - 1) + shifts, 1, 5)
    return found


def _lines(data: Dataset, predicted: Floats, rows: NDArray[np.int64]) -> dict[str, tuple[float, float]]:
    """For every dimension slope and shift from score - 1 to rating - 1; natural replies count more."""
    is_natural = [data.samples[row].record.slice in NATURAL for row in rows]
    weights = np.sqrt(np.where(is_natural, NATURAL_WEIGHT, 1.0))
    found = {}
    for column, name in enumerate(DIMENSIONS):
        slope, shift = np.polyfit(predicted[rows, column] - 1, data.tone[rows, column] - 1, 1, w=weights)
        found[name] = round(float(slope), 4), round(float(shift), 4)
    return found


def _ngrams(data: Dataset) -> tuple[object, Floats, Floats]:
    found = [sample.page.ngrams for sample in data.samples]
    squares = squares_of(found, whole=True)
    ngrams = matrix(found, squares, whole=True)
    return ngrams, squares, gram_of(ngrams)


def train(data: Dataset, scores: ActScores, predicted: Floats) -> dict[str, ToneModel]:
    """The models of both languages, learned from all replies; calibrated on the held-out ratings."""
    task = tone_problem(data, scores)
    dual, bias = solve(task, np.arange(len(data.samples)))
    return {
        language: ToneModel(
            primal(task, dual, bias, number),
            calibration(data, predicted, number),
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


def calibration(data: Dataset, predicted: Floats, language: int) -> dict[str, ToneCalibration]:
    """The calibration of one language, with the half widths within which 80 % of the held-out ratings lie."""
    own = data.language == language
    lines = _lines(data, predicted, np.flatnonzero(own))
    words = np.array([sample.page.word_count for sample in data.samples])
    missed = np.abs(calibrated(data, predicted) - data.tone) * _POINTS
    short = own & (words < SHORT_WORDS)
    found = {}
    for column, name in enumerate(DIMENSIONS):
        usual = float(np.quantile(missed[own & ~short, column], _COVERED))
        found[name] = ToneCalibration(
            slope=lines[name][0],
            shift=lines[name][1],
            average=round(float(data.tone[own, column].mean()), 3),
            short=round(max(float(np.quantile(missed[short, column], _COVERED)), usual), 1),
            usual=round(usual, 1),
        )
    return found
