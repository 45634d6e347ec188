"""The components of the pipelines: each reads one thing, and keeps what it found with the reading."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from tonecheck.anatomy import dissect
from tonecheck.errors import TonecheckError
from tonecheck.nlp.acts import ACTS, ActEvidence, ActsModel
from tonecheck.nlp.parts import AddressReading, ToneValue
from tonecheck.nlp.reading import Reading
from tonecheck.nlp.sentences import sentence_starts
from tonecheck.nlp.situation import SituationModels, judge
from tonecheck.nlp.subject import titled_subject
from tonecheck.nlp.tone import FEWEST_WORDS, ActsOfWords, ToneModel

__all__ = [
    *("ActsComponent", "AddressComponent", "Component", "SentencesComponent", "SituationComponent", "ToneComponent"),
    *("Trained", "ZonesComponent"),
]


class Component(ABC):
    """A component that knows its language."""

    def __init__(self, language: str) -> None:
        self.language = language

    @abstractmethod
    def read(self, reading: Reading) -> None:
        """Read, and keep what was found with the reading."""


class ZonesComponent(Component):
    """Finds the parts of the text: greeting, body, closing, quoted mail."""

    def read(self, reading: Reading) -> None:
        """Find the zones."""
        reading.anatomy = dissect(
            reading.text, channel=reading.channel, language=self.language, repeated=reading.repeated
        )


class SentencesComponent(Component):
    """Finds where sentences begin; a border of a zone is a border of a sentence."""

    def read(self, reading: Reading) -> None:
        """Find where sentences begin."""
        borders = {offset for zone in reading.anatomy.zones for offset in (zone.start, zone.end)}
        reading.begins = sentence_starts(reading.text, reading.tokens, self.language, borders)


class AddressComponent(Component):
    """Finds the words that address the customer; English has none to find."""

    def read(self, reading: Reading) -> None:
        """Find the address."""
        found = AddressReading(None, False)
        if self.language == "de":
            from tonecheck.nlp import address

            own, title = frozenset(reading.visible), titled_subject(reading.text, reading.anatomy.zones)
            answered = [
                index in own and not (title and title.start <= start < title.end)
                for index, (start, _, _) in enumerate(reading.tokens)
            ]
            found = address.read(reading.text, reading.tokens, reading.begins, answered)
        reading.results["address"] = found


class Trained(Component):
    """A component with a trained model in its folder."""

    model_type: ClassVar[Any]

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self._trained: Any = None

    # Not called "model": where the component is a pipe, spaCy looks into attributes of that name for neural networks.
    @property
    def trained(self) -> Any:
        """The trained model; raises TonecheckError where there is none."""
        if self._trained is None:
            raise TonecheckError(
                f"The pipeline has no trained {type(self).__name__}.",
                remedy="Load it, or train it with `python -m tonecheck.training`.",
            )
        return self._trained

    @trained.setter
    def trained(self, trained: Any) -> None:
        self._trained = trained

    def load(self, folder: Path) -> None:
        """Map the model of the component's folder."""
        self.trained = self.model_type.load(folder)


class ActsComponent(Trained):
    """Says what each sentence does, with probabilities."""

    model_type = ActsModel

    def read(self, reading: Reading) -> None:
        """Judge the sentences."""
        page = reading.page
        model: ActsModel = self.trained
        if not page.pieces:
            reading.results["acts"] = []
            return
        _, dense = reading.tables(model.space)
        scores = model.scores(page, dense)
        table = scores.probabilities
        reading.results["act_scores"] = scores
        reading.results["acts"] = [
            (dict(zip(ACTS, row, strict=True)), acts)
            for row, acts in zip(table.tolist(), model.done(table), strict=True)
        ]

    def by_word(self, reading: Reading) -> NDArray[np.float32]:
        """What every word adds to the acts of its sentence: (words, acts)."""
        if "acts_by_word" not in reading.results:
            model: ActsModel = self.trained
            counts, dense = reading.tables(model.space)
            reading.results["acts_by_word"] = model.by_word(reading.page, counts, dense)
        found: NDArray[np.float32] = reading.results["acts_by_word"]
        return found

    def evidence(self, reading: Reading) -> list[tuple[ActEvidence, ...]]:
        """For every sentence the words that speak most for and against each act done."""
        model: ActsModel = self.trained
        done = [acts for _, acts in reading.results["acts"]]
        return model.evidence(reading.page, self.by_word(reading), reading.results["act_scores"], done)


class ToneComponent(Trained):
    """Rates the reply in six dimensions; nothing for the shortest replies."""

    model_type = ToneModel

    def read(self, reading: Reading) -> None:
        """Rate the tone; needs the acts."""
        page = reading.page
        model: ToneModel = self.trained
        words = page.word_count
        if words < FEWEST_WORDS:
            reading.results["tone"] = {}
            return
        counts, dense = reading.tables(model.space)
        probabilities = reading.results["act_scores"].probabilities
        features = model.replies.features(page, counts, dense, probabilities)
        values = model.values(page, features)
        reading.results["tone_features"] = features
        reading.results["tone"] = {
            name: ToneValue(value, model.half_width(name, words), model.average(name)) for name, value in values.items()
        }

    def by_word(self, reading: Reading, acts: NDArray[np.float32]) -> NDArray[np.float32]:
        """What every word adds to each dimension, in points: (words, dimensions); `acts` is what they add to acts."""
        model: ToneModel = self.trained
        counts, _ = reading.tables(model.space)
        of_words = ActsOfWords(reading.results["act_scores"].probabilities, acts)
        return model.by_word(reading.page, counts, reading.results["tone_features"], of_words)


class SituationComponent(Trained):
    """Judges the customer's message, or the reply itself where there is none."""

    model_type = SituationModels

    def read(self, reading: Reading) -> None:
        """Judge the message, or the reply."""
        models: SituationModels = self.trained
        message = (reading.customer or "").strip()
        found = judge(message, self.language, models.message) if message else models.of_reply(reading.page)
        reading.results["situation"] = found.label if found else None
        reading.results["situations"] = found.probabilities if found and message else {}
