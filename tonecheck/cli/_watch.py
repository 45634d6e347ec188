"""A file that is checked again whenever it is saved, or the guide is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

#: Seconds between two looks at the file: soon enough for a person, nothing for the machine.
INTERVAL = 0.2

_State = tuple[tuple[int, int, int] | None, ...]


class Seen(NamedTuple):
    """What a look at the files found."""

    is_there: bool  #: whether the file that is checked is there
    is_other_guide: bool  #: whether a file of the guide is another one than at the last look


def saves(path: Path, guide: Callable[[], Iterable[Path]]) -> Iterator[Seen]:
    """What is seen now and after each save of the file or of the guide's files, asked for anew each time; never ends.

    Editors that put a new file in place of the old one have saved it as well. A file that is still being written is
    waited for.
    """
    beside = tuple(guide())
    last = _state(path, *beside)
    yield Seen(last[0] is not None, False)
    while True:
        time.sleep(INTERVAL)
        now = _state(path, *beside)
        if now == last:
            continue
        while now[0] is not None and now != (later := _later(path, *beside)):
            now = later
        is_other_guide = now[1:] != last[1:]
        if is_other_guide:
            beside = tuple(guide())
            now = (now[0], *_state(*beside))
        last = now
        yield Seen(now[0] is not None, is_other_guide)


def _later(*paths: Path) -> _State:
    time.sleep(INTERVAL / 4)
    return _state(*paths)


def _state(*paths: Path) -> _State:
    """What differs after a save, for each file; None where there is none."""
    return tuple(map(_state_of, paths))


def _state_of(path: Path) -> tuple[int, int, int] | None:
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_mtime_ns, seen.st_size, seen.st_ino
