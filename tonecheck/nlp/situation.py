"""What the customer's message is about: complaint, request, cancellation … or nothing that can be said with reason."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tonecheck.anatomy.zone import Anatomy
from tonecheck.nlp.cues import CueSpace
from tonecheck.nlp.linear import LinearModel, read_json, write_json
from tonecheck.nlp.page import Page, Piece
from tonecheck.nlp.wordlists import word_lists
from tonecheck.nlp.words import fold, scan
from tonecheck.resources import models_dir

#: What the labels of the corpus are; `other` is learned, but never said.
LABELS = (
    *("complaint", "request", "cancellation", "praise", "bereavement"),
    *("privacy", "goodwill", "outage", "other"),
)

_MOST = 2.0
_SPACE = CueSpace(())


def cues(page: Page) -> NDArray[np.float32]:
    """How many of each situation's words stand in the message, then which classes of words do."""
    text = " " + " ".join(page.norms)
    lists = word_lists(page.language, "situations")
    hits = [sum(f" {beginning}" in text for beginning in lists[name]) for name in sorted(lists)]
    return np.concatenate([np.minimum(np.array(hits, np.float32), _MOST), np.minimum(_SPACE.counts(page)[0], 1)])


def message_page(text: str, language: str) -> Page:
    """A customer's message as one piece."""
    spans = scan(text, language)
    return Page(
        language=language,
        channel="",
        text=text,
        norms=[fold(text[start:end]) for start, end in spans],
        starts=[start for start, _ in spans],
        ends=[end for _, end in spans],
        pieces=[Piece(0, len(spans), "body")],
        anatomy=Anatomy(zones=()),
    )


class SituationModel:
    """Judges a message; says nothing below the threshold."""

    def __init__(self, linear: LinearModel, sharpness: float, threshold: float) -> None:
        self.linear = linear
        self.sharpness = sharpness
        self.threshold = threshold

    def probabilities(self, message: str, language: str) -> dict[str, float]:
        """The probability of every label."""
        page = message_page(message, language)
        scores = self.linear.whole(page.ngrams, cues(page)) * self.sharpness
        odds = np.exp(scores - scores.max())
        return dict(zip(LABELS, map(float, odds / odds.sum()), strict=True))

    def decide(self, probabilities: dict[str, float]) -> str | None:
        """The most probable label where it is probable enough and says something."""
        label = max(probabilities, key=probabilities.__getitem__)
        return None if label == "other" or probabilities[label] < self.threshold else label

    def save(self, folder: Path) -> None:
        """Write arrays and threshold."""
        self.linear.save(folder)
        write_json(folder / "situation.json", {"sharpness": self.sharpness, "threshold": self.threshold})

    @classmethod
    def load(cls, folder: Path) -> SituationModel:
        """Read what `save` wrote."""
        data = read_json(folder / "situation.json")
        return cls(LinearModel.load(folder), data["sharpness"], data["threshold"])


@cache
def _model(language: str) -> SituationModel:
    return SituationModel.load(models_dir() / language / "tonecheck_situation")


def recognise(customer: str, language: str) -> str | None:
    """The situation of a customer's message, without loading a pipeline; None where the model abstains."""
    if not customer.strip():
        return None
    model = _model(language)
    return model.decide(model.probabilities(customer, language))
