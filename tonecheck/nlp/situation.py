"""What a customer's message is about: complaint, request, cancellation … or nothing that can be said with reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from tonecheck.anatomy import dissect
from tonecheck.languages.identify import identify, words_of
from tonecheck.nlp.linear import map_arrays, read_json, save_arrays, write_json
from tonecheck.nlp.page import Page
from tonecheck.nlp.situation_cues import Text, of_page, read
from tonecheck.nlp.situation_features import Hashed, char_hashes, designed, pair_hashes
from tonecheck.resources import models_dir

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]

#: What the labels of the corpus are; `other` is learned, but never said.
LABELS = (
    *("complaint", "request", "cancellation", "praise", "bereavement"),
    *("privacy", "goodwill", "outage", "other"),
)
#: From this many words on a message is in neither language if it is not surely in one.
_ENOUGH_WORDS = 8
#: A reply of fewer words does not show what it answers.
_FEWEST_REPLY_WORDS = 8
_MOST_WORDS_KEPT = 20_000
_ARRAYS = ("hashes", "rarity", "ngrams", "steps", "dense", "bias")


class Judgement(msgspec.Struct, frozen=True, gc=False):
    """The probability of every label, and the one that is said."""

    probabilities: Mapping[str, float]
    label: str | None


class _Word(msgspec.Struct, frozen=True, gc=False):
    """What a model knows of a word: its hashes, its row, and the rows of the stretches of characters inside it."""

    hashed: Hashed
    row: int | None
    stretches: Rows


class SituationModel:
    """A linear model over designed features and the n-grams it knows; says nothing below a label's threshold.

    `hashes` (n-grams) are sorted; `rarity` (n-grams) their inverse document frequencies; `ngrams` (n-grams, labels)
    their weights in whole `steps` (labels); `dense` (designed features, labels); `bias` (labels).
    """

    def __init__(
        self,
        kind: str,
        arrays: Mapping[str, NDArray[Any]],
        sharpness: float,
        thresholds: Mapping[str, float],
    ) -> None:
        self.kind = kind
        self.arrays = {name: arrays[name] for name in _ARRAYS}
        self._rarity = self.arrays["rarity"].astype(np.float32)
        self._seen: dict[str, _Word] = {}
        self.sharpness = sharpness
        self.thresholds = dict(thresholds)

    def probabilities(self, text: str | Text, language: str) -> dict[str, float]:
        """The probability of every label, for any text."""
        found = self.distribution(read(text, language) if isinstance(text, str) else text, language)
        return dict(zip(LABELS, map(float, found), strict=True))

    def judge(self, text: str | Text, language: str) -> Judgement:
        """The probabilities with the label that is said."""
        probabilities = self.probabilities(text, language)
        return Judgement(probabilities, self.decide(probabilities))

    def judge_page(self, page: Page) -> Judgement:
        """What a reply's own sentences say of the situation that it answers."""
        return self.judge(of_page(page), page.language)

    def distribution(self, text: Text, language: str) -> Floats:
        """The probabilities as an array: (labels), which sum to one."""
        scores = self.scores(text, designed(text, language, self.kind)) * self.sharpness
        odds = np.exp(scores - scores.max())
        return np.asarray(odds / odds.sum())

    def scores(self, text: Text, features: Floats) -> Floats:
        """The unsharpened scores: (labels)."""
        arrays = self.arrays
        rows = self._rows(text.norms)
        weights = [self._of_length_one(block) for block in rows]
        summed = np.concatenate(weights) @ arrays["ngrams"].take(np.concatenate(rows), axis=0)
        return np.asarray(arrays["bias"] + features @ arrays["dense"] + summed * arrays["steps"])

    def _rows(self, norms: Sequence[str]) -> tuple[Rows, Rows]:
        """The rows that the model knows, each once: of words and pairs of neighbours, of stretches of characters."""
        seen = self._seen
        try:
            words = [seen[norm] for norm in norms]
        except KeyError:
            seen = self._learn(norms)
            words = [seen[norm] for norm in norms]
        known = self._row_of.get
        pairs = [row for value in pair_hashes([word.hashed for word in words]) if (row := known(value)) is not None]
        alone = [word.row for word in words if word.row is not None]
        stretches = [word.stretches for word in words]
        return self._each_once(alone + pairs), self._each_once(np.concatenate(stretches) if stretches else ())

    def _learn(self, norms: Sequence[str]) -> dict[str, _Word]:
        """The known words, these among them; other threads may go on with those that were known before."""
        if len(self._seen) > _MOST_WORDS_KEPT:
            self._seen = {}
        seen, known = self._seen, self._row_of.get
        for norm in set(norms).difference(seen):
            hashed = Hashed.of(norm)
            rows = {row for value in char_hashes((norm,)) if (row := known(value)) is not None}
            seen[norm] = _Word(hashed, known(hashed.alone), np.array(sorted(rows), np.int64))
        return seen

    def _each_once(self, rows: Sequence[int] | Rows) -> Rows:
        marked = np.zeros(len(self._rarity), np.bool_)
        marked[np.asarray(rows, np.int64)] = True
        return np.flatnonzero(marked)

    @cached_property
    def _row_of(self) -> dict[int, int]:
        """The row of every hash; for the thousand look-ups of a text a dictionary is faster than a sorted array."""
        return {value: row for row, value in enumerate(self.arrays["hashes"].tolist())}

    def _of_length_one(self, rows: Rows) -> Floats:
        """The weights of the n-grams, which make a vector of length one."""
        weights = self._rarity.take(rows)
        return np.asarray(weights / max(float(weights @ weights) ** 0.5, 1e-6))

    def decide(self, probabilities: Mapping[str, float]) -> str | None:
        """The most probable label where it is probable enough and says something."""
        label = max(probabilities, key=probabilities.__getitem__)
        return label if probabilities[label] >= self.thresholds.get(label, np.inf) else None

    def save(self, folder: Path) -> None:
        """Write the arrays as .npy files, and sharpness and thresholds."""
        save_arrays(folder, self.arrays)
        settings = {"kind": self.kind, "sharpness": self.sharpness, "thresholds": self.thresholds}
        write_json(folder / "situation.json", settings)

    @classmethod
    def load(cls, folder: Path) -> SituationModel:
        """Map the arrays that `save` wrote into memory."""
        data = read_json(folder / "situation.json")
        return cls(data["kind"], map_arrays(folder, _ARRAYS), data["sharpness"], data["thresholds"])


class SituationModels(msgspec.Struct, frozen=True):
    """What judges a customer's message, and what judges a reply where there is no message."""

    message: SituationModel
    reply: SituationModel

    def of_reply(self, page: Page) -> Judgement | None:
        """What a reply says of the situation that it answers; None where it is too short to show it."""
        return self.reply.judge_page(page) if page.word_count >= _FEWEST_REPLY_WORDS else None

    def save(self, folder: Path) -> None:
        """Write both."""
        self.message.save(folder / "message")
        self.reply.save(folder / "reply")

    @classmethod
    def load(cls, folder: Path) -> SituationModels:
        """Read what `save` wrote."""
        return cls(SituationModel.load(folder / "message"), SituationModel.load(folder / "reply"))


@cache
def _models(language: str) -> SituationModels:
    return SituationModels.load(models_dir() / language / "tonecheck_situation")


def recognise(customer: str, language: str) -> str | None:
    """The situation of a customer's message, without loading a pipeline; None where nothing can be said."""
    judgement = judge(customer, language)
    return judgement.label if judgement else None


def judge(customer: str, language: str, model: SituationModel | None = None) -> Judgement | None:
    """What a customer's message is about; None where there is nothing to judge.

    `language` is that of the reply, and `model` judges its messages: one that is surely in the other language is
    judged by that language's shipped model, and one that is long enough to tell and in neither is not judged. Quoted
    mail does not count.
    """
    own = unquoted(customer)
    spoken = language_of(own, language)
    if spoken is None or not any(map(str.isalpha, own)):
        return None
    judging = model if model is not None and spoken == language else _models(spoken).message
    return judging.judge(own, spoken)


def unquoted(message: str) -> str:
    """The message without quoted mail; the whole of it where nothing else is left."""
    if "\n" not in message:
        return message
    kept = [message[zone.start : zone.end] for zone in dissect(message).zones if zone.zone != "quote"]
    return "\n".join(kept) or message


def language_of(message: str, language: str) -> str | None:
    """The language in which a message is to be judged; None for one in a third language."""
    found = identify(message).language
    if found is None and len(words_of(message)) >= _ENOUGH_WORDS:
        return None
    return found or language
