"""How a reply sounds: six dimensions from 0 to 100, each with half the width of its 80 % interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.cues import CueSpace
from tonecheck.nlp.evidence import words_of_reply
from tonecheck.nlp.linear import LinearModel, read_json, write_json
from tonecheck.nlp.page import Page
from tonecheck.nlp.reply_features import ReplySpace
from tonecheck.report import DIMENSIONS

#: Replies with fewer words than this have no tone.
FEWEST_WORDS = 4
#: Shorter replies have wider intervals.
SHORT_WORDS = 45
_POINTS = 25.0  #: one step of the scale from 1 to 5
#: Where no word speaks for an act, all words of the sentence share it evenly.
_EVEN = 1e-3
Floats = NDArray[np.float32]


class ToneCalibration(msgspec.Struct, frozen=True, kw_only=True):
    """From a score on the scale of 1 to 5 to a value; half widths of the 80 % interval are in points."""

    slope: float  #: the value is 1 + slope * (score - 1) + shift
    shift: float
    average: float  #: of the replies learned from, from 1 to 5
    short: float  #: half width for replies of fewer than SHORT_WORDS words
    usual: float


class ActsOfWords(msgspec.Struct, frozen=True, gc=False):
    """The acts of a page: probabilities (sentences, acts), and what words add to their scores (words, acts)."""

    probabilities: Floats
    by_word: Floats


class ToneModel:
    """Rates a page whose acts are known."""

    def __init__(
        self,
        linear: LinearModel,
        calibration: Mapping[str, ToneCalibration],
        lexicons: Sequence[str],
        acts: Sequence[str],
    ) -> None:
        self.linear = linear
        self.calibration = calibration
        self.space = CueSpace(lexicons)
        self.replies = ReplySpace(self.space, acts)
        self.acts = tuple(acts)
        self._slopes = np.array([calibration[name].slope for name in DIMENSIONS], np.float32) * _POINTS
        self._shifts = np.array([calibration[name].shift for name in DIMENSIONS], np.float32) * _POINTS
        self._averages = {name: (calibration[name].average - 1) * _POINTS for name in DIMENSIONS}

    def values(self, page: Page, features: Floats) -> dict[str, float]:
        """Every dimension in points, clipped to 0 to 100."""
        scores = self.linear.whole(page.ngrams, features)
        points = (scores - 1) * self._slopes + self._shifts
        return dict(zip(DIMENSIONS, map(float, np.clip(points, 0, 100)), strict=True))

    def average(self, dimension: str) -> float:
        """What the average reply of the corpus has, in points."""
        return self._averages[dimension]

    def half_width(self, dimension: str, words: int) -> float:
        """Half the width of the 80 % interval, wider for short replies."""
        width = self.calibration[dimension]
        return width.short if words < SHORT_WORDS else width.usual

    def by_word(self, page: Page, counts: Floats, features: Floats, acts: ActsOfWords) -> Floats:
        """What every word adds to each dimension by being there, in points: (words of the page, dimensions).

        A word has its n-grams and its share of the counted classes and phrases, of the acts that its sentence
        performs, as far as it speaks for them, and of what greeting and farewell are. Length, channel and the like
        belong to no word.
        """
        dense = np.asarray(self.linear.dense)
        per_count = self.replies.per_count(counts, features, dense)
        table = words_of_reply(self.linear, self.space, page, per_count)
        self._add_acts(table, page, features, dense, acts)
        for zone, columns in self.replies.salutation.items():
            words = [word for piece in page.pieces if piece.zone == zone for word in range(piece.first, piece.last)]
            if words:
                table[words] += features[columns] @ dense[columns] / len(words)
        return np.asarray(table * self._slopes, np.float32)

    def _add_acts(self, table: Floats, page: Page, features: Floats, dense: Floats, acts: ActsOfWords) -> None:
        added = self.replies.per_sentence(acts.probabilities, features, dense)
        owners = np.array(page.sentence_of, np.int64)
        inside = np.array(page.word_index, np.int64)
        speaks = np.maximum(acts.by_word[inside], 0) + _EVEN
        starts = np.array([piece.first for piece in page.pieces], np.int64) - inside[0]
        shares = speaks / np.add.reduceat(speaks, starts, axis=0)[owners[inside]]
        for row, piece in enumerate(page.pieces):
            words = slice(piece.first - inside[0], piece.last - inside[0])
            table[piece.first : piece.last] += shares[words] @ added[row]

    def save(self, folder: Path) -> None:
        """Write arrays and calibration."""
        self.linear.save(folder)
        calibration = {name: msgspec.to_builtins(self.calibration[name]) for name in DIMENSIONS}
        data = {"calibration": calibration, "lexicons": list(self.space.lexicons), "acts": list(self.acts)}
        write_json(folder / "tone.json", data)

    @classmethod
    def load(cls, folder: Path) -> ToneModel:
        """Read what `save` wrote."""
        data = read_json(folder / "tone.json")
        calibration = msgspec.convert(data["calibration"], dict[str, ToneCalibration])
        return cls(LinearModel.load(folder), calibration, data["lexicons"], data["acts"])
