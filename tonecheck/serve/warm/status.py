"""What a warm process says of itself."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from tonecheck.version import VERSION

if TYPE_CHECKING:
    from tonecheck.serve.warm.worker import Worker


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """A running process; nothing in it comes from a text that was checked."""

    tonecheck: str = VERSION
    pid: int
    since: str  #: ISO 8601 with the local offset
    checks: int
    memory: int  #: bytes that are resident, 0 where the platform does not tell
    guides: int
    idle_minutes: float


def describe(began: float, worker: Worker, idle: float) -> bytes:
    """The status as JSON; `began` in seconds since 1970, `idle` in seconds."""
    since = time.strftime("%Y-%m-%dT%H:%M:%S%z", time.localtime(began))
    return msgspec.json.encode(
        Status(
            pid=os.getpid(),
            since=since,
            checks=worker.answered,
            memory=memory(),
            guides=len(worker.keeper),
            idle_minutes=idle / 60,
        )
    )


def memory() -> int:
    """The bytes of this process that are resident."""
    with suppress(OSError), open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    with suppress(ImportError):
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024
    return 0
