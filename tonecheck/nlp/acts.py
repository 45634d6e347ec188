"""What a sentence does: calibrated probabilities of nineteen acts, and the thresholds from which they count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.cues import CueSpace
from tonecheck.nlp.evidence import Contribution, strongest, weights_of_words
from tonecheck.nlp.linear import LinearModel, read_json, write_json
from tonecheck.nlp.page import Page

ACTS = (
    *("greeting", "thanks", "acknowledge", "empathize", "apologize", "explain", "solve", "instruct", "ask"),
    *("timeframe", "refuse", "deflect", "blame", "promise", "offer_help", "promote", "feedback", "inform"),
    "closing",
)


#: Log odds beyond this are certain to a float, and further on `exp` overflows.
_LARGEST = 40.0


class Calibration(msgspec.Struct, frozen=True):
    """A score s becomes the probability 1 / (1 + exp(-(slope * s + shift))); from `threshold` on the act counts."""

    slope: float
    shift: float
    threshold: float


class ActsModel:
    """Scores the sentences of a page."""

    def __init__(self, linear: LinearModel, calibration: Mapping[str, Calibration], lexicons: Sequence[str]) -> None:
        self.linear = linear
        self.calibration = calibration
        self.space = CueSpace(lexicons)
        self._slopes = np.array([calibration[act].slope for act in ACTS], np.float32)
        self._shifts = np.array([calibration[act].shift for act in ACTS], np.float32)
        self._thresholds = np.array([calibration[act].threshold for act in ACTS], np.float32)

    def probabilities(self, page: Page, dense: NDArray[np.float32]) -> NDArray[np.float32]:
        """The probability of every act in every sentence: (sentences, acts)."""
        scores = self.linear.rows(page.ngrams, dense)
        odds = np.clip(scores * self._slopes + self._shifts, -_LARGEST, _LARGEST)
        return np.asarray(1 / (1 + np.exp(-odds)), np.float32)

    def done(self, probabilities: NDArray[np.float32]) -> list[frozenset[str]]:
        """The acts of every sentence that reach their threshold."""
        reached = probabilities >= self._thresholds
        return [frozenset(act for act, is_done in zip(ACTS, row, strict=True) if is_done) for row in reached]

    def evidence(
        self,
        page: Page,
        counts: NDArray[np.float32],
        dense: NDArray[np.float32],
        done: Sequence[frozenset[str]],
    ) -> list[tuple[tuple[str, int, int, float], ...]]:
        """For every sentence and act done: act, start, end and signed weight in units of log odds."""
        tables = weights_of_words(self.linear, self.space, page, counts, dense - self.linear.mean, by_sentence=True)
        found = []
        for piece, acts in zip(page.pieces, done, strict=True):
            words = range(piece.first, piece.last)
            rows: list[tuple[str, int, int, float]] = []
            for act in ACTS:
                if act in acts:
                    column = ACTS.index(act)
                    weighted = tables[piece.first : piece.last, column] * self._slopes[column]
                    rows += [(act, one.start, one.end, one.weight) for one in self._top(page, words, weighted)]
            found.append(tuple(rows))
        return found

    def _top(self, page: Page, words: range, weighted: NDArray[np.float32]) -> Sequence[Contribution]:
        return strongest(page, words, weighted)

    def save(self, folder: Path) -> None:
        """Write arrays and calibration."""
        self.linear.save(folder)
        calibration = {act: msgspec.to_builtins(self.calibration[act]) for act in ACTS}
        write_json(folder / "acts.json", {"calibration": calibration, "lexicons": list(self.space.lexicons)})

    @classmethod
    def load(cls, folder: Path) -> ActsModel:
        """Read what `save` wrote."""
        data = read_json(folder / "acts.json")
        calibration = {act: Calibration(**values) for act, values in data["calibration"].items()}
        return cls(LinearModel.load(folder), calibration, data["lexicons"])
