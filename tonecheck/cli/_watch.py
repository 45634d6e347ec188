"""A file that is checked again whenever it is saved."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

#: Seconds between two looks at the file: soon enough for a person, nothing for the machine.
INTERVAL = 0.2

_State = tuple[int, int, int]


def saves(path: Path) -> Iterator[bool]:
    """True now and after each save, False when the file has vanished; never ends.

    Editors that put a new file in place of the old one have saved it as well. A file that is still being written is
    waited for.
    """
    last = _state(path)
    yield last is not None
    while True:
        time.sleep(INTERVAL)
        now = _state(path)
        if now == last:
            continue
        while now is not None and now != (later := _later(path)):
            now = later
        last = now
        yield now is not None


def _later(path: Path) -> _State | None:
    time.sleep(INTERVAL / 4)
    return _state(path)


def _state(path: Path) -> _State | None:
    """What differs after a save; None where there is no file."""
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_mtime_ns, seen.st_size, seen.st_ino
