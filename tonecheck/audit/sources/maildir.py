"""Maildirs: one file a message, in the order of their names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tonecheck.audit.mail import Located, row
from tonecheck.audit.row import Read


def read(place: str, source: str) -> Iterator[Read]:
    """A row for each message in `cur` and `new`, here and in the folders below."""
    for (path, _, _), data in located(place):
        name = Path(path).relative_to(place).as_posix().partition(":2,")[0]  # the flags change when mail is read
        yield row(data, f"{source}/{name}", 1)


def located(place: str) -> Iterator[Located]:
    """Each message with its place."""
    found = (one for one in Path(place).rglob("*") if one.is_file() and one.parent.name in ("cur", "new"))
    for path in sorted(found):
        yield (str(path), 0, None), path.read_bytes()
