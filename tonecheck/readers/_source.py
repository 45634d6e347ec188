"""What readers share: bytes to text, text to replies, and what is said where there are none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

import msgspec

from tonecheck.origin import Origin
from tonecheck.readers.text import decode
from tonecheck.reply import EMPTY, NO_REPLY, Reply, Skipped

#: More than this is no library of replies but the wrong file.
MOST_BYTES = 64 << 20

Replies = Callable[[str, Reply, Mapping[str, str]], Iterator[Reply]]


def read(stream: BinaryIO, defaults: Reply, fields: Mapping[str, str], replies: Replies) -> Iterator[Reply | Skipped]:
    """The replies in a text that have words; whatever is wrong with it is told as Skipped.

    `replies` takes the decoded source and raises ValueError where it cannot read that.
    """
    name = defaults.source or "-"
    found = False
    try:
        source = decoded(stream.read(MOST_BYTES + 1))
        for reply in replies(source, defaults, fields):
            if reply.text.strip():
                found = True
                yield reply
    except (ValueError, RecursionError) as error:
        yield Skipped(name, str(error) if isinstance(error, ValueError) else "nested too deeply")
        return
    if not found:
        yield Skipped(name, EMPTY if not source.strip() else NO_REPLY)


def decoded(data: bytes) -> str:
    """The text of a library's bytes; raises ValueError where they are none."""
    return decode(data, most=MOST_BYTES)


def placed(context: Reply, text: str, origin: Origin) -> Reply:
    """The reply of a text that stands in a source, with the line on which it begins."""
    first = next((at for at, char in enumerate(text) if not char.isspace()), 0)
    return msgspec.structs.replace(context, text=text, origin=origin, line=origin.places(first, first)[0])
