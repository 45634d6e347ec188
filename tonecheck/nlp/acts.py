"""What a sentence does: calibrated probabilities of nineteen acts, and the thresholds from which they count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.context import ContextModel, with_neighbours
from tonecheck.nlp.cues import CueSpace
from tonecheck.nlp.evidence import Contribution, strongest, words_of_sentences
from tonecheck.nlp.linear import LinearModel, read_json, write_json
from tonecheck.nlp.page import Page

ACTS = (
    *("greeting", "thanks", "acknowledge", "empathize", "apologize", "explain", "solve", "instruct", "ask"),
    *("timeframe", "refuse", "deflect", "blame", "promise", "offer_help", "promote", "feedback", "inform"),
    "closing",
)


#: Log odds beyond this are certain to a float, and further on `exp` overflows.
_LARGEST = 40.0
_CONTEXT = "context"


class Calibration(msgspec.Struct, frozen=True):
    """A score s becomes the probability 1 / (1 + exp(-(slope * s + shift))).

    From `threshold` on the act is said; from `sure` on, where that is higher, a finding may rest on it.
    """

    slope: float
    shift: float
    threshold: float
    sure: float = 0.0


class ActScores(msgspec.Struct, frozen=True, gc=False):
    """What the models say of the sentences of a page: (sentences, acts) each, and the features of the second look."""

    first: NDArray[np.float32]
    features: NDArray[np.float32]
    log_odds: NDArray[np.float32]
    probabilities: NDArray[np.float32]


class ActEvidence(msgspec.Struct, frozen=True, gc=False):
    """Why a sentence is said to perform an act, in log odds: average + weights of the spans + other = the sentence's.

    `spans` are the words that weigh most; `other` is all else: the other words, place, length, neighbours.
    """

    act: str
    average: float  #: of the average sentence
    other: float  #: all but the spans
    spans: tuple[Contribution, ...]


class ActsModel:
    """Scores the sentences of a page: by their words and cues, then once more in the context of the others."""

    def __init__(
        self,
        linear: LinearModel,
        context: ContextModel,
        calibration: Mapping[str, Calibration],
        lexicons: Sequence[str],
    ) -> None:
        self.linear = linear
        self.context = context
        self.calibration = calibration
        self.space = CueSpace(lexicons)
        self._slopes = np.array([calibration[act].slope for act in ACTS], np.float32)
        self._shifts = np.array([calibration[act].shift for act in ACTS], np.float32)
        self._thresholds = np.array([calibration[act].threshold for act in ACTS], np.float32)
        self._average_odds = (context.average() * self._slopes + self._shifts).tolist()
        #: From which probability on a finding may rest on an act.
        self.sure = {act: max(each.threshold, each.sure) for act, each in calibration.items()}

    def scores(self, page: Page, dense: NDArray[np.float32]) -> ActScores:
        """Judge every sentence of the page; `dense` are its features in the sentence space."""
        first = self.linear.rows(page.ngrams, dense)
        features = with_neighbours(first)
        log_odds = self.context.scores(features) * self._slopes + self._shifts
        probabilities = 1 / (1 + np.exp(-np.clip(log_odds, -_LARGEST, _LARGEST)))
        return ActScores(first, features, log_odds, np.asarray(probabilities, np.float32))

    def done(self, probabilities: NDArray[np.float32]) -> list[frozenset[str]]:
        """The acts of every sentence that reach their threshold."""
        found: list[list[str]] = [[] for _ in probabilities]
        rows, acts = np.nonzero(probabilities >= self._thresholds)
        for row, act in zip(rows.tolist(), acts.tolist(), strict=True):
            found[row].append(ACTS[act])
        return list(map(frozenset, found))

    def by_word(self, page: Page, counts: NDArray[np.float32], dense: NDArray[np.float32]) -> NDArray[np.float32]:
        """What every word of the page adds to the first scores of its sentence: (words of the page, acts)."""
        return words_of_sentences(self.linear, self.space, page, counts, dense)

    def evidence(
        self, page: Page, by_word: NDArray[np.float32], scores: ActScores, done: Sequence[frozenset[str]]
    ) -> list[tuple[ActEvidence, ...]]:
        """For every sentence the evidence for the acts done, in the order of `ACTS`."""
        pairs = [(row, column) for row, acts in enumerate(done) for column, act in enumerate(ACTS) if act in acts]
        found: list[list[ActEvidence]] = [[] for _ in done]
        if pairs:
            rows, columns = np.array(pairs, np.int64).T
            slopes = self.context.slopes(scores.features, rows, columns) * self._slopes[columns, None]
            inside = rows[:, None] == np.array(page.sentence_of)
            odds = scores.log_odds[rows, columns].tolist()
            spans = strongest(page, (slopes @ by_word.T) * inside)
            for (row, column), total, own in zip(pairs, odds, spans, strict=True):
                average = self._average_odds[column]
                other = total - average - sum(span.weight for span in own)
                found[row].append(ActEvidence(ACTS[column], average, other, tuple(own)))
        return [tuple(each) for each in found]

    def save(self, folder: Path) -> None:
        """Write arrays and calibration."""
        self.linear.save(folder)
        self.context.save(folder / _CONTEXT)
        calibration = {act: msgspec.to_builtins(self.calibration[act]) for act in ACTS}
        write_json(folder / "acts.json", {"calibration": calibration, "lexicons": list(self.space.lexicons)})

    @classmethod
    def load(cls, folder: Path) -> ActsModel:
        """Read what `save` wrote."""
        data = read_json(folder / "acts.json")
        calibration = {act: Calibration(**values) for act, values in data["calibration"].items()}
        return cls(LinearModel.load(folder), ContextModel.load(folder / _CONTEXT), calibration, data["lexicons"])
