"""Mailboxes in one file: each message begins with a line `From `."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tonecheck.audit.mail import Located, row
from tonecheck.audit.row import Read

_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(place: str, source: str) -> Iterator[Read]:
    """A row for each message, in the order of the file; its line is the message's number."""
    for number, (_, message) in enumerate(located(place), 1):
        yield row(unquoted(message), source, number)


def unquoted(message: bytes) -> bytes:
    """A message without the `>` that keeps its lines from beginning another."""
    return _QUOTED.sub(rb"\1", message)


def located(place: str) -> Iterator[Located]:
    """Each message as the file has it, with its place."""
    lines: list[bytes] = []
    blank, begin, at = True, -1, 0
    with Path(place).open("rb") as stream:
        for line in stream:
            if blank and line.startswith(b"From "):
                if begin >= 0:
                    yield (place, begin, at - begin), b"".join(lines)
                lines, begin = [], at + len(line)
            else:
                lines.append(line)
            blank, at = not line.strip(), at + len(line)
    if begin >= 0:
        yield (place, begin, at - begin), b"".join(lines)
