"""Plain text: the whole of it is one reply."""

from __future__ import annotations

from collections.abc import Iterator

from tonecheck.serve.lsp.extraction.passage import Passage


def passages(source: str) -> Iterator[Passage]:
    """The text as it is; a byte order mark is no part of it."""
    first = 1 if source.startswith("\ufeff") else 0
    yield Passage(text=source[first:], starts=range(first, len(source)), ends=range(first + 1, len(source) + 1))
