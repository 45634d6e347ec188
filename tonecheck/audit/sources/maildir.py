"""Maildirs: one file a message, in the order of their names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tonecheck.audit.mail import row
from tonecheck.audit.row import Read


def read(place: str, source: str) -> Iterator[Read]:
    """A row for each message in `cur` and `new`, here and in the folders below."""
    root = Path(place)
    for path in sorted(one for one in root.rglob("*") if one.is_file() and one.parent.name in ("cur", "new")):
        name = path.relative_to(root).as_posix().partition(":2,")[0]  # the flags behind it change when mail is read
        yield row(path.read_bytes(), f"{source}/{name}", 1)
