"""All files of a run: from the cache where they are known, else over the cores, always in their order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from tonecheck.lint.jobs import STDIN, Job
from tonecheck.lint.kept import Shelf
from tonecheck.lint.work import Judging, Outcome, Worker, unpacked
from tonecheck.reply import NO_REPLY, Skipped

#: Fewer files than this for each further process are sooner done without it.
FILES_A_PROCESS = 12
#: Larger files are no libraries of responses.
MOST_BYTES = 64 << 20
_BATCH = 32
_BATCH_BYTES = 1 << 18
#: What is tonecheck's own: a guide, which quotes what it forbids, a baseline, a report.
_OURS = re.compile(rb"(?:[^\S\n]*(?:#[^\n]*)?\n|---\n)*tonecheck:[ \t]*\d|\s*\{\s*\"tonecheck(?:_baseline)?\":")


class Done(msgspec.Struct, frozen=True):
    """A file with what came of it; what cannot be read has no bytes."""

    job: Job
    data: bytes
    outcome: Outcome


class Runner:
    """Runs jobs; `processes` is how many may work at once, by default as many as there are cores."""

    def __init__(self, judging: Judging, shelf: Shelf, processes: int | None = None) -> None:
        self._judging = judging
        self._shelf = shelf
        self._processes = processes or cores()
        self.worker = Worker(judging)

    def run(self, jobs: Sequence[Job], done: Callable[[], object] = lambda: None) -> list[Done]:
        """What came of each job, in their order; `done` is called for each as it is there."""
        results: dict[int, Done] = {}
        pending: list[tuple[int, Job, bytes]] = []
        for number, job in enumerate(jobs):
            data = content(job)
            if isinstance(data, Outcome):
                results[number] = Done(job, b"", data)
            elif known := self._shelf.find(job, data):
                results[number] = Done(job, data, known)
            else:
                pending.append((number, job, data))
                continue
            done()
        for (number, job, data), packed in zip(pending, self._packed(pending), strict=True):
            results[number] = Done(job, data, unpacked(packed))
            self._shelf.keep(job, data, results[number].outcome)
            done()
        self._shelf.close()
        return [results[number] for number in range(len(jobs))]

    def _packed(self, pending: Sequence[tuple[int, Job, bytes]]) -> Iterator[bytes]:
        processes = min(self._processes, len(pending) // FILES_A_PROCESS)
        work = [(job, data) for _, job, data in pending]
        if processes < 2:
            for batch in _batches(work):
                yield from self.worker.packed(batch)
        else:
            yield from _in_parallel(self.worker, self._judging, work, processes)


def content(job: Job) -> bytes | Outcome:
    """A file's bytes, or why it has none."""
    try:
        if job.path == STDIN:
            return sys.stdin.buffer.read()
        with Path(job.path).open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        return Outcome(skipped=(Skipped(job.source, error.strerror or str(error)),))
    if len(data) > MOST_BYTES:
        return Outcome(skipped=(Skipped(job.source, "larger than 64 MiB"),))
    return Outcome(skipped=(Skipped(job.source, NO_REPLY),)) if _OURS.match(data) else data


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_worker: Worker | None = None


def _start(judging: Judging) -> None:
    """In a new process: Ctrl-C is the first one's to answer; the models are there already, or are loaded now."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker = _worker or Worker(judging)


def _work(batch: Sequence[tuple[Job, bytes]]) -> list[bytes]:
    assert _worker is not None
    return _worker.packed(batch)


def _batches(work: Sequence[tuple[Job, bytes]]) -> Iterator[Sequence[tuple[Job, bytes]]]:
    """Files that are read together, never of very much text at once."""
    first, size = 0, 0
    for at, (_, data) in enumerate(work):
        size += len(data)
        if at + 1 - first == _BATCH or size > _BATCH_BYTES or at + 1 == len(work):
            yield work[first : at + 1]
            first, size = at + 1, 0


def _in_parallel(
    worker: Worker, judging: Judging, work: Sequence[tuple[Job, bytes]], processes: int
) -> Iterator[bytes]:
    """The packed outcomes in order. Where processes can be forked, models are loaded once and shared by all."""
    from concurrent.futures import ProcessPoolExecutor

    global _worker
    forks = sys.platform == "linux"
    first = 1 if forks else 0
    yield from worker.packed(work[:first])
    # What is loaded stays: a look at all of it for garbage would copy every page of it into each process.
    gc.freeze()
    _worker = worker if forks else None
    context = multiprocessing.get_context("fork" if forks else "spawn")
    pool = ProcessPoolExecutor(processes, context, initializer=_start, initargs=(judging,))
    try:
        for packed in pool.map(_work, _batches(work[first:])):
            yield from packed
    finally:
        _worker = None
        gc.unfreeze()
        pool.shutdown(cancel_futures=True)
