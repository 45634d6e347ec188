"""The lines of a folded text."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORDS = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")


class Line(NamedTuple):
    """One line without the space around it; a blank line has no text. Offsets are into the folded text."""

    start: int
    end: int
    text: str


def split(text: str) -> list[Line]:
    """All lines, blank ones too."""
    lines, position = [], 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        start = position + (len(raw) - len(raw.lstrip()) if stripped else 0)
        lines.append(Line(start, start + len(stripped), stripped))
        position += len(raw) + 1
    return lines


def words(text: str) -> list[str]:
    """The words of a line, as written."""
    return _WORDS.findall(text)
