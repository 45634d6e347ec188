"""One mail in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tonecheck.audit.mail import Located, row
from tonecheck.audit.row import Read


def read(place: str, source: str) -> Iterator[Read]:
    """The row of the mail."""
    for _, data in located(place):
        yield row(data, source, 1)


def located(place: str) -> Iterator[Located]:
    """The mail, with its place."""
    yield (place, 0, None), Path(place).read_bytes()
