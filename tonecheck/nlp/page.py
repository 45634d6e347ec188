"""What the models read of a reply: words, sentences, zones and the places of lexicon phrases, without spaCy."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from tonecheck.anatomy.zone import Anatomy, Name, ZoneName
from tonecheck.lazy import lazy
from tonecheck.nlp.ngrams import Ngrams, extract, plain
from tonecheck.nlp.word_columns import word_columns

_NAME = "\x13"
_SHORTEST_SHARED = 4
_STEM = 6


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A place where an entry of a lexicon stands."""

    lexicon: str
    start: int
    end: int


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A sentence of the page, as indexes into its words."""

    first: int
    last: int  #: index after its last word
    zone: ZoneName
    new_paragraph: bool = False


class Page(msgspec.Struct, dict=True, kw_only=True):
    """One reply as the models read it; `words` are its own tokens without white space, in order."""

    language: str
    channel: str
    text: str
    norms: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    pieces: Sequence[Piece]
    anatomy: Anatomy
    cues: Sequence[Cue] = ()
    customer: frozenset[str] | None = None  #: stems of the customer's message; None where it is not given

    @lazy
    def found(self) -> dict[Hashable, Any]:
        """What the models work out of the page once, by what it was worked out with."""
        return {}

    @lazy
    def names(self) -> frozenset[int]:
        """Indexes of the words that are part of a name in greeting or closing."""
        greeting, closing = self.anatomy.greeting, self.anatomy.closing
        named = [greeting.name if greeting else None, closing.signer if closing else None]
        spans = [(name.start, name.end) for name in named if isinstance(name, Name)]
        starts = self.starts
        return frozenset(index for a, b in spans for index in range(bisect_left(starts, a), bisect_left(starts, b)))

    @lazy
    def sentence_of(self) -> list[int]:
        """For every word the index of its piece, -1 outside of all."""
        owner = [-1] * len(self.norms)
        for index, piece in enumerate(self.pieces):
            owner[piece.first : piece.last] = [index] * (piece.last - piece.first)
        return owner

    @lazy
    def cells(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Every class and shape of every word inside the pieces: indexes of words, columns."""
        words, columns = list[int](), list[int]()
        for word in self.word_index:
            found = word_columns(self.text[self.starts[word] : self.ends[word]], self.norms[word], self.language)
            columns += found
            words += [word] * len(found)
        return np.array(words, np.int64), np.array(columns, np.int64)

    @lazy
    def word_index(self) -> list[int]:
        """For every word inside the pieces, in order, its index on the page."""
        return [word for piece in self.pieces for word in range(piece.first, piece.last)]

    @lazy
    def word_count(self) -> int:
        """How many words the pieces have; signs are none."""
        return sum(self.norms[word][:1].isalnum() for word in self.word_index)

    @lazy
    def ngrams(self) -> Ngrams:
        """The n-grams of all pieces; their tokens index `word_index`."""
        names = self.names
        return extract(
            [
                [_NAME if word in names else plain(self.norms[word]) for word in range(piece.first, piece.last)]
                for piece in self.pieces
            ]
        )


def stems(norms: Sequence[str]) -> frozenset[str]:
    """Words and numbers by which a reply may take up the customer's message, cut to their first letters."""
    return frozenset(
        norm[:_STEM] for norm in norms if len(norm) >= _SHORTEST_SHARED and (norm.isalnum() or norm[:1].isdigit())
    )
