"""Folders as a source of replies: every file below them, in one order on every machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from tonecheck import readers
from tonecheck.cli._sources import Request, read_all
from tonecheck.reply import Reply, Skipped


def read_folders(request: Request) -> Iterator[Reply | Skipped]:
    """Every reply of a request whose paths may be folders.

    A source is named from its folder's own name on (`good/017.txt`), with the line where a file holds several.
    """
    for path, shown in _files(request.paths):
        one = msgspec.structs.replace(request, paths=(path,))
        many = (request.input_format or readers.format_of(path)) in readers.LIBRARIES
        for item in read_all(one):
            if isinstance(item, Skipped):
                yield Skipped(item.source.replace(path, shown, 1), item.reason)
            else:
                yield msgspec.structs.replace(item, source=f"{shown}:{item.line}" if many else shown)


def _files(paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each file with the name under which it is shown; what is hidden or a link out of a folder is left alone."""
    for given in paths:
        folder = Path(given)
        if given == "-" or not folder.is_dir():
            yield given, given if given == "-" else folder.name
            continue
        for path in sorted(folder.rglob("*"), key=lambda one: one.relative_to(folder).parts):
            inner = path.relative_to(folder)
            if path.is_file() and not any(part.startswith(".") for part in inner.parts):
                yield str(path), (Path(folder.resolve().name) / inner).as_posix()
