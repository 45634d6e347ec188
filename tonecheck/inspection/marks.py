"""Overlapping marks on a text, and the text cut where any of them begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple


class Mark(NamedTuple):
    """What is said of a stretch of text; `key` names what it belongs to, `value` is its weight or word."""

    start: int
    end: int
    key: str
    value: str = ""


class Piece(NamedTuple):
    """A stretch of text between two borders with the marks on it, in the order in which they were given."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def pieces(length: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The whole text from 0 to `length` in pieces; parts of marks that lie outside of it do not count."""
    inside = [(max(0, mark.start), min(length, mark.end), mark) for mark in marks]
    kept = [(start, end, order, mark) for order, (start, end, mark) in enumerate(inside) if start < end]
    opening = sorted(kept, key=lambda one: one[0])
    borders = sorted({0, length, *(one[0] for one in kept), *(one[1] for one in kept)})
    open_now: list[tuple[int, int, Mark]] = []
    at = 0
    for start, end in pairwise(borders):
        while at < len(opening) and opening[at][0] <= start:
            open_now.append((opening[at][2], opening[at][1], opening[at][3]))
            at += 1
        open_now = sorted(one for one in open_now if one[1] > start)
        yield Piece(start, end, tuple(mark for _, _, mark in open_now))
