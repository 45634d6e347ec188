"""Which files `.gitignore` and `.tonecheckignore` leave out, in every folder from the project's root down."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pathspec import GitIgnoreSpec

from tonecheck.errors import TonecheckError

#: Counts for every file, also for those that are named one by one.
OWN_FILE = ".tonecheckignore"
#: Counts where a folder or a pattern is given.
GIT_FILE = ".gitignore"
_ROOT_MARKERS = (".git", ".hg")


class Ignoring:
    """Says what is ignored; each file of patterns is read once."""

    def __init__(self, *, on: bool = True) -> None:
        self._on = on
        self._specs = cache(_spec)

    def ignores(self, path: Path, *, folder: bool = False, named: bool = False) -> bool:
        """Whether a file or folder is left out; one that was named itself only by `.tonecheckignore`.

        Raises TonecheckError for a file of patterns that is not UTF-8.
        """
        if not self._on:
            return False
        if self._says(OWN_FILE, path, folder):
            return True
        return not named and self._says(GIT_FILE, path, folder)

    def _says(self, name: str, path: Path, folder: bool) -> bool:
        """As git has it: the nearest file of patterns that has a word on a path decides."""
        for parent in path.parents:
            spec = self._specs(parent / name)
            if spec is not None:
                inner = path.relative_to(parent).as_posix() + ("/" if folder else "")
                verdict = spec.check_file(inner).include
                if verdict is not None:
                    return verdict
            if self._is_root(parent):
                break
        return False

    def above(self, path: Path, *, named: bool = False) -> bool:
        """Whether a folder above a path is left out, and with it all that it holds."""
        for parent in path.parents:
            if self._is_root(parent):
                return False
            if self.ignores(parent, folder=True, named=named):
                return True
        return False

    @staticmethod
    @cache
    def _is_root(folder: Path) -> bool:
        return any((folder / marker).exists() for marker in _ROOT_MARKERS)


def _spec(file: Path) -> GitIgnoreSpec | None:
    try:
        return GitIgnoreSpec.from_lines(file.read_text("utf-8").splitlines())
    except OSError:
        return None
    except (UnicodeDecodeError, ValueError) as error:
        raise TonecheckError(f"cannot be read: {error}.", place=str(file), remedy="Save it as UTF-8.") from None
