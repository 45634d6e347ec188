"""The components of the spaCy pipelines; results go into spaCy's own containers and into the document's reading."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Span

from tonecheck.anatomy import dissect
from tonecheck.errors import TonecheckError
from tonecheck.nlp.acts import ACTS, ActEvidence, ActsModel
from tonecheck.nlp.parts import AddressReading, ToneValue
from tonecheck.nlp.reading import Reading, reading_of
from tonecheck.nlp.sentences import sentence_starts
from tonecheck.nlp.situation import SituationModels, judge
from tonecheck.nlp.subject import titled_subject
from tonecheck.nlp.tone import FEWEST_WORDS, ActsOfWords, ToneModel

__all__ = ["ActsComponent", "AddressComponent", "SentencesComponent", "SituationComponent", "ToneComponent"]

#: spaCy's -1 as an unsigned number: the token does not begin a sentence.
_INSIDE = (1 << 64) - 1


class _Component(ABC):
    """A component that knows its language: what it reads goes into the reading, and as a spaCy pipe into the Doc."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        """Read the document and set what was found in spaCy's own containers."""
        reading = reading_of(doc, self.language)
        self.read(reading)
        self.write(reading)
        return doc

    @abstractmethod
    def read(self, reading: Reading) -> None:
        """Read, and keep what was found with the reading."""

    @abstractmethod
    def write(self, reading: Reading) -> None:
        """Set what `read` found in the containers of the Doc."""


class ZonesComponent(_Component):
    """Dissects the document: `doc.spans["zones"]`."""

    def read(self, reading: Reading) -> None:
        """Find the zones."""
        reading.anatomy = dissect(reading.text, channel=reading.channel, language=self.language)

    def write(self, reading: Reading) -> None:
        """Set the zones."""
        zones = ((zone.start, zone.end, zone.zone) for zone in reading.anatomy.zones)
        reading.doc.spans["zones"] = _spans(reading, zones)


class SentencesComponent(_Component):
    """Sets `is_sent_start`; a border of a zone is a border of a sentence."""

    def read(self, reading: Reading) -> None:
        """Find where sentences begin."""
        borders = {offset for zone in reading.anatomy.zones for offset in (zone.start, zone.end)}
        reading.begins = sentence_starts(reading.text, reading.tokens, self.language, borders)

    def write(self, reading: Reading) -> None:
        """Set the sentence starts."""
        doc = reading.doc
        marks = np.full((len(doc), 1), _INSIDE, np.uint64)
        marks[[0, *reading.begins][: len(doc)]] = 1
        if len(doc):
            doc.from_array([SENT_START], marks)  # type: ignore[arg-type]


class AddressComponent(_Component):
    """Finds the words that address the customer: `doc.spans["address"]`; English has none to find."""

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

    def write(self, reading: Reading) -> None:
        """Set the address."""
        words = ((word.start, word.end, word.form) for word in reading.results["address"].words)
        reading.doc.spans["address"] = _spans(reading, words)


class _Trained(_Component):
    """A component with a trained model in its folder."""

    model_type: ClassVar[Any]

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self._trained: Any = None

    # Not called "model": spaCy looks into attributes of that name for neural networks.
    @property
    def trained(self) -> Any:
        """The trained model; raises TonecheckError where there is none."""
        if self._trained is None:
            raise TonecheckError(
                f"The pipeline has no trained {type(self).__name__}.",
                remedy="Load it with spacy.load, or train it with `python -m tonecheck.training`.",
            )
        return self._trained

    @trained.setter
    def trained(self, trained: Any) -> None:
        self._trained = trained

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Write the model into the component's folder."""
        self.trained.save(Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> _Trained:  # noqa: ARG002
        """Map the model of the component's folder."""
        self.trained = self.model_type.load(Path(path))
        return self


class ActsComponent(_Trained):
    """Says what each sentence does: `doc.spans["acts"]`, with the probabilities in its `attrs`."""

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

    def write(self, reading: Reading) -> None:
        """Set the acts."""
        page, acts = reading.page, reading.results["acts"]
        if not acts:
            return
        places = [(page.starts[piece.first], page.ends[piece.last - 1]) for piece in page.pieces]
        labelled = [(*place, act) for place, (_, done) in zip(places, acts, strict=True) for act in ACTS if act in done]
        reading.doc.spans["acts"] = _spans(reading, labelled)
        group = reading.doc.spans["acts"]
        group.attrs["probabilities"] = [list(probabilities.values()) for probabilities, _ in acts]
        group.attrs["sentences"] = list(map(list, places))

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


class ToneComponent(_Trained):
    """Rates the reply: `doc.cats["tone:warmth"]` from 0 to 1 and the like; nothing for the shortest replies."""

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

    def write(self, reading: Reading) -> None:
        """Set the tone."""
        values: Mapping[str, ToneValue] = reading.results["tone"]
        reading.doc.cats.update({f"tone:{name}": tone.value / 100 for name, tone in values.items()})

    def by_word(self, reading: Reading, acts: NDArray[np.float32]) -> NDArray[np.float32]:
        """What every word adds to each dimension, in points: (words, dimensions); `acts` is what they add to acts."""
        model: ToneModel = self.trained
        counts, _ = reading.tables(model.space)
        of_words = ActsOfWords(reading.results["act_scores"].probabilities, acts)
        return model.by_word(reading.page, counts, reading.results["tone_features"], of_words)


class SituationComponent(_Trained):
    """Judges the customer's message in `doc.user_data["customer"]`, or the reply itself where there is none.

    Of a message it sets `doc.cats["situation:complaint"]` and the like.
    """

    model_type = SituationModels

    def read(self, reading: Reading) -> None:
        """Judge the message, or the reply."""
        models: SituationModels = self.trained
        message = (reading.customer or "").strip()
        found = judge(message, self.language, models.message) if message else models.of_reply(reading.page)
        reading.results["situation"] = found.label if found else None
        reading.results["situations"] = found.probabilities if found and message else {}

    def write(self, reading: Reading) -> None:
        """Set the situation."""
        likely: Mapping[str, float] = reading.results["situations"]
        reading.doc.cats.update({f"situation:{label}": value for label, value in likely.items()})


def _spans(reading: Reading, found: Iterable[tuple[int, int, str]]) -> list[Span]:
    """Spans over the tokens that the offsets touch; `char_span` would walk the whole document for each."""
    starts = reading.starts
    return [
        Span(reading.doc, max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end), label=label)
        for start, end, label in found
        if start < end
    ]


@Language.factory("tonecheck_zones")
def create_zones(nlp: Language, name: str) -> ZonesComponent:  # noqa: ARG001
    """The component that finds the zones."""
    return ZonesComponent(nlp.lang or "de")


@Language.factory("tonecheck_sentences")
def create_sentences(nlp: Language, name: str) -> SentencesComponent:  # noqa: ARG001
    """The component that finds the sentences."""
    return SentencesComponent(nlp.lang or "de")


@Language.factory("tonecheck_address")
def create_address(nlp: Language, name: str) -> AddressComponent:  # noqa: ARG001
    """The component that finds how the customer is addressed."""
    return AddressComponent(nlp.lang or "de")


@Language.factory("tonecheck_acts")
def create_acts(nlp: Language, name: str) -> ActsComponent:  # noqa: ARG001
    """The component that says what sentences do."""
    return ActsComponent(nlp.lang or "de")


@Language.factory("tonecheck_tone")
def create_tone(nlp: Language, name: str) -> ToneComponent:  # noqa: ARG001
    """The component that rates the tone."""
    return ToneComponent(nlp.lang or "de")


@Language.factory("tonecheck_situation")
def create_situation(nlp: Language, name: str) -> SituationComponent:  # noqa: ARG001
    """The component that judges the customer's message."""
    return SituationComponent(nlp.lang or "de")
