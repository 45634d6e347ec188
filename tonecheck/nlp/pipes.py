"""The components as pipes of spaCy, for programs that load a pipeline with `spacy.load`.

Results go into spaCy's own containers: `doc.spans["zones"]`, `["address"]` and `["acts"]`, `doc.cats["tone:warmth"]`
and the like, `is_sent_start`; a customer's message in `doc.user_data["customer"]` gives `doc.cats["situation:…"]`.
tonecheck itself reads with the components alone: importing spaCy takes longer than checking a hundred replies.
"""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.attrs import SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Span

import tonecheck.nlp.tokenizer  # noqa: F401  (registers with spaCy)
from tonecheck.nlp import components
from tonecheck.nlp.acts import ACTS
from tonecheck.nlp.parts import ToneValue
from tonecheck.nlp.pipeline import NAMES, folder_of
from tonecheck.nlp.reading import Reading

__all__ = ["ActsPipe", "AddressPipe", "SentencesPipe", "SituationPipe", "TonePipe", "ZonesPipe", "blank", "reading_of"]

_HOOK = "tonecheck"
_TOKENIZER = {"nlp": {"tokenizer": {"@tokenizers": "tonecheck.Tokenizer.v1"}}}
#: spaCy's -1 as an unsigned number: the token does not begin a sentence.
_INSIDE = (1 << 64) - 1


def blank(language: str) -> Language:
    """A pipeline of spaCy with all components, whose models are still to be set."""
    nlp = spacy.blank(language, config=_TOKENIZER)
    for name in NAMES:
        nlp.add_pipe(folder_of(name))
    return nlp


def reading_of(doc: Doc, language: str) -> Reading:
    """The reading of a document; a new one, with the channel and customer of `user_data`, where none is attached.

    It hangs on `user_hooks`, the only place of a Doc that takes Python objects and is left out when it is saved.
    """
    hook = doc.user_hooks.get(_HOOK)
    if hook is not None:
        attached: Reading = hook(doc)
        return attached
    data: Mapping[str, Any] = doc.user_data
    reading = Reading(
        text=doc.text,
        tokens=[(token.idx, token.idx + len(token), token.norm_) for token in doc],
        language=language,
        channel=str(data.get("channel") or "email"),
        customer=data.get("customer"),
    )
    doc.user_hooks[_HOOK] = lambda _doc: reading
    return reading


class _Pipe(components.Component):
    """A component as spaCy calls it."""

    def __call__(self, doc: Doc) -> Doc:
        """Read the document and set what was found in spaCy's own containers."""
        reading = reading_of(doc, self.language)
        self.read(reading)
        self.write(doc, reading)
        return doc

    @abstractmethod
    def write(self, doc: Doc, reading: Reading) -> None:
        """Set what `read` found in the containers of the Doc."""


class ZonesPipe(_Pipe, components.ZonesComponent):
    """Sets `doc.spans["zones"]`."""

    def write(self, doc: Doc, reading: Reading) -> None:
        """Set the zones."""
        doc.spans["zones"] = spans(doc, ((zone.start, zone.end, zone.zone) for zone in reading.anatomy.zones))


class SentencesPipe(_Pipe, components.SentencesComponent):
    """Sets `is_sent_start`."""

    def write(self, doc: Doc, reading: Reading) -> None:
        """Set the sentence starts."""
        marks = np.full((len(doc), 1), _INSIDE, np.uint64)
        marks[[0, *reading.begins][: len(doc)]] = 1
        if len(doc):
            doc.from_array([SENT_START], marks)  # type: ignore[arg-type]


class AddressPipe(_Pipe, components.AddressComponent):
    """Sets `doc.spans["address"]`."""

    def write(self, doc: Doc, reading: Reading) -> None:
        """Set the address."""
        words = reading.results["address"].words
        doc.spans["address"] = spans(doc, ((word.start, word.end, word.form) for word in words))


class _TrainedPipe(_Pipe, components.Trained):
    """A component with a model, which spaCy saves with the pipeline."""

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Write the model into the component's folder."""
        self.trained.save(Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> _TrainedPipe:  # noqa: ARG002
        """Map the model of the component's folder."""
        self.load(Path(path))
        return self


class ActsPipe(_TrainedPipe, components.ActsComponent):
    """Sets `doc.spans["acts"]`, with the probabilities and the sentences in its `attrs`."""

    def write(self, doc: Doc, reading: Reading) -> None:
        """Set the acts."""
        page, acts = reading.page, reading.results["acts"]
        if not acts:
            return
        places = [(page.starts[piece.first], page.ends[piece.last - 1]) for piece in page.pieces]
        labelled = [(*place, act) for place, (_, done) in zip(places, acts, strict=True) for act in ACTS if act in done]
        doc.spans["acts"] = spans(doc, labelled)
        group = doc.spans["acts"]
        group.attrs["probabilities"] = [list(probabilities.values()) for probabilities, _ in acts]
        group.attrs["sentences"] = list(map(list, places))


class TonePipe(_TrainedPipe, components.ToneComponent):
    """Sets `doc.cats["tone:warmth"]`, from 0 to 1, and the like; nothing for the shortest replies."""

    def write(self, doc: Doc, reading: Reading) -> None:
        """Set the tone."""
        values: Mapping[str, ToneValue] = reading.results["tone"]
        doc.cats.update({f"tone:{name}": tone.value / 100 for name, tone in values.items()})


class SituationPipe(_TrainedPipe, components.SituationComponent):
    """Sets `doc.cats["situation:complaint"]` and the like of the message in `doc.user_data["customer"]`."""

    def write(self, doc: Doc, reading: Reading) -> None:
        """Set the situation."""
        likely: Mapping[str, float] = reading.results["situations"]
        doc.cats.update({f"situation:{label}": value for label, value in likely.items()})


def spans(doc: Doc, found: Iterable[tuple[int, int, str]]) -> list[Span]:
    """Spans over the tokens that start and end, in code points, touch; `char_span` would walk the document for each."""
    starts = [token.idx for token in doc]
    return [
        Span(doc, max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end), label=label)
        for start, end, label in found
        if start < end
    ]


def _factory(kind: type[_Pipe], name: str) -> Callable[[Language, str], _Pipe]:
    """Makes a pipe of that kind in the language of its pipeline; spaCy knows it by the name that folders have."""

    def create(nlp: Language, name: str) -> _Pipe:  # noqa: ARG001 (spaCy hands both over by name)
        return kind(nlp.lang or "de")

    return Language.factory(folder_of(name), func=create)


create_zones = _factory(ZonesPipe, "zones")
create_sentences = _factory(SentencesPipe, "sentences")
create_address = _factory(AddressPipe, "address")
create_acts = _factory(ActsPipe, "acts")
create_tone = _factory(TonePipe, "tone")
create_situation = _factory(SituationPipe, "situation")
