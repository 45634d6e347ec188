"""Checkers by their guide, made when first asked for and again when a file of the guide changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tonecheck import resources
from tonecheck.config import Settings
from tonecheck.errors import TonecheckError

if TYPE_CHECKING:
    from tonecheck.checker import Checker

_Stamp = tuple[tuple[str, int, int], ...]


class Made(msgspec.Struct, frozen=True):
    """A checker, or why there is none, with the files that it was made of as they were."""

    files: tuple[Path, ...]
    stamp: _Stamp
    checker: Checker | None
    error: TonecheckError | None


class Guides:
    """The checkers of a session."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str | None, str | None], Made] = {}

    def checker(self, settings: Settings) -> Checker:
        """The checker of those settings' guide; raises TonecheckError where the guide or the models are wrong."""
        assert settings.guide is not None
        key = (settings.guide, settings.ui, settings.models)
        made = self._made.get(key)
        if made is None or made.stamp != _stamp(made.files):
            made = self._made[key] = _make(settings.guide, settings.ui, settings.models)
        if made.error is not None:
            raise made.error
        assert made.checker is not None
        return made.checker

    def _all(self) -> list[Made]:
        return list(self._made.values())  # another thread may add to them

    def file_named(self, name: str) -> Path | None:
        """The file of a guide that a finding names (`everyday-de.yaml`)."""
        candidates = [path for made in self._all() for path in made.files if path.name == name]
        bundled = resources.styleguides_dir() / name
        return next((path for path in (*candidates, bundled) if path.is_file()), None)

    def files(self) -> set[Path]:
        """Every file that a guide in use consists of."""
        return {path.resolve() for made in self._all() for path in made.files}


def _make(guide: str, ui: str | None, models: str | None) -> Made:
    from tonecheck.checker import Checker

    files = tuple(files_of(guide))
    stamp = _stamp(files)
    try:
        return Made(files, stamp, Checker(guide, ui=ui, models=Path(models) if models else None), None)
    except TonecheckError as error:
        return Made(files, stamp, None, error)


def files_of(guide: str) -> Iterator[Path]:
    """The files of a guide and of all that it extends, whether they can be used or not."""
    from tonecheck.checks import all_checks
    from tonecheck.guide.document import document_of
    from tonecheck.guide.files import Loader
    from tonecheck.guide.kind import Reader
    from tonecheck.guide.problems import Problems

    loader = Loader(document_of(all_checks()), Reader(Problems(), Problems()))
    loader.load(guide)
    names = dict.fromkeys((guide, *(document.root.place.source.path for document in loader.documents)))
    for name in names:
        bundled = resources.styleguides_dir() / name
        yield bundled if bundled.is_file() and not Path(name).is_file() else Path(name)


def _stamp(files: tuple[Path, ...]) -> _Stamp:
    """When the files were last changed; a missing one is 0."""
    return tuple(_changed(path) for path in files)


def _changed(path: Path) -> tuple[str, int, int]:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return str(path), 0, 0
    return str(path), status.st_mtime_ns, status.st_size
