"""Hashes of what judged besides the guide, so that the same output can be had again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import tonecheck.languages as languages
from tonecheck.reply import LANGUAGES
from tonecheck.resources import models_dir

_DIGITS = 16


def _hash(paths: Iterable[Path], root: Path) -> str:
    """16 hex digits over the names and contents of files."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:_DIGITS]


@cache
def models_hashes(models: Path | None = None) -> dict[str, str]:
    """The hash of each language's artifacts, of the models that ship or of another folder."""
    root = models or models_dir()
    return {
        language: _hash((path for path in (root / language).rglob("*") if path.is_file()), root)
        for language in LANGUAGES
    }


@cache
def lexicons_hash() -> str:
    """The hash of all that is German or English as data."""
    root = Path(languages.__file__).parent
    return _hash((path for path in root.rglob("*") if path.suffix in (".yaml", ".txt")), root)
