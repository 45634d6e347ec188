"""Batches over processes: each loads once, results come back in order, and none outlives the process that began it."""

from __future__ import annotations

import multiprocessing
import signal
import traceback
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, TypeVar, cast

from tonecheck.audit.judge import Judge, Settings, Task
from tonecheck.errors import TonecheckError

_Tag = TypeVar("_Tag")
Batch = tuple[_Tag, Sequence[Task]]
Result = tuple[_Tag, dict[str, Any]]
#: So many batches for each worker are read ahead or wait for an earlier one.
_AHEAD = 3
#: After so many batches a worker gives way to a new one: what it learned of words takes memory.
_MOST_BATCHES = 200


class Workers:
    """Judges in this process, or in several others that are given the same settings."""

    def __init__(self, settings: Settings, count: int) -> None:
        self._settings, self._count = settings, count
        self._workers: list[_Worker] = []

    def __enter__(self) -> Workers:
        if self._count > 1:  # one works here, where it need not be started, until it has learned enough
            self._workers = [_Worker(self._settings) for _ in range(self._count)]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.stop()

    def judged(self, batches: Iterable[Batch[_Tag]]) -> Iterator[Result[_Tag]]:
        """What each batch comes to, in the order of the batches; one without tasks costs nothing.

        Raises TonecheckError where a worker went away.
        """
        if self._workers:
            yield from self._in_others(batches)
            return
        left = iter(batches)
        yield from self._here(islice(left, _MOST_BATCHES))
        for following in left:
            self._workers = [_Worker(self._settings)]
            yield from self._in_others(chain((following,), left))

    def _here(self, batches: Iterable[Batch[_Tag]]) -> Iterator[Result[_Tag]]:
        judge: Judge | None = None
        for tag, tasks in batches:
            if tasks and judge is None:
                judge = Judge(self._settings)
            yield tag, judge.judge(tasks) if judge and tasks else {}

    def _in_others(self, batches: Iterable[Batch[_Tag]]) -> Iterator[Result[_Tag]]:
        waiting: deque[list[Any]] = deque()  # [tag, result or None], in order
        for tag, tasks in batches:
            entry: list[Any] = [tag, None if tasks else {}]
            waiting.append(entry)
            if tasks:
                self._free_worker().give(tasks, entry)
            while waiting and (waiting[0][1] is not None or len(waiting) > _AHEAD * self._count):
                self._collect_until(waiting[0])
                first = waiting.popleft()
                yield first[0], first[1]
        for entry in waiting:
            self._collect_until(entry)
            yield entry[0], entry[1]

    def _free_worker(self) -> _Worker:
        while True:
            free = next((worker for worker in self._workers if worker.entry is None), None)
            if free is None:
                self._collect()
            elif free.given < _MOST_BATCHES:
                return free
            else:
                free.stop()
                self._workers[self._workers.index(free)] = _Worker(self._settings)

    def _collect_until(self, entry: list[Any]) -> None:
        while entry[1] is None:
            self._collect()

    def _collect(self) -> None:
        """Takes the results that are there, and waits for one where there is none."""
        busy = {worker.connection: worker for worker in self._workers if worker.entry is not None}
        for connection in wait(list(busy)):
            busy[cast("Connection[Any, Any]", connection)].take()


class _Worker:
    """Another process that judges one batch at a time."""

    def __init__(self, settings: Settings) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, settings), daemon=True)
        self._process.start()
        theirs.close()
        self.entry: list[Any] | None = None
        self.given = 0

    def give(self, tasks: Sequence[Task], entry: list[Any]) -> None:
        self.entry, self.given = entry, self.given + 1
        try:
            self.connection.send(tasks)
        except OSError:
            raise self._gone() from None

    def take(self) -> None:
        """Puts the result into the entry that waits for it."""
        assert self.entry is not None
        try:
            result = self.connection.recv()
        except (EOFError, OSError):
            raise self._gone() from None
        if isinstance(result, BaseException):
            raise result
        self.entry[1], self.entry = result, None

    def _gone(self) -> TonecheckError:
        self._process.join(1)
        return TonecheckError(
            f"a worker ended unexpectedly (exit code {self._process.exitcode}).",
            remedy="Run the same command again: it goes on where it stopped. With less memory, give fewer --workers.",
        )

    def stop(self) -> None:
        self.connection.close()
        self._process.join(0.2)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _serve(connection: Connection[Any, Any], settings: Settings) -> None:
    """Judge what comes until the other end is closed, be it because the other process was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other process hears it and closes its end
    try:
        judge = Judge(settings)
        while True:
            connection.send(judge.judge(connection.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except TonecheckError as error:  # others of its kind cannot be sent
        connection.send(TonecheckError(error.cause, place=error.place, remedy=error.remedy))
    except Exception:
        connection.send(RuntimeError(traceback.format_exc()))
