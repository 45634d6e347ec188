"""A reply, read once: everything that a check may look at."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from tonecheck.anatomy.zone import Anatomy, Zone, ZoneName
from tonecheck.guide.values import Brand
from tonecheck.languages.lexicon import Entry
from tonecheck.nlp.patterns.match import Match
from tonecheck.reply import Reply
from tonecheck.rule import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of the agent's own text (or one greeting, farewell, name or list line)."""

    start: int
    end: int
    zone: ZoneName
    first: int  #: index of its first token
    last: int  #: index after its last token
    acts: Mapping[str, float] = {}  #: calibrated probability per act
    done: frozenset[str] = frozenset()  #: the acts whose probability reaches the act's threshold


class ToneValue(msgspec.Struct, frozen=True):
    """A dimension of tone from 0 to 100 with half the width of its 80 % interval."""

    value: float
    uncertainty: float
    evidence: tuple[tuple[int, int, float], ...] = ()  #: start, end, signed weight in points


class AddressWord(msgspec.Struct, frozen=True):
    """A word or two by which somebody is addressed; `form` is Sie, du or ihr."""

    start: int
    end: int
    form: str
    capital: bool = False  #: written with a capital where the language leaves the choice: Du, Dich, Ihr, Euch
    sure: bool = True  #: False for a reading that the whole reply decided, such as a sentence-initial Sie


class AddressReading(msgspec.Struct, frozen=True):
    """How the customer is addressed in the whole reply."""

    form: str | None  #: Sie, du, ihr, neutral; None in English
    mixed: bool
    words: tuple[AddressWord, ...] = ()


class Analysis:
    """One reply with its document; acts, tone, situation and matches are computed when first asked for.

    All offsets are code points into `reply.text`, which equals `doc.text`.
    """

    reply: Reply
    text: str
    language: str  #: de or en
    channel: str
    doc: Doc
    anatomy: Anatomy
    brand: Brand = Brand()  #: the facts about the house in the guide of this context

    #: Per token of `doc`: folded form (lower case, ss for ß, ae/oe/ue for umlauts, no soft hyphen), start, end.
    norms: list[str]
    starts: list[int]
    ends: list[int]

    def zone(self, name: ZoneName) -> Zone | None:
        """The first zone of that name."""
        return next((zone for zone in self.anatomy.zones if zone.zone == name), None)

    @cached_property
    def own(self) -> tuple[Span, ...]:
        """The spans that the agent answers for: subject, greeting, body, closing."""
        raise NotImplementedError

    @cached_property
    def words(self) -> int:
        """The number of words in greeting, body and closing."""
        raise NotImplementedError

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of greeting, body and closing, with their acts."""
        raise NotImplementedError

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of the body alone."""
        return tuple(sentence for sentence in self.sentences if sentence.zone == "body")

    @cached_property
    def address(self) -> AddressReading:
        """How the customer is addressed."""
        raise NotImplementedError

    @cached_property
    def tone(self) -> Mapping[str, ToneValue]:
        """The six dimensions; empty where the text is too short or in another language."""
        raise NotImplementedError

    @cached_property
    def situation(self) -> str | None:
        """The situation given with the reply, else recognised from the customer's message, else None."""
        raise NotImplementedError

    def watched(self, label: str) -> tuple[Match, ...]:
        """The places where the phrases of that watch stand, in order."""
        raise NotImplementedError

    def lexicon(self, name: str) -> tuple[tuple[Match, Entry], ...]:
        """The places in the agent's own words where entries of that lexicon of the language stand, in order."""
        raise NotImplementedError

    def does(self, act: str) -> tuple[Sentence, ...]:
        """The sentences that perform the act."""
        return tuple(sentence for sentence in self.sentences if act in sentence.done)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The agent's own sentence at that offset."""
        return next((s for s in self.sentences if s.start <= offset < s.end), None)
