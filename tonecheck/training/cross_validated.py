"""A cross-validated corpus as an evaluation reads it: what models that never saw a reply say of it."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.acts import ACTS
from tonecheck.nlp.tone import FEWEST_WORDS
from tonecheck.report import DIMENSIONS
from tonecheck.training.acts import PRECISE, ActScores, calibrate, natural, to_probabilities
from tonecheck.training.dataset import Dataset
from tonecheck.training.evaluation import Scored
from tonecheck.training.folds import fold_of, splits
from tonecheck.training.interval import wilson
from tonecheck.training.labelled import from_record
from tonecheck.training.predictions import Prediction

Floats = NDArray[np.float32]
#: Of fewer predictions no precision is shown.
FEWEST_SAID = 10


def scored(data: Dataset, scores: ActScores, tone: Floats) -> Scored:
    """Every reply with its labels, its calibrated held-out tone (from 1 to 5) and its acts.

    Thresholds are chosen on the other folds. Sentences outside of the agent's own zones have no act, as when checking.
    """
    decided = iter(act_decisions(data, scores))
    said = []
    for sample, values in zip(data.samples, tone.tolist(), strict=True):
        acts = {sentence: _acts(next(decided)) for sentence in sample.kept}
        words = sample.page.word_count
        said.append(
            Prediction(
                words=words,
                tone=dict(zip(DIMENSIONS, values, strict=True)) if words >= FEWEST_WORDS else {},
                acts=tuple(acts.get(sentence, frozenset()) for sentence in sample.record.sentences),
                situation="",
                said=None,
                address=None,
            )
        )
    # Situation and address are not the business of these models, and are measured on their own.
    labels = [
        msgspec.structs.replace(from_record(sample.record), situation=None, address=None) for sample in data.samples
    ]
    return Scored(labels, said)


def _acts(row: NDArray[np.bool_]) -> frozenset[str]:
    return frozenset(act for act, is_done in zip(ACTS, row, strict=True) if is_done)


def act_decisions(data: Dataset, scores: ActScores) -> NDArray[np.bool_]:
    """Which acts each sentence is said to perform, with thresholds chosen on the other folds."""
    decided = np.zeros(data.acts.shape, bool)
    fold = fold_of([sample.record for sample in data.samples])[data.reply_of]
    for number, (train, test) in enumerate(splits(fold)):
        calibration = calibrate(scores.nested[number], data, train)
        thresholds = np.array([calibration[act].threshold for act in ACTS])
        decided[test] = to_probabilities(scores.outer[test], calibration) >= thresholds
    return decided


class PreciseRow(msgspec.Struct, frozen=True):
    """An act whose false alarms hurt, over replies in natural proportions, at the threshold that ships."""

    act: str
    threshold: float
    said: int  #: sentences
    right: int
    precision: float | None  #: None where too few were said to show one
    low: float | None  #: limits of its 95 % interval (Wilson)
    high: float | None
    there: int  #: sentences that perform it
    recall: float


def precise_rows(data: Dataset, scores: ActScores) -> list[PreciseRow]:
    """The acts whose false alarms hurt, of both languages, on held-out scores."""
    calibration = calibrate(scores.outer, data)
    probabilities, own = to_probabilities(scores.outer, calibration), natural(data)
    found = []
    for act in PRECISE:
        column, threshold = ACTS.index(act), calibration[act].threshold
        said, there = own & (probabilities[:, column] >= threshold), own & (data.acts[:, column] > 0)
        right, count = int((said & there).sum()), int(said.sum())
        shown = count >= FEWEST_SAID
        precision = right / count if shown else None
        low, high = wilson(right, count) if shown else (None, None)
        recall = right / max(int(there.sum()), 1)
        found.append(PreciseRow(act, threshold, count, right, precision, low, high, int(there.sum()), recall))
    return found
