"""Checkers kept from check to check, as long as the files that their guides were read from are the same."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tonecheck import cache
from tonecheck.serve.warm.installation import Mark, marks, tree

if TYPE_CHECKING:
    from tonecheck.checker import Checker

MOST_KEPT = 8
#: A file that was written so short a time before it was read could be written again without a new time.
SETTLED_NS = 2_000_000_000
#: What makes a folder a project's, beyond which a guide extends nothing.
_MARKERS = (".tonecheck.toml", ".git", ".hg")

_opened: set[str] | None = None


class DeclineError(BaseException):
    """This check is for the client's own process; no `except Exception` may take it for a bug."""


class ChangedError(BaseException):
    """What this process has loaded is no longer what there is."""


class _Kept(msgspec.Struct, frozen=True):
    checker: Checker
    files: dict[str, Mark]


class Keeper:
    """Makes checkers and keeps those that were used last."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Any, ...], _Kept] = {}
        self._models: dict[str, dict[str, Mark]] = {}
        self.used_own_models = False  #: whether the last checker reads with models that do not ship
        sys.addaudithook(_note)

    def __len__(self) -> int:
        return len(self._kept)

    def checker(self, guide: str, *, models: Path | None = None, **settings: Any) -> Checker:
        """The checker of a guide, as `Checker(guide, models=models, **settings)` would be; raises what that raises."""
        self.used_own_models = models is not None
        own = self._own_models(models) if models is not None else None
        key = (guide, *_surroundings(guide), own, *sorted(settings.items()))
        kept = self._kept.pop(key, None)
        if kept is None or marks(kept.files) != kept.files:
            kept, is_settled = _made(guide, models=own, **settings)
            if not is_settled:
                return kept.checker
        self._kept[key] = kept
        while len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        return kept.checker

    def _own_models(self, models: Path) -> Path:
        """The whole path of a folder of models; one such folder can be loaded, and only once."""
        folder = models.absolute()
        seen = marks(tree(str(folder)))
        if self._models and str(folder) not in self._models:
            raise DeclineError("another folder of models")
        if self._models.setdefault(str(folder), seen) != seen:
            raise ChangedError("models")
        return folder


def _made(guide: str, **settings: Any) -> tuple[_Kept, bool]:
    """A new checker with the files that it rests on, and whether their marks will tell of any change."""
    from tonecheck.checker import Checker

    began = time.time_ns()
    with _noting() as opened:
        checker = Checker(guide, **settings)
    kept = _Kept(checker, marks(opened))
    times = [moment for seen in kept.files.values() if seen for moment in seen[:2]]
    return kept, None not in kept.files.values() and max(times, default=0) < began - SETTLED_NS


def _surroundings(guide: str) -> tuple[str, ...]:
    """What besides its name and its files decides how a guide is found and what it may extend."""
    from tonecheck.guide.files import is_path

    if not is_path(guide) and not os.path.isfile(guide):
        return ("bundled",)
    folder = os.path.dirname(os.path.realpath(guide))
    root = folder
    while not any(os.path.exists(os.path.join(root, marker)) for marker in _MARKERS):
        above = os.path.dirname(root)
        if above == root:
            root = folder
            break
        root = above
    return ("" if os.path.isabs(guide) else os.getcwd(), folder, root)


@contextmanager
def _noting() -> Iterator[set[str]]:
    """The files that are opened meanwhile, as whole paths."""
    global _opened
    _opened = set()
    try:
        yield _opened
    finally:
        _opened = None


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    """Hears of every file that Python opens: what a guide was read from is known without asking its reader."""
    if event != "open" or _opened is None or not isinstance(arguments[0], str):
        return
    if not arguments[0].endswith((".py", ".pyc", ".so", cache.SUFFIX)) and not arguments[2] & (os.O_WRONLY | os.O_RDWR):
        _opened.add(os.path.join(os.getcwd(), arguments[0]))
