"""Checks beside the event loop: a few at once, a queue with an end, and a limit of time."""

from __future__ import annotations

import asyncio
import functools
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import Any, TypeVar

from tonecheck.serve.http.problems import RefusedError

T = TypeVar("T")
_BUSY = {"Retry-After": "1"}


class Deadline:
    """Tells work in a thread that nobody waits for it any more: a thread cannot be stopped, only asked."""

    def __init__(self) -> None:
        self._passed = threading.Event()

    def pass_(self) -> None:
        """Nobody waits any more."""
        self._passed.set()

    def require(self) -> None:
        """Raises TimeoutError once nobody waits any more; asked between two replies."""
        if self._passed.is_set():
            raise TimeoutError


class Pool:
    """Runs work in threads; who comes when the queue is full is sent away."""

    def __init__(self, workers: int, waiting: int, seconds: float) -> None:
        self._threads = ThreadPoolExecutor(workers, "check")
        self._room = workers + waiting
        self._seconds = seconds

    async def run(self, work: Callable[[Deadline], T]) -> T:
        """What the work gives; raises what it raises, and RefusedError where there is no room or no time."""
        if self._room <= 0:
            detail = "Too many requests are waiting. Try again in a moment."
            raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers=_BUSY)
        self._room -= 1
        deadline = Deadline()
        running = asyncio.get_running_loop().run_in_executor(self._threads, functools.partial(_begin, work, deadline))
        running.add_done_callback(self._free)
        try:
            return await asyncio.wait_for(asyncio.shield(running), self._seconds)
        except TimeoutError:
            detail = f"Not done within {self._seconds:g} seconds. Send fewer or shorter replies."
            raise RefusedError(HTTPStatus.GATEWAY_TIMEOUT, detail) from None
        finally:
            deadline.pass_()

    def _free(self, done: asyncio.Future[Any]) -> None:
        self._room += 1
        if not done.cancelled():
            done.exception()  # has been told, or nobody waits for it

    def close(self) -> None:
        """Take no more work."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _begin(work: Callable[[Deadline], T], deadline: Deadline) -> T:
    deadline.require()
    return work(deadline)
