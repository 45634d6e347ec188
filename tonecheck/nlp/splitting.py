"""A text cut into its tokens, white space included, with what each run of signs is made of kept for the next text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Generic, TypeVar

from tonecheck.nlp.words import CHUNKS, fold, pieces, segments

T = TypeVar("T")
_CACHED_CHUNKS = 100_000
#: Behind it come marks that join the letter before them, and letters that are taken for pictures.
_LAST_LATIN = "\u02af"
_NEVER_OF_A_WORD = ",!?"


class Splitter(Generic[T]):
    """Cuts texts; `make` gives what stands for a token, and `keeps` says whether what is new may be kept.

    A single space belongs to the token before it; all other white space is a token of its own, as in spaCy.
    """

    def __init__(self, language: str, make: Callable[[str], T], keeps: Callable[[], bool] = lambda: True) -> None:
        self.language = language
        self._make = make
        self._keeps = keeps
        #: Of a chunk its tokens, and whether a space follows each: the last, and no other.
        self._rows: dict[str, tuple[tuple[T, ...], tuple[bool, ...]]] = {}

    def split(self, text: str) -> tuple[list[T], list[bool]]:
        """The tokens of a text in order, and for each whether a space belongs to it."""
        found: list[T] = []
        spaces: list[bool] = []
        for segment, is_whole in segments(text, self.language):
            if is_whole:
                found.append(self._make(segment))
                spaces.append(False)
            else:
                self._add(segment, found, spaces)
        return found, spaces

    def _add(self, segment: str, found: list[T], spaces: list[bool]) -> None:
        """Appends the tokens of a segment without placeholders."""
        if segment[0] == " " and spaces:
            spaces[-1] = True
            segment = segment[1:]
        if "  " in segment or segment[:1] == " ":
            return self._add_spaced(segment, found, spaces)
        rows = self._rows
        for chunk in segment.split(" "):
            row = rows.get(chunk) or self._row(chunk)
            found += row[0]
            spaces += row[1]
        # Every row says that a space follows; none follows the last, which is empty where the segment ends in one.
        if segment[-1:] != " " and segment:
            spaces[-1] = False
        return None

    def _add_spaced(self, segment: str, found: list[T], spaces: list[bool]) -> None:
        for chunk, white in CHUNKS.findall(segment):
            if chunk:
                row = self._row(chunk)
                found += row[0]
                spaces += row[1]
                spaces[-1] = False
                continue
            if white[0] == " " and spaces and not spaces[-1]:
                spaces[-1] = True
                white = white[1:]
            if white:
                found.append(self._make(white))
                spaces.append(False)

    def _row(self, chunk: str) -> tuple[tuple[T, ...], tuple[bool, ...]]:
        """The tokens of a run without blanks; other white space may be in it."""
        cut = _plain_pieces(chunk) or [
            piece for dark, white in CHUNKS.findall(chunk) for piece in (pieces(dark, self.language) or (white,))
        ]
        row = (tuple(map(self._make, cut)), (*(False,) * (len(cut) - 1), True) if cut else ())
        if len(self._rows) < _CACHED_CHUNKS and self._keeps():
            self._rows[chunk] = row
        return row


def _plain_pieces(chunk: str) -> list[str]:
    """The tokens of what is letters alone, with a sign behind them or without one; none for what needs a closer look.

    A full stop may belong to the word.
    """
    if not chunk or max(chunk) > _LAST_LATIN:
        return []
    if chunk.isalpha():
        return [chunk]
    return [chunk[:-1], chunk[-1]] if chunk[-1] in _NEVER_OF_A_WORD and chunk[:-1].isalpha() else []


#: Start, end and folded form.
Token = tuple[int, int, str]


def tokens(text: str, language: str) -> list[Token]:
    """Start, end and folded form of every token of a text, white space included; offsets are code points."""
    cut, spaces = _splitter(language).split(text)
    found, at = list[Token](), 0
    for (length, norm), space in zip(cut, spaces, strict=True):
        end = at + length
        found.append((at, end, norm))
        at = end + space
    return found


@cache
def _splitter(language: str) -> Splitter[tuple[int, str]]:
    return Splitter(language, lambda piece: (len(piece), fold(piece)))
