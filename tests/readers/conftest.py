"""Helpers of the readers' tests."""

from __future__ import annotations

import io

from tonecheck import readers
from tonecheck.reply import Reply, Skipped


def read(name: str, source: str | bytes, **fields: str) -> list[Reply]:
    """The replies of a source; fails where something was skipped."""
    found = items(name, source, **fields)
    assert not [item for item in found if isinstance(item, Skipped)], found
    return [item for item in found if isinstance(item, Reply)]


def items(name: str, source: str | bytes, **fields: str) -> list[Reply | Skipped]:
    """All that comes of a source."""
    data = source.encode() if isinstance(source, str) else source
    return list(readers.load(name)(io.BytesIO(data), Reply(text="", source="bibliothek", channel="email"), fields))


def reason(name: str, source: str | bytes, **fields: str) -> str:
    """Why nothing of a source was read."""
    (item,) = items(name, source, **fields)
    assert isinstance(item, Skipped)
    return item.reason


def at(reply: Reply, words: str) -> str:
    """What the source has at the place of these words of the reply."""
    assert reply.origin is not None
    start = reply.text.index(words)
    first, last = reply.origin.span(start, start + len(words))
    return reply.origin.source[first:last]


def line_of(reply: Reply, words: str) -> tuple[int, int]:
    """Line and column of these words of the reply in its source."""
    assert reply.origin is not None
    start = reply.text.index(words)
    return reply.origin.places(start, start + len(words))[:2]
