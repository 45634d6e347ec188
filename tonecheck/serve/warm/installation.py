"""The installation that a process was started from: once one of its files changes, it judges by what is gone."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from tonecheck.serve.warm import place

Mark = tuple[int, int, int, int] | None
#: Written while running, or never read when checking.
_PASSED_OVER = frozenset(("__pycache__", "corpus"))


def mark(path: str) -> Mark:
    """What tells that a file is the same: times, size and inode; None where there is none."""
    try:
        state = os.stat(path)
    except OSError:
        return None
    return state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino


def marks(paths: Iterable[str]) -> dict[str, Mark]:
    """The marks of files."""
    return {path: mark(path) for path in paths}


def tree(folder: str) -> Iterator[str]:
    """All files below a folder."""
    for parent, names in _listed(folder):
        yield from (os.path.join(parent, name) for name in names if not name.endswith("/"))


def _listed(folder: str) -> Iterator[tuple[str, list[str]]]:
    """A folder and those below it, each with the names in it; those of folders end in a slash."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _PASSED_OVER)
        yield parent, [*sorted(files), *(f"{name}/" for name in folders)]


class Installation:
    """The source, models, lexicons and guides that ship, and the libraries, as they were when this was made."""

    def __init__(self, folders: Iterable[str], others: Iterable[str]) -> None:
        self._names = dict(listed for folder in folders for listed in _listed(folder))
        self._folders = marks(self._names)
        files = [os.path.join(folder, name) for folder, names in self._names.items() for name in names]
        self._files = marks([*others, *(path for path in files if not path.endswith("/"))])

    def is_changed(self) -> bool:
        """Whether a file changed, came or went."""
        return any(mark(path) != seen for path, seen in self._files.items()) or any(
            self._has_other_names(path) for path, seen in self._folders.items() if mark(path) != seen
        )

    def _has_other_names(self, folder: str) -> bool:
        """Whether a folder that changed has other names in it than before, compiled modules aside."""
        self._folders[folder] = mark(folder)
        return next(iter(_listed(folder)), ("", []))[1] != self._names[folder]


def ours() -> Installation:
    """The installation that runs."""
    from tonecheck.resources import models_dir, styleguides_dir

    libraries = [path for path in sys.path if path.endswith("-packages")]
    return Installation([place.PACKAGE, str(models_dir()), str(styleguides_dir())], [sys.executable, *libraries])
