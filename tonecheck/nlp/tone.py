"""How a reply sounds: six dimensions from 0 to 100, each with half the width of its 80 % interval."""

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
from tonecheck.nlp.reply_features import ReplySpace
from tonecheck.report import DIMENSIONS

#: Replies with fewer words than this have no tone.
FEWEST_WORDS = 4
_SHORT = 30
_POINTS = 25.0  #: one step of the scale from 1 to 5


class Uncertainty(msgspec.Struct, frozen=True):
    """Half widths of the 80 % interval in points, for short replies and for others."""

    short: float
    usual: float


class ToneModel:
    """Rates a page whose acts are known."""

    def __init__(
        self,
        linear: LinearModel,
        uncertainty: Mapping[str, Uncertainty],
        lexicons: Sequence[str],
        acts: Sequence[str],
    ) -> None:
        self.linear = linear
        self.uncertainty = uncertainty
        self.space = CueSpace(lexicons)
        self.replies = ReplySpace(self.space, acts)
        self.acts = tuple(acts)

    def values(self, page: Page, features: NDArray[np.float32]) -> dict[str, float]:
        """Every dimension in points, clipped to 0 to 100."""
        scores = self.linear.whole(page.ngrams, features)
        points = np.clip((scores - 1) * _POINTS, 0, 100)
        return dict(zip(DIMENSIONS, map(float, points), strict=True))

    def half_width(self, dimension: str, words: int) -> float:
        """Half the width of the 80 % interval, wider for short replies."""
        width = self.uncertainty[dimension]
        return width.short if words < _SHORT else width.usual

    def evidence(
        self, page: Page, counts: NDArray[np.float32], features: NDArray[np.float32]
    ) -> dict[str, list[Contribution]]:
        """For every dimension the spans that moved it most, in points."""
        centred = (features - self.linear.mean)[None]
        table = weights_of_words(self.linear, self.space, page, counts, centred, by_sentence=False) * _POINTS
        words = page.word_index
        return {name: strongest(page, words, table[words, column]) for column, name in enumerate(DIMENSIONS)}

    def save(self, folder: Path) -> None:
        """Write arrays and uncertainties."""
        self.linear.save(folder)
        widths = {name: msgspec.to_builtins(self.uncertainty[name]) for name in DIMENSIONS}
        data = {"uncertainty": widths, "lexicons": list(self.space.lexicons), "acts": list(self.acts)}
        write_json(folder / "tone.json", data)

    @classmethod
    def load(cls, folder: Path) -> ToneModel:
        """Read what `save` wrote."""
        data = read_json(folder / "tone.json")
        widths = {name: Uncertainty(**values) for name, values in data["uncertainty"].items()}
        return cls(LinearModel.load(folder), widths, data["lexicons"], data["acts"])
