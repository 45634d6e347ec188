"""One mail in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tonecheck.audit.mail import row
from tonecheck.audit.row import Read


def read(place: str, source: str) -> Iterator[Read]:
    """The row of the mail."""
    yield row(Path(place).read_bytes(), source, 1)
