"""One text as the components of a pipeline read it, and what is derived from it once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from tonecheck.anatomy.zone import OWN_ZONES, Anatomy, ZoneName
from tonecheck.languages.lexicon import Entry
from tonecheck.lazy import lazy
from tonecheck.nlp import lexicons
from tonecheck.nlp.blocked import blocked_spans
from tonecheck.nlp.cues import CueSpace
from tonecheck.nlp.page import Cue, Page, Piece, stems
from tonecheck.nlp.patterns.match import Match
from tonecheck.nlp.patterns.tokens import Tokens, Units
from tonecheck.nlp.splitting import Token
from tonecheck.nlp.words import INVISIBLE, fold, scan
from tonecheck.rule import Span


class Reading(msgspec.Struct, dict=True, kw_only=True):
    """One text with its zones, and what is derived from it once for all components."""

    text: str
    tokens: Sequence[Token]  #: start, end and folded form of every token, white space included
    language: str
    channel: str = "email"
    customer: str | None = None
    #: Spans of what a template says in a loop.
    repeated: Sequence[tuple[int, int]] = ()
    anatomy: Anatomy = Anatomy(zones=())
    #: Indexes of tokens that begin a sentence.
    begins: Sequence[int] = ()

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
