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
    """All files below a folder and the folders, whose marks tell what is new or gone."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _PASSED_OVER)
        yield from (os.path.join(parent, name) for name in files)
        yield from (os.path.join(parent, name) for name in folders)


class Installation:
    """The source, models, lexicons and guides that ship, and the libraries, as they were when this was made."""

    def __init__(self) -> None:
        self._marks = marks(self._paths())

    def is_changed(self) -> bool:
        """Whether a file changed, came or went."""
        return any(mark(path) != seen for path, seen in self._marks.items())

    def _paths(self) -> Iterator[str]:
        from tonecheck.resources import models_dir, styleguides_dir

        yield sys.executable
        yield from (path for path in sys.path if path.endswith("-packages"))
        for folder in (place.PACKAGE, str(models_dir()), str(styleguides_dir())):
            yield from tree(folder)
