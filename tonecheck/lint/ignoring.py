"""Which files `.gitignore` and `.tonecheckignore` leave out, in every folder from the project's root down."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tonecheck.errors import TonecheckError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

#: Counts for every file, also for those that are named one by one.
OWN_FILE = ".tonecheckignore"
#: Counts where a folder or a pattern is given.
GIT_FILE = ".gitignore"
_ROOT_MARKERS = (".git", ".hg")


class Ignoring:
    """Says what is ignored; each file of patterns is read once, and each folder looked at once."""

    def __init__(self, *, on: bool = True) -> None:
        self._on = on
        self._specs = cache(_spec)
        self._near = cache(self._found)

    def ignores(self, path: str | Path, *, folder: bool = False, named: bool = False) -> bool:
        """Whether a file or folder, given by its whole path, is left out; named itself only by `.tonecheckignore`.

        Raises TonecheckError for a file of patterns that is not UTF-8.
        """
        if not self._on:
            return False
        parent = os.path.dirname(path)
        if self._says(OWN_FILE, parent, path, folder):
            return True
        return not named and self._says(GIT_FILE, parent, path, folder)

    def _says(self, name: str, parent: str, path: str | Path, folder: bool) -> bool:
        """As git has it: the nearest file of patterns that has a word on a path decides."""
        for above, spec in self._near(parent, name):
            inner = os.fspath(path)[above:].replace(os.sep, "/") + ("/" if folder else "")
            verdict = spec.check_file(inner).include
            if verdict is not None:
                return verdict
        return False

    def _found(self, folder: str, name: str) -> tuple[tuple[int, GitIgnoreSpec], ...]:
        """The files of patterns from a folder up to its project's root, each with the length of what is above it."""
        found = []
        for parent in (Path(folder), *Path(folder).parents):
            spec = self._specs(parent / name)
            if spec is not None:
                found.append((len(os.path.join(parent, "")), spec))
            if _is_root(parent):
                break
        return tuple(found)

    def above(self, path: Path, *, named: bool = False) -> bool:
        """Whether a folder above a path is left out, and with it all that it holds."""
        for parent in path.parents:
            if _is_root(parent):
                return False
            if self.ignores(parent, folder=True, named=named):
                return True
        return False


@cache
def _is_root(folder: Path) -> bool:
    return any((folder / marker).exists() for marker in _ROOT_MARKERS)


def _spec(file: Path) -> GitIgnoreSpec | None:
    try:
        lines = file.read_text("utf-8").splitlines()
    except OSError:
        return None
    except UnicodeDecodeError as error:
        raise _unreadable(file, error) from None
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError as error:
        raise _unreadable(file, error) from None


def _unreadable(file: Path, error: ValueError) -> TonecheckError:
    return TonecheckError(f"cannot be read: {error}.", place=str(file), remedy="Save it as UTF-8.")
