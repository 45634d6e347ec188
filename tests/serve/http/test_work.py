from __future__ import annotations

import asyncio
import threading

import pytest

from tonecheck.serve.http.problems import RefusedError
from tonecheck.serve.http.work import Deadline, Pool


def refusal(work: object) -> int:
    with pytest.raises(RefusedError) as refused:
        asyncio.run(work)  # type: ignore[arg-type]
    return refused.value.status


def test_who_comes_when_the_queue_is_full_is_sent_away() -> None:
    go = threading.Event()

    async def crowd() -> None:
        pool = Pool(workers=1, waiting=1, seconds=30)
        waiting = [asyncio.ensure_future(pool.run(lambda _: go.wait(20))) for _ in range(2)]
        await asyncio.sleep(0)
        try:
            await pool.run(lambda _: True)
        finally:
            go.set()
            assert await asyncio.gather(*waiting) == [True, True]
            assert await pool.run(lambda _: "again") == "again"
            pool.close()

    assert refusal(crowd()) == 503


def test_what_takes_too_long_is_told_so_and_stops_at_the_next_reply() -> None:
    begun, ended = threading.Event(), threading.Event()

    def slow(deadline: Deadline) -> None:
        begun.set()
        try:
            while True:
                deadline.require()
        finally:
            ended.set()

    async def wait() -> None:
        pool = Pool(workers=1, waiting=0, seconds=0.05)
        try:
            await pool.run(slow)
        finally:
            pool.close()

    assert refusal(wait()) == 504
    assert begun.is_set()
    assert ended.wait(10)


def test_what_work_raises_reaches_who_asked() -> None:
    def wrong(_: Deadline) -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        asyncio.run(Pool(1, 0, 5).run(wrong))
