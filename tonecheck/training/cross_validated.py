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
    """An act whose false alarms hurt, over replies in natural proportions, from where on it is sure.

    The careful figures leave out phrases that a reply alone may have lent to a lexicon.
    """

    act: str
    threshold: float  #: that ships, and from which on findings may rest on the act
    said: int  #: sentences
    right: int
    precision: float | None  #: None where too few were said to show one
    low: float | None  #: limits of its 95 % interval (Wilson)
    high: float | None
    there: int  #: sentences that perform it
    recall: float
    careful_said: int
    careful_precision: float | None


def precise_rows(data: Dataset, scores: ActScores) -> list[PreciseRow]:
    """The acts whose false alarms hurt, of both languages, on held-out scores."""
    calibration = calibrate(scores.outer, data, told=scores.told)
    own = natural(data)
    told, careful = (to_probabilities(each, calibration)[own] for each in (scores.told, scores.outer))
    found = []
    for act in PRECISE:
        column, threshold = ACTS.index(act), calibration[act].sure
        there = data.acts[own, column] > 0
        right, count = _right(told[:, column] >= threshold, there)
        careful_right, careful_count = _right(careful[:, column] >= threshold, there)
        low, high = wilson(right, count) if count >= FEWEST_SAID else (None, None)
        found.append(
            PreciseRow(
                act=act,
                threshold=threshold,
                said=count,
                right=right,
                precision=_precision(right, count),
                low=low,
                high=high,
                there=int(there.sum()),
                recall=right / max(int(there.sum()), 1),
                careful_said=careful_count,
                careful_precision=_precision(careful_right, careful_count),
            )
        )
    return found


def _right(said: NDArray[np.bool_], there: NDArray[np.bool_]) -> tuple[int, int]:
    return int((said & there).sum()), int(said.sum())


def _precision(right: int, said: int) -> float | None:
    return right / said if said >= FEWEST_SAID else None
