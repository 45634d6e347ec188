"""Where each character of a reply stands in the source that it was read from, and how a change is written there."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

_LINE_END = re.compile(r"\r\n|\r|\n")


class Edit(msgspec.Struct, frozen=True, order=True):
    """`start` to `end` of a file's decoded text, without its byte order mark, becomes `text`."""

    start: int
    end: int
    text: str


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """The source of a reply's text; all offsets are code points.

    `starts` and `ends` say for each character of the text where it begins and ends in `source`. A character that
    stands nowhere, such as the line end between two paragraphs of HTML, begins and ends at the same place.
    """

    source: str  #: the decoded source, or that part of it from `line` and `offset` on
    starts: Sequence[int]
    ends: Sequence[int]
    escape: tuple[str, ...] = ()  #: keys of ESCAPES by which a text is written there, the innermost first
    line: int = 1  #: line of the file on which `source` begins, from 1
    offset: int = 0  #: characters of the file before `source`
    cell: tuple[int, int] | None = None  #: the row and column that stand for all places, where a file is no text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in `source` of a span of the text; an empty one stands before the character that follows it."""
        if start < end:
            return self.starts[start], max(self.ends[end - 1], self.starts[start])
        if start < len(self.starts):
            return self.starts[start], self.starts[start]
        last = self.ends[-1] if self.ends else 0
        return last, last

    def places(self, start: int, end: int) -> tuple[int, int, int, int]:
        """Line, column, end line and end column of a span of the text, counted from 1 in the file."""
        return self.places_of(*self.span(start, end))

    def places_of(self, first: int, last: int) -> tuple[int, int, int, int]:
        """The same of a span of `source`."""
        if self.cell is not None:
            return (*self.cell, *self.cell)
        return (*self._at(first), *self._at(last))

    def is_whole(self, start: int, end: int) -> bool:
        """Whether nothing of the source that is no text, such as a tag, stands inside a span of the text."""
        starts, ends = self.starts, self.ends
        return all(
            ends[at] == starts[at + 1] or (starts[at], ends[at]) == (starts[at + 1], ends[at + 1])
            for at in range(start, end - 1)
        )

    def edit(self, start: int, end: int, after: str) -> Edit | None:
        """The edit of the file by which a span of the text becomes `after`.

        None where other things than text stand in between, or where such a text cannot be written at that place.
        """
        from tonecheck.escapes import ESCAPES

        if not (self._can_change(start, end) if start < end else self._can_grow(start)):
            return None
        for name in self.escape:
            written = ESCAPES[name](after)
            if written is None:
                return None
            after = written
        first, last = self.span(start, end)
        return Edit(first + self.offset, last + self.offset, after)

    def _can_change(self, start: int, end: int) -> bool:
        """Whether a span fills its place alone: no tag in it, and no character beside it from the same entity."""
        first, last = self.span(start, end)
        is_apart_before = start == 0 or self.ends[start - 1] <= first
        is_apart_behind = end >= len(self.starts) or self.starts[end] >= last
        return first < last and is_apart_before and is_apart_behind and self.is_whole(start, end)

    def _can_grow(self, at: int) -> bool:
        """Whether what is put in between two characters stands between them in the source too."""
        if not 0 < at < len(self.starts):
            return bool(self.starts)
        before, behind = (self.starts[at - 1], self.ends[at - 1]), (self.starts[at], self.ends[at])
        return before != behind and not before[0] == before[1] == behind[0]

    def _at(self, offset: int) -> tuple[int, int]:
        return place(self.source, offset, self.line)


def place(source: str, offset: int, first: int = 1) -> tuple[int, int]:
    """The line and column of an offset, counted from 1; `first` is the number of the first line."""
    starts = _line_starts(source)
    line = bisect.bisect_right(starts, offset) - 1
    return first + line, offset - starts[line] + 1


@lru_cache(8)
def _line_starts(source: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in _LINE_END.finditer(source)))


def inside(outer: Origin, inner: Origin) -> Origin:
    """The origin in a file of what was read out of a text of that file: HTML in a YAML library, a body in a mail."""
    spans = [outer.span(start, end) for start, end in zip(inner.starts, inner.ends, strict=True)]
    return msgspec.structs.replace(
        outer,
        starts=tuple(start for start, _ in spans),
        ends=tuple(end for _, end in spans),
        escape=(*inner.escape, *outer.escape),
    )


class Builder:
    """Puts a text and its places together, piece by piece, in the order of the source."""

    def __init__(self) -> None:
        self._chars: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._chars)

    @property
    def last(self) -> str:
        """The last character, or nothing."""
        return self._chars[-1] if self._chars else ""

    @property
    def end(self) -> int:
        """Where in the source the last character ends."""
        return self._ends[-1] if self._ends else 0

    def copy(self, text: str, at: int) -> None:
        """Add text that stands in the source as it is, from `at` on."""
        self._chars += text
        self._starts += range(at, at + len(text))
        self._ends += range(at + 1, at + len(text) + 1)

    def put(self, text: str, start: int, end: int) -> None:
        """Add text for which the source has `start` to `end`: an entity, a run of blanks."""
        if text:
            self._chars += text
            self._starts += [start] * len(text)
            self._ends += [end] * len(text)

    def breaks(self, lines: int, at: int) -> None:
        """End the line, and leave `lines` - 1 empty ones, unless there is nothing yet or there are as many."""
        while self._chars and self._chars[-1] in " \t":
            for row in (self._chars, self._starts, self._ends):
                row.pop()
        have = 0
        while have < len(self._chars) and self._chars[-1 - have] == "\n":
            have += 1
        if self._chars:
            self.put("\n" * max(0, lines - have), at, at)

    def trim(self) -> None:
        """Take blanks and line ends off the end."""
        while self._chars and self._chars[-1].isspace():
            for row in (self._chars, self._starts, self._ends):
                row.pop()

    def origin(self, source: str, escape: tuple[str, ...] = ()) -> Origin:
        """Where the text stands in that source."""
        return Origin(source=source, starts=tuple(self._starts), ends=tuple(self._ends), escape=escape)
