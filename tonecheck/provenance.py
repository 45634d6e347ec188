"""Hashes of what judged besides the guide, so that the same output can be had again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import tonecheck.languages as languages
from tonecheck.reply import LANGUAGES
from tonecheck.resources import models_dir
from tonecheck.run import GuideHead, Head

if TYPE_CHECKING:
    from tonecheck.checker import Checker
    from tonecheck.guide import Guide
    from tonecheck.guide.kept import Heading

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


def head(checker: Checker, *, hashed: bool = True) -> Head:
    """What judged: versions and, unless nobody is shown them, the hashes of all models and lexicons."""
    return Head(
        guide=guide_head(checker.guide),
        models=models_hashes(checker.models) if hashed else {},
        lexicons=lexicons_hash() if hashed else "",
        ui=checker.ui,
    )


def guide_head(guide: Guide | Heading) -> GuideHead:
    """Which guide judged, with a path that does not depend on the machine."""
    return GuideHead(guide.name, shown_path(Path(guide.path)), guide.sha256)


def shown_path(path: Path) -> str:
    """A path that is the same on every machine: below the working directory relative to it, else the name alone."""
    absolute = Path(path).resolve()
    here = Path.cwd().resolve()
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else absolute.name
