"""Between code point offsets, in which tonecheck counts, and the lines and units in which editors do."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable

from lsprotocol import types

#: The protocol's line ends; others (U+2028, form feeds) are characters of a line like any.
_LINE_END = re.compile(r"\r\n|\r|\n")


def _utf8(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _utf16(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


_UNITS: dict[str, Callable[[str], int]] = {"utf-8": _utf8, "utf-16": _utf16, "utf-32": len}


class Positions:
    """The places of one text; `encoding` is what client and server agreed on (utf-16 where they did not)."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self.text = text
        self._units = _UNITS.get(encoding, _utf16)
        self._lines: list[tuple[int, int]] = []  #: start and end of each line, its end signs left out
        start = 0
        for match in _LINE_END.finditer(text):
            self._lines.append((start, match.start()))
            start = match.end()
        self._lines.append((start, len(text)))
        self._starts = [line[0] for line in self._lines]

    def position(self, offset: int) -> types.Position:
        """The client's position of an offset; one between \\r and \\n counts as the end of its line."""
        line = bisect.bisect_right(self._starts, offset) - 1
        start, end = self._lines[line]
        return types.Position(line, self._units(self.text[start : min(offset, end)]))

    def range(self, start: int, end: int) -> types.Range:
        """The client's range of a span."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """The offset of a client's position; beyond a line it is the line's end, beyond the text the text's.

        A position inside a character is that character's beginning.
        """
        if position.line >= len(self._lines):
            return len(self.text)
        start, end = self._lines[max(0, position.line)]
        offset, units = start, 0
        while offset < end:
            units += self._units(self.text[offset])
            if units > position.character:
                break
            offset += 1
        return offset

    def span(self, range_: types.Range) -> tuple[int, int]:
        """The offsets of a client's range, the smaller first."""
        start, end = self.offset(range_.start), self.offset(range_.end)
        return min(start, end), max(start, end)
