"""Input formats: one module a format, found by its name.

A module `readers/<name>.py` has `read(stream, defaults, fields)`: an iterator of replies, each with `defaults` (source
and context) where the input itself says nothing else, and of `Skipped` for what could not be read. `fields` says where
an input with keys or columns has what a reply is made of: a path or the name of a column for `text`, `id`, `channel` …
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import BinaryIO, Protocol

from tonecheck.reply import Reply, Skipped


class Read(Protocol):
    """A reader's function."""

    def __call__(self, stream: BinaryIO, defaults: Reply, fields: Mapping[str, str] = {}) -> Iterator[Reply | Skipped]:
        """The replies of an input."""


def names() -> tuple[str, ...]:
    """The formats there are."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")))


def load(name: str) -> Read:
    """The `read` of that format."""
    read: Read = importlib.import_module(f"{__name__}.{name}").read
    return read


def format_of(path: str) -> str:
    """The format that a file's ending means; plain text where it means none."""
    suffix = PurePath(path).suffix.removeprefix(".").lower()
    return {"ndjson": "jsonl"}.get(suffix, suffix if suffix in names() else "text")
