"""Cells, wrapping and colour for terminals: widths count cells, not characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from rich.cells import cell_len, get_character_cell_size
from rich.color import ColorSystem
from rich.style import Style

from tonecheck.rule import Span

STYLES = {
    "green": "green",
    "amber": "yellow",
    "red": "red",
    "none": "dim",
    "error": "red",
    "warning": "yellow",
    "note": "cyan",
    "dim": "dim",
    "strong": "bold",
    "better": "green",
}
SOFT_HYPHEN = "\u00ad"


@cache
def _style(name: str) -> Style:
    return Style.parse(STYLES[name])


class Paint:
    """Colours text, or leaves it as it is."""

    def __init__(self, color: bool) -> None:
        self._color = color

    def __call__(self, name: str, text: str) -> str:
        return _style(name).render(text, color_system=ColorSystem.STANDARD) if self._color and text else text


def shown(char: str) -> str:
    """A character as it can stand in one line: blanks for line ends and tabs, nothing for soft hyphens."""
    return (
        "" if char == SOFT_HYPHEN else " " if char.isspace() else char if char.isprintable() or char == "\u200d" else ""
    )


def cells(char: str) -> int:
    """The cells that a character takes when shown."""
    return get_character_cell_size(char) if shown(char) else 0


def wrap(text: str, width: int) -> list[Span]:
    """The lines of `text` as offsets into it, at most `width` cells each, broken at blanks where there are any."""
    lines, start, used, blank = [], 0, 0, -1
    for offset, char in enumerate(text):
        used += cells(char)
        if used > width and offset > start:
            end = blank if blank > start else offset
            lines.append(Span(start, end))
            start = end + 1 if blank > start else end
            used = sum(cells(later) for later in text[start : offset + 1])
            blank = -1
        if char.isspace():
            blank = offset
    return [*lines, Span(start, len(text))]


def display(text: str) -> str:
    """`text` in one line."""
    return "".join(map(shown, text))


def underline(text: str, line: Span, marked: Sequence[Span]) -> str:
    """The row below a line that marks the spans in it; empty where there are none."""
    row = "".join(
        ("‾" if any(span.start <= offset < span.end for span in marked) else " ") * cells(text[offset])
        for offset in range(line.start, line.end)
    )
    return row.rstrip()


def paragraph(text: str, width: int, indent: str, first: str | None = None) -> Iterator[str]:
    """`text` wrapped to `width` cells, with `first` before its first line and `indent` before the others."""
    lead = indent if first is None else first
    for line in wrap(text, max(10, width - cell_len(indent))):
        yield lead + display(text[line.start : line.end])
        lead = indent


def spread(left: str, right: str, width: int, visible_left: int, visible_right: int) -> list[str]:
    """Left and right text in one line if they fit, else in two."""
    gap = width - visible_left - visible_right
    return [left + " " * gap + right] if gap >= 2 else [left, "  " + right]
