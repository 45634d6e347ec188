"""Held-out figures: tone against the mean of both raters, F1 per act, situation."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr

from tonecheck.nlp.acts import ACTS
from tonecheck.reply import LANGUAGES
from tonecheck.report import DIMENSIONS
from tonecheck.training.acts import ActScores, calibrate, to_probabilities, weights_of
from tonecheck.training.dataset import Dataset
from tonecheck.training.folds import fold_of, splits

Floats = NDArray[np.float32]
#: Slices spread evenly over the scales, and short or signed replies as they come.
GROUPS = {"a-e": "abcde", "f-g": "fg"}


class ToneFigure(msgspec.Struct, frozen=True):
    """How well a dimension is rated: rank correlation, mean absolute error and bias on 1 to 5, number of replies."""

    spearman: float
    mae: float
    bias: float
    n: int


class ActFigure(msgspec.Struct, frozen=True):
    """How well an act is found, with the number of sentences that perform it."""

    precision: float
    recall: float
    f1: float
    n: int


def tone_figures(data: Dataset, predicted: Floats) -> dict[str, dict[str, ToneFigure]]:
    """The figures of every dimension, by part of the corpus: language, and language with group of slices."""
    return {
        part: {
            name: tone_figure(predicted[rows, column], data.tone[rows, column])
            for column, name in enumerate(DIMENSIONS)
        }
        for part, rows in parts(data).items()
    }


def tone_figure(predicted: Floats, rated: Floats) -> ToneFigure:
    """The figures of one dimension over some replies."""
    return ToneFigure(
        round(float(spearmanr(predicted, rated).statistic), 3),
        round(float(np.abs(predicted - rated).mean()), 3),
        round(float((predicted - rated).mean()), 3),
        len(rated),
    )


def parts(data: Dataset) -> dict[str, NDArray[np.bool_]]:
    """The replies of each part."""
    slices = np.array([sample.record.slice for sample in data.samples])
    found = {}
    for number, language in enumerate(LANGUAGES):
        own = data.language == number
        found[language] = own
        for group, letters in GROUPS.items():
            found[f"{language} {group}"] = own & np.isin(slices, list(letters))
    return found


def act_decisions(data: Dataset, scores: ActScores) -> NDArray[np.bool_]:
    """Which acts each sentence is said to perform, with thresholds chosen on the other folds."""
    decided = np.zeros(data.acts.shape, bool)
    fold = fold_of([sample.record for sample in data.samples])[data.reply_of]
    for number, (train, test) in enumerate(splits(fold)):
        calibration = calibrate(scores.nested[number][train], data.acts[train], weights_of(data)[train])
        thresholds = np.array([calibration[act].threshold for act in ACTS])
        decided[test] = to_probabilities(scores.outer[test], calibration) >= thresholds
    return decided


def act_figures(data: Dataset, decided: NDArray[np.bool_], rows: NDArray[np.bool_]) -> dict[str, ActFigure]:
    """The figures of every act over some sentences."""
    return {act: act_figure(decided[rows, column], data.acts[rows, column] > 0) for column, act in enumerate(ACTS)}


def act_figure(decided: NDArray[np.bool_], labels: NDArray[np.bool_]) -> ActFigure:
    """The figures of one act."""
    hits = int((decided & labels).sum())
    said, there = int(decided.sum()), int(labels.sum())
    return ActFigure(
        round(hits / max(said, 1), 3),
        round(hits / max(there, 1), 3),
        round(2 * hits / max(said + there, 1), 3),
        there,
    )


def macro_f1(figures: Mapping[str, ActFigure]) -> float:
    """The mean F1 over all acts."""
    return round(sum(figure.f1 for figure in figures.values()) / len(figures), 3)
