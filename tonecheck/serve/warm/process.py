"""The life of a warm process: load at low priority, listen, answer, end without a trace."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from tonecheck.serve.warm import installation, lock, place, protocol, settings, status
from tonecheck.serve.warm.keeper import Keeper
from tonecheck.serve.warm.listener import Listener
from tonecheck.serve.warm.server import Server
from tonecheck.serve.warm.worker import Run, Worker

_NICENESS = 10
#: Bytes that may be resident, or twice those at the beginning where that is more. With the words that it meets, a
#: process needs more and more of them; a new one begins with few.
_MOST_MEMORY = 700_000_000


def live(arguments: list[str], run: Run, keeper: Keeper, prepare: Callable[[], None]) -> None:
    """Be the warm process until it ends; `arguments` are those that `spawn` gives.

    `run` is the command line, `prepare` loads what checks need. Raises OSError where there is no place to listen.
    """
    held, transport, idle = arguments
    if transport == "loopback":
        os.environ["TONECHECK_WARM"] = "loopback"
    here = place.find()
    descriptor = int(held) if held else lock.take(here.lock)
    if descriptor is None:
        return
    lock.write(descriptor, lock.STARTING + b"%d" % os.getpid())
    _leave_no_core()
    os.chdir(os.sep)
    loaded = installation.ours()
    _at_low_priority(prepare)
    gc.collect()
    gc.freeze()
    worker = Worker(run, keeper, loaded)
    minutes = float(idle) if idle else settings.idle_minutes()
    _listen(here, descriptor, worker, minutes * 60)


def _listen(here: place.Place, descriptor: int, worker: Worker, idle: float) -> None:
    began = time.time()

    def answer(fields: list[bytes]) -> list[bytes]:
        if len(fields) < 2 or fields[1] != here.identity:
            return [protocol.COLD, b"another installation"]
        if fields[0] == protocol.CHECK:
            server.last = time.monotonic()
            answered = worker.answer(fields[2:])
            server.is_stopping |= worker.is_over
            return answered
        if fields[0] == protocol.STATUS:
            return [protocol.DONE, status.describe(began, worker, idle)]
        if fields[0] == protocol.STOP:
            server.is_stopping = True
            return [protocol.BYE]
        raise protocol.MalformedError("an unknown word")

    listener = Listener(here, descriptor)
    server = Server(listener, idle, answer)
    for number in (signal.SIGTERM, signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGTERM)):
        signal.signal(number, lambda *_: server.interrupt())
    with suppress(OSError):  # on a full disk it says less, and works
        lock.write(descriptor, b"%d" % os.getpid())
    most = max(_MOST_MEMORY, status.memory() * 2)
    server.serve(lambda: worker.is_changed() or status.memory() > most)


def _leave_no_core() -> None:
    """No crash may write the texts of customers to a disk."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _at_low_priority(prepare: Callable[[], None]) -> None:
    """Run it so that whoever waits for a first answer has the machine; what it raises is raised here.

    Where a thread has a priority of its own, as on Linux, it can be low without having to be raised again, which no
    ordinary user may do.
    """
    failed: list[BaseException] = []

    def work() -> None:
        if sys.platform.startswith("linux"):
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
        try:
            prepare()
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
