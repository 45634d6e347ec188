"""Input formats: one module a format, found by its name.

A module `readers/<name>.py` has `read(stream, defaults)`: an iterator of replies, each with `defaults` (source and
context) where the input itself says nothing else, and of `Skipped` for what could not be read.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import BinaryIO

from tonecheck.reply import Reply, Skipped

Read = Callable[[BinaryIO, Reply], Iterator[Reply | Skipped]]


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
