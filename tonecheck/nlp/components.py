"""The components of the spaCy pipelines; results go into spaCy's own containers and into the document's reading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
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


class _Component:
    """A component that knows its language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def reading(self, doc: Doc) -> Reading:
        """The document's reading."""
        return reading_of(doc, self.language)


class ZonesComponent(_Component):
    """Dissects the document: `doc.spans["zones"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the zones."""
        reading = self.reading(doc)
        reading.anatomy = dissect(reading.text, channel=reading.channel, language=self.language)
        doc.spans["zones"] = _spans(reading, ((zone.start, zone.end, zone.zone) for zone in reading.anatomy.zones))
        return doc


class SentencesComponent(_Component):
    """Sets `is_sent_start`; a border of a zone is a border of a sentence."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the sentence starts."""
        reading = self.reading(doc)
        borders = {offset for zone in reading.anatomy.zones for offset in (zone.start, zone.end)}
        reading.begins = sentence_starts(reading.text, reading.tokens, self.language, borders)
        marks = np.full((len(doc), 1), _INSIDE, np.uint64)
        marks[[0, *reading.begins][: len(doc)]] = 1
        return doc.from_array([SENT_START], marks) if len(doc) else doc  # type: ignore[arg-type]


class AddressComponent(_Component):
    """Finds the words that address the customer: `doc.spans["address"]`; English has none to find."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the address."""
        reading = self.reading(doc)
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
        doc.spans["address"] = _spans(reading, ((word.start, word.end, word.form) for word in found.words))
        return doc


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

    def __call__(self, doc: Doc) -> Doc:
        """Set the acts."""
        reading = self.reading(doc)
        page = reading.page
        model: ActsModel = self.trained
        if not page.pieces:
            reading.results["acts"] = []
            return doc
        _, dense = reading.tables(model.space)
        scores = model.scores(page, dense)
        table = scores.probabilities
        done = model.done(table)
        reading.results["act_scores"] = scores
        reading.results["acts"] = [
            (dict(zip(ACTS, row, strict=True)), acts) for row, acts in zip(table.tolist(), done, strict=True)
        ]
        labelled = [(piece, act) for piece, acts in zip(page.pieces, done, strict=True) for act in ACTS if act in acts]
        doc.spans["acts"] = _spans(
            reading, ((page.starts[piece.first], page.ends[piece.last - 1], act) for piece, act in labelled)
        )
        doc.spans["acts"].attrs["probabilities"] = table.tolist()
        doc.spans["acts"].attrs["sentences"] = [
            [page.starts[piece.first], page.ends[piece.last - 1]] for piece in page.pieces
        ]
        return doc

    def by_word(self, doc: Doc) -> NDArray[np.float32]:
        """What every word adds to the acts of its sentence: (words, acts)."""
        reading = self.reading(doc)
        if "acts_by_word" not in reading.results:
            model: ActsModel = self.trained
            counts, dense = reading.tables(model.space)
            reading.results["acts_by_word"] = model.by_word(reading.page, counts, dense)
        found: NDArray[np.float32] = reading.results["acts_by_word"]
        return found

    def evidence(self, doc: Doc) -> list[tuple[ActEvidence, ...]]:
        """For every sentence the words that speak most for and against each act done."""
        reading = self.reading(doc)
        model: ActsModel = self.trained
        done = [acts for _, acts in reading.results["acts"]]
        return model.evidence(reading.page, self.by_word(doc), reading.results["act_scores"], done)


class ToneComponent(_Trained):
    """Rates the reply: `doc.cats["tone:warmth"]` from 0 to 1 and the like; nothing for the shortest replies."""

    model_type = ToneModel

    def __call__(self, doc: Doc) -> Doc:
        """Set the tone; needs the acts."""
        reading = self.reading(doc)
        page = reading.page
        model: ToneModel = self.trained
        words = page.word_count
        if words < FEWEST_WORDS:
            reading.results["tone"] = {}
            return doc
        counts, dense = reading.tables(model.space)
        probabilities = reading.results["act_scores"].probabilities
        features = model.replies.features(page, counts, dense, probabilities)
        values = model.values(page, features)
        reading.results["tone_features"] = features
        reading.results["tone"] = {
            name: ToneValue(value, model.half_width(name, words), model.average(name)) for name, value in values.items()
        }
        doc.cats.update({f"tone:{name}": value / 100 for name, value in values.items()})
        return doc

    def by_word(self, doc: Doc, acts: NDArray[np.float32]) -> NDArray[np.float32]:
        """What every word adds to each dimension, in points: (words, dimensions); `acts` is what they add to acts."""
        reading = self.reading(doc)
        model: ToneModel = self.trained
        counts, _ = reading.tables(model.space)
        of_words = ActsOfWords(reading.results["act_scores"].probabilities, acts)
        return model.by_word(reading.page, counts, reading.results["tone_features"], of_words)


class SituationComponent(_Trained):
    """Judges the customer's message in `doc.user_data["customer"]`, or the reply itself where there is none.

    Of a message it sets `doc.cats["situation:complaint"]` and the like.
    """

    model_type = SituationModels

    def __call__(self, doc: Doc) -> Doc:
        """Set the situation."""
        reading = self.reading(doc)
        models: SituationModels = self.trained
        message = (reading.customer or "").strip()
        found = judge(message, self.language, models.message) if message else models.of_reply(reading.page)
        reading.results["situation"] = found.label if found else None
        if found and message:
            doc.cats.update({f"situation:{label}": value for label, value in found.probabilities.items()})
        return doc


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
