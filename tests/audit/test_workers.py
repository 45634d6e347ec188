"""Workers: results in order, new ones for old, and a clear word where one goes away."""

from __future__ import annotations

import os
import signal

import pytest

from tonecheck.audit import workers
from tonecheck.audit.judge import Settings, Task
from tonecheck.audit.message import Filter, Message, read
from tonecheck.audit.pseudonyms import Pseudonyms
from tonecheck.audit.row import Row
from tonecheck.errors import TonecheckError

SETTINGS = Settings(guide="everyday-de", run=1, key=b"k" * 32)


def _tasks(*numbers: int) -> list[Task]:
    return [
        Task(number, _message(f"Vielen Dank für Ihre Nachricht, wir prüfen sie ({number})."), True)
        for number in numbers
    ]


def _message(text: str) -> Message:
    found = read(Row("a.csv", 1, {"reply": text}), {"reply": "reply"}, Filter(), Pseudonyms(b"k" * 32))
    assert isinstance(found, Message)
    return found


@pytest.mark.parametrize("count", [1, 2])
def test_results_come_in_order_and_empty_batches_cost_nothing(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_MOST_BATCHES", 2)
    batches = [("a", _tasks(1, 2)), ("b", []), ("c", _tasks(3)), ("d", _tasks(4)), ("e", _tasks(5)), ("f", [])]
    with workers.Workers(SETTINGS, count) as pool:
        results = list(pool.judged(batches))
    assert [tag for tag, _ in results] == list("abcdef")
    numbers = [tables["scores"].column("reply").to_pylist() if tables else [] for _, tables in results]
    assert numbers == [[1, 2], [], [3], [4], [5], []]


def test_a_worker_that_goes_away_is_said() -> None:
    def batches():  # type: ignore[no-untyped-def]
        yield 1, _tasks(1)
        os.kill(pool._workers[0]._process.pid or 0, signal.SIGKILL)
        os.kill(pool._workers[1]._process.pid or 0, signal.SIGKILL)
        yield 2, _tasks(2)

    with workers.Workers(SETTINGS, 2) as pool, pytest.raises(TonecheckError, match="goes on where it stopped"):
        list(pool.judged(batches()))


def test_a_guide_that_is_wrong_is_the_users_mistake_in_a_worker_too() -> None:
    with (
        workers.Workers(Settings(guide="nosuch", run=1, key=b"k" * 32), 2) as pool,
        pytest.raises(TonecheckError, match="no bundled guide 'nosuch'"),
    ):
        list(pool.judged([(1, _tasks(1))]))
