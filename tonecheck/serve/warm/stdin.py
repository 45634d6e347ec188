"""Standard input that was read for the warm process and may have to be read again by this one."""

from __future__ import annotations

import io
import os
import sys
from typing import Any

#: Who writes with longer pauses wants answers as they come: such a stream is for the process itself.
PAUSE = 1.0


def read(descriptor: int, most: int) -> tuple[bytes, bool]:
    """The bytes up to the end, and True; or those before a long pause, an error or the limit, and False."""
    pieces: list[bytes] = []
    size = 0
    while size <= most and _is_ready(descriptor):
        try:
            piece = os.read(descriptor, 1 << 16)
        except OSError:
            break
        if not piece:
            return b"".join(pieces), True
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces), False


def _is_ready(descriptor: int) -> bool:
    if os.name == "nt":
        return True
    import select

    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(PAUSE * 1000))


def hand_on(taken: bytes) -> None:
    """Make `sys.stdin` begin with bytes that were read from it already."""
    old: Any = sys.stdin
    raw = _Continued(taken, old.buffer.raw)
    sys.stdin = io.TextIOWrapper(io.BufferedReader(raw), encoding=old.encoding, errors=old.errors)
    raw.keep = old


class _Continued(io.RawIOBase):
    """Bytes, then the stream that they came from."""

    keep: Any = None  #: the stream that owns the descriptor

    def __init__(self, head: bytes, rest: io.RawIOBase) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._rest.isatty()

    def fileno(self) -> int:
        return self._rest.fileno()

    def readinto(self, buffer: Any) -> int | None:
        if not self._head:
            return self._rest.readinto(buffer)
        count = min(len(buffer), len(self._head))
        buffer[:count] = self._head[:count]
        self._head = self._head[count:]
        return count
