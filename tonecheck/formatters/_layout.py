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
    "plain": "none",
    "plus": "cyan",
    "minus": "magenta",
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


def _is_plain(text: str) -> bool:
    """Whether each character takes one cell and is shown as it is, as in most lines."""
    return all(map(_is_single, set(text)))


@cache
def _is_single(char: str) -> bool:
    return shown(char) == char and cells(char) == 1


@cache
def cells(char: str) -> int:
    """The cells that a character takes when shown."""
    visible = shown(char)
    return get_character_cell_size(visible) if visible else 0


def width_of(text: str) -> int:
    """The cells that a text takes."""
    return len(text) if _is_plain(text) else cell_len(text)


def wrap(text: str, width: int) -> list[Span]:
    """The lines of `text` as offsets into it, at most `width` cells each, broken at blanks where there are any."""
    fitting = _fitting_plain if _is_plain(text) else _fitting
    lines: list[Span] = []
    start = 0
    while (full := fitting(text, start, width)) < len(text):
        blank = next((at for at in range(full, start, -1) if text[at].isspace()), None)
        lines.append(Span(start, full if blank is None else blank))
        start = full if blank is None else blank + 1
    return [*lines, Span(start, len(text))]


def _fitting_plain(text: str, start: int, width: int) -> int:
    """The same where each character takes one cell."""
    return min(start + max(width, 1), len(text))


def _fitting(text: str, start: int, width: int) -> int:
    """Where the first character stands that does not fit into `width` cells from `start`; at least one fits."""
    used = 0
    for at in range(start, len(text)):
        used += cells(text[at])
        if used > width and at > start:
            return at
    return len(text)


def display(text: str) -> str:
    """`text` in one line."""
    return text if _is_plain(text) else "".join(map(shown, text))


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
    for line in wrap(text, max(10, width - width_of(indent))):
        yield lead + display(text[line.start : line.end])
        lead = indent


def spread(left: str, right: str, width: int, visible_left: int, visible_right: int) -> list[str]:
    """Left and right text in one line if they fit, else in two."""
    gap = width - visible_left - visible_right
    return [left + " " * gap + right] if gap >= 2 else [left, "  " + right]
