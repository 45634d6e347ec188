"""The lock that a warm process holds as long as it lives: there are never two for one place."""

from __future__ import annotations

import os
import sys

#: What stands in the file before the process's number until it is ready.
STARTING = b"?"


def take(path: str) -> int | None:
    """A descriptor that holds the lock, or None where another process does; raises OSError where there is no file."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    held = os.open(path, flags, 0o600)
    try:
        if _locked(held) and _is_at(held, path):
            return held
    except BaseException:
        os.close(held)
        raise
    os.close(held)
    return None


def is_free(path: str) -> bool:
    """Whether no process holds the lock, without taking it for longer than it takes to ask."""
    try:
        held = take(path)
    except OSError:
        return True
    if held is None:
        return False
    os.close(held)
    return True


def write(held: int, content: bytes) -> None:
    """Replace what stands in the file."""
    os.ftruncate(held, 0)
    os.lseek(held, 0, os.SEEK_SET)
    os.write(held, content)


def read(held: int) -> bytes:
    """What stands in the file."""
    os.lseek(held, 0, os.SEEK_SET)
    return os.read(held, 20)


def _locked(held: int) -> bool:
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_at(held: int, path: str) -> bool:
    """Whether the file that was locked is still the one at the path."""
    mine, there = os.fstat(held), os.stat(path)
    return (mine.st_dev, mine.st_ino) == (there.st_dev, there.st_ino)
