"""Mailboxes in one file: each message begins with a line `From `."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tonecheck.audit.mail import row
from tonecheck.audit.row import Read

_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(place: str, source: str) -> Iterator[Read]:
    """A row for each message, in the order of the file; its line is the message's number."""
    for number, message in enumerate(_messages(Path(place)), 1):
        yield row(_QUOTED.sub(rb"\1", message), source, number)


def _messages(path: Path) -> Iterator[bytes]:
    lines: list[bytes] = []
    blank, begun = True, False
    with path.open("rb") as stream:
        for line in stream:
            if blank and line.startswith(b"From "):
                if begun:
                    yield b"".join(lines)
                lines, begun = [], True
            else:
                lines.append(line)
            blank = not line.strip()
    if begun:
        yield b"".join(lines)
