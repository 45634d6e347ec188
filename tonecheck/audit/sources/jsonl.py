"""JSON Lines: one message or one ticket a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from tonecheck.audit import tickets
from tonecheck.audit.row import Read, Row, Unreadable

MOST_BYTES = 1 << 26


def read(place: str, source: str) -> Iterator[Read]:
    """A row for each line, or one for each answer of a ticket; nested keys become `author.id`."""
    with Path(place).open("rb") as stream:
        for number, line in enumerate(iter(lambda: stream.readline(MOST_BYTES), b""), 1):
            if not line.strip():
                continue
            try:
                entry = msgspec.json.decode(line)
            except (msgspec.DecodeError, RecursionError) as error:
                yield Unreadable(source, number, f"not JSON: {error}")
                continue
            yield from of_entry(entry, source, number)


def of_entry(entry: Any, source: str, number: int) -> Iterator[Read]:
    """The rows of one value of an export."""
    if not isinstance(entry, dict):
        yield Unreadable(source, number, "no object with named fields")
        return
    answers = tickets.answers(entry)
    if answers is None:
        yield Row(source, number, dict(_flat(entry)))
    else:
        for values in answers:
            yield Row(source, number, values, is_known=True)


def _flat(entry: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in entry.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield before + key, value
