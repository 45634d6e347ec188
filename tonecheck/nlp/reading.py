"""What the components of a pipeline know about a document beyond spaCy's containers, kept while it is processed."""

from __future__ import annotations

import weakref
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from spacy.attrs import NORM, ORTH, SPACY  # type: ignore[import-not-found]
from spacy.tokens import Doc

from tonecheck.anatomy.zone import OWN_ZONES, Anatomy, ZoneName
from tonecheck.languages.lexicon import Entry
from tonecheck.lazy import lazy
from tonecheck.nlp import lexicons
from tonecheck.nlp.blocked import blocked_spans
from tonecheck.nlp.cues import CueSpace
from tonecheck.nlp.page import Cue, Page, Piece, stems
from tonecheck.nlp.patterns.match import Match
from tonecheck.nlp.patterns.tokens import Tokens, Units
from tonecheck.nlp.words import INVISIBLE, fold, scan
from tonecheck.rule import Span

_HOOK = "tonecheck"
_CACHED_WORDS = 100_000
#: Of a token's text and folded form, both as spaCy's hashes, the length of the one and the other as text; spaCy decodes
#: a string anew each time it is asked for one.
_words: dict[tuple[int, int], tuple[int, str]] = {}


class Reading(msgspec.Struct, dict=True, weakref=True, kw_only=True):
    """One document with its zones, and what is derived from it once for all components."""

    doc: Doc
    language: str
    channel: str = "email"
    customer: str | None = None
    anatomy: Anatomy = Anatomy(zones=())
    #: Indexes of tokens that begin a sentence.
    begins: Sequence[int] = ()
    given: str | None = None  #: the text of the document where it is at hand: a Doc puts its own together from tokens

    @lazy
    def text(self) -> str:
        """The text of the document."""
        return self.doc.text if self.given is None else self.given

    @lazy
    def tokens(self) -> list[tuple[int, int, str]]:
        """Start, end and folded form of every token, white space included."""
        rows = self.doc.to_array([ORTH, NORM, SPACY]).tolist() if len(self.doc) else []
        known, found, at = _words.get, list[tuple[int, int, str]](), 0
        for orth, norm, space in rows:
            length, folded = known((orth, norm)) or self._learn(orth, norm)
            end = at + length
            found.append((at, end, folded))
            at = end + space
        return found

    def _learn(self, orth: int, norm: int) -> tuple[int, str]:
        strings = self.doc.vocab.strings
        word = len(strings[orth]), strings[norm]
        if len(_words) < _CACHED_WORDS:
            _words[orth, norm] = word
        return word

    @lazy
    def columns(self) -> tuple[list[int], list[int], list[str]]:
        """The same token by token in three lists: starts, ends, folded forms."""
        starts, ends, norms = zip(*self.tokens, strict=True) if self.tokens else ((), (), ())
        return list(starts), list(ends), list(norms)

    @property
    def starts(self) -> list[int]:
        """Where every token begins, white space included."""
        return self.columns[0]

    @lazy
    def zone_of(self) -> list[ZoneName | None]:
        """The zone of every token."""
        zones: list[ZoneName | None] = [None] * len(self.tokens)
        ordered, at = self.anatomy.zones, 0
        for index, (start, end, _) in enumerate(self.tokens):
            while at < len(ordered) and ordered[at].end <= start:
                at += 1
            if at < len(ordered) and ordered[at].start < end and self._opens_zone(start, ordered[at].start):
                zones[index] = ordered[at].zone
        return zones

    def _opens_zone(self, start: int, zone_start: int) -> bool:
        """Whether nothing that can be seen stands between a token's start and that of its zone."""
        return zone_start <= start or not self.text[start:zone_start].strip(INVISIBLE)

    @lazy
    def visible(self) -> list[int]:
        """Indexes of the tokens that are not white space and stand in a zone that the agent answers for."""
        zoned = enumerate(zip(self.zone_of, self.tokens, strict=True))
        return [index for index, (zone, (_, _, norm)) in zoned if zone in OWN_ZONES and not norm.isspace()]

    @lazy
    def units(self) -> Units:
        """The words as the phrase matchers take them."""
        starts, ends, norms = self.columns
        return Units.read(Tokens(self.text, norms, starts, ends), self.language, self.begins)

    @lazy
    def blocked(self) -> tuple[Span, ...]:
        """The spans in which phrases do not count."""
        return blocked_spans(self.text, self.anatomy)

    @lazy
    def lexicon_matches(self) -> dict[str, list[tuple[Match, Entry]]]:
        """The places where entries of the language's lexicons stand in the agent's own words, by lexicon."""
        known = lexicons.lexicons(self.language)
        found = lexicons.matcher(self.language).find_in(self.units, self.blocked)
        return {name: [(match, known[name][match.phrase]) for match in matches] for name, matches in found.items()}

    @lazy
    def cues(self) -> list[Cue]:
        """The same places as the models read them."""
        return [Cue(name, match.start, match.end) for name, found in self.lexicon_matches.items() for match, _ in found]

    @lazy
    def page(self) -> Page:
        """The agent's own sentences as the models read them."""
        begins, pieces, start = frozenset(self.begins), list[Piece](), 0
        for position, index in enumerate(self.visible):
            border = position > start and (index in begins or self._crosses(position))
            if border:
                pieces.append(self._piece(start, position))
                start = position
        if self.visible:
            pieces.append(self._piece(start, len(self.visible)))
        return self.page_of(pieces)

    def page_of(self, pieces: Sequence[Piece]) -> Page:
        """A page over these pieces, which index the visible tokens."""
        starts, ends, norms = ([column[index] for index in self.visible] for column in self.columns)
        return Page(
            language=self.language,
            channel=self.channel,
            text=self.text,
            norms=norms,  # type: ignore[arg-type]  # mypy takes the three for one type
            starts=starts,  # type: ignore[arg-type]
            ends=ends,  # type: ignore[arg-type]
            pieces=pieces,
            anatomy=self.anatomy,
            cues=self.cues,
            customer=customer_stems(self.customer, self.language),
        )

    def _crosses(self, position: int) -> bool:
        """Whether the word of that position stands behind something that is not the agent's own."""
        return self.zone_of[self.visible[position]] != self.zone_of[self.visible[position - 1]]

    def _piece(self, first: int, last: int) -> Piece:
        begin = self.visible[first]
        gap = self.text[self.tokens[self.visible[first - 1]][1] : self.tokens[begin][0]] if first else ""
        zone = self.zone_of[begin]
        return Piece(first, last, zone or "body", gap.count("\n") > 1)

    @lazy
    def _tables(self) -> dict[tuple[str, ...], tuple[NDArray[np.float32], NDArray[np.float32]]]:
        return {}

    def tables(self, space: CueSpace) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The counts and the sentence features in that space, computed once."""
        if space.lexicons not in self._tables:
            counts = space.counts(self.page)
            self._tables[space.lexicons] = counts, space.sentences(self.page, counts)
        return self._tables[space.lexicons]

    @lazy
    def results(self) -> dict[str, Any]:
        """What the components found, under their names."""
        return {}


def customer_stems(customer: str | None, language: str) -> frozenset[str] | None:
    """The stems of the customer's message; None where there is none."""
    if not customer:
        return None
    return stems([fold(customer[start:end]) for start, end in scan(customer, language)])


def keep(reading: Reading) -> Reading:
    """Attach a reading to its document.

    It hangs on `user_hooks`, the only place of a Doc that takes Python objects and is left out when it is saved.
    """
    reading.doc.user_hooks[_HOOK] = lambda _doc: reading
    return reading


def lend(reading: Reading) -> Reading:
    """Attach a reading to its document for as long as someone else holds the reading.

    A document that kept its reading, which has the document, would be a circle: all that was read of a text would stay
    until the collector comes by, and the next text would find no warm memory.
    """
    borrowed = weakref.ref(reading)
    reading.doc.user_hooks[_HOOK] = lambda _doc: borrowed()
    return reading


def reading_of(doc: Doc, language: str) -> Reading:
    """The reading of a document; a new one, with the channel and customer of `user_data`, where none is attached."""
    hook = doc.user_hooks.get(_HOOK)
    attached: Reading | None = hook(doc) if hook is not None else None
    if attached is not None:
        return attached
    data: Mapping[str, Any] = doc.user_data
    return keep(
        Reading(
            doc=doc,
            language=language,
            channel=str(data.get("channel") or "email"),
            customer=data.get("customer"),
        )
    )
