"""Looking at, starting and stopping the warm process of this user and installation."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import suppress

import msgspec

from tonecheck.serve.warm import connection, lock, place, protocol, settings, spawn
from tonecheck.serve.warm.status import Status

#: Seconds for a process to load what it needs, or to end.
_LOADING, _ENDING = 120.0, 5.0


def status() -> Status | None:
    """What the process says of itself; None where there is none, or none that answers."""
    answer = _asked(protocol.STATUS)
    return msgspec.json.decode(answer[1], type=Status) if answer and len(answer) == 2 else None


def is_starting() -> bool:
    """Whether there is a process that does not listen yet, or no longer."""
    with suppress(OSError):
        return status() is None and not lock.is_free(place.find().lock)
    return False


def start(idle: float | None = None) -> Status | None:
    """The process that runs, started if need be and waited for; None where it does not come to answer.

    `idle` is in minutes. Raises OSError where there is no safe place for it.
    """
    here = place.find(create=True)
    if running := status():
        return running
    spawn.start(idle=idle, patience=0.0)
    until = time.monotonic() + _LOADING
    while time.monotonic() < until:
        if running := status():
            return running
        if lock.is_free(here.lock):
            return status()
        time.sleep(0.05)
    return None


def stop() -> bool:
    """Whether there was a process to stop; it is gone then, by force if it did not listen."""
    try:
        here = place.find()
    except OSError:
        return False
    if lock.is_free(here.lock):
        return False
    for signal_ in (None, signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        running = number(here)
        if signal_ is not None and running is not None:
            with suppress(ProcessLookupError):
                os.kill(running, signal_)
        if _is_gone(here):
            return True
    return False


def _is_gone(here: place.Place) -> bool:
    until = time.monotonic() + _ENDING
    while time.monotonic() < until:
        if lock.is_free(here.lock):
            with suppress(OSError):
                os.unlink(here.address)
            return True
        _asked(protocol.STOP)
        time.sleep(0.02)
    return False


def number(here: place.Place) -> int | None:
    """The process that listens, as the kernel says it, or as it wrote itself into its lock."""
    with suppress(OSError):
        if sys.platform.startswith("linux") and not here.loopback:
            sock = connection.connect(here, settings.seconds())
            try:
                return connection.peer(sock)[0]
            finally:
                sock.close()
    with suppress(OSError, ValueError), open(here.lock, "rb") as file:
        return int(file.read().lstrip(lock.STARTING))
    return None


def _asked(word: bytes) -> list[bytes] | None:
    with suppress(OSError, ValueError):
        here = place.find()
        sock = connection.connect(here, settings.seconds())
        try:
            return connection.ask(sock, word, here.identity)
        finally:
            sock.close()
    return None
