"""The store: whole batches or none, and the same rows after any number of kills."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tonecheck.audit import generated
from tonecheck.audit.store import Store, opened
from tonecheck.errors import TonecheckError

Contents = Callable[[Path], dict[str, list[tuple[Any, ...]]]]
_KILLS = 5
_AUDIT = "from tonecheck.audit import auditing; auditing.BATCH = 4; from tonecheck.cli import run; run()"


def test_what_is_no_store_is_said(tmp_path: Path) -> None:
    wrong = tmp_path / "x.duckdb"
    wrong.write_text("no store", encoding="utf-8")
    with pytest.raises(TonecheckError, match="no store of an audit"):
        Store(wrong)
    with pytest.raises(TonecheckError, match="there is no store"):
        Store(tmp_path / "y.duckdb", must_exist=True)
    with pytest.raises(TonecheckError, match="there is no folder"):
        Store(tmp_path / "no" / "y.duckdb")


@pytest.mark.parametrize("read_only", [False, True])
def test_somebody_elses_database_is_left_alone(read_only: bool, tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "mine.duckdb")) as connection:
        connection.execute("CREATE TABLE mine (a INTEGER)")
    for _ in range(2):
        with pytest.raises(TonecheckError, match="no store of an audit"):
            Store(tmp_path / "mine.duckdb", read_only=read_only)
    with duckdb.connect(str(tmp_path / "mine.duckdb")) as connection:
        assert connection.execute("SHOW TABLES").fetchall() == [("mine",)]


@pytest.mark.parametrize(
    ("denied", "words"),
    [
        (("a.duckdb", os.R_OK), "may not read this file"),
        (("a.duckdb", os.W_OK), "may not write to this file"),
        (("box", os.W_OK | os.X_OK), "may not write to the folder '.*box'"),
    ],
)
def test_what_may_not_be_written_is_said_before_anything_is(
    denied: tuple[str, int], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "box").mkdir()
    store = tmp_path / "box" / "a.duckdb"
    Store(store).connection.close()
    monkeypatch.setattr(os, "access", lambda path, mode: (Path(path).name, mode) != denied)
    with pytest.raises(TonecheckError, match=words):
        Store(store)
    if denied[1] != os.R_OK:
        Store(store, read_only=True).connection.close()


def test_a_table_is_no_store_and_is_left_alone(tmp_path: Path) -> None:
    for name in ("x.csv", "x.json"):
        (tmp_path / name).write_text("id,reply\n1,Hallo\n", encoding="utf-8")
        with pytest.raises(TonecheckError, match="no store of an audit"):
            Store(tmp_path / name)
        assert (tmp_path / name).read_text(encoding="utf-8").startswith("id,reply")


def test_a_new_store_to_which_nothing_came_goes_again_and_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    with pytest.raises(KeyboardInterrupt), opened(path):
        raise KeyboardInterrupt
    with opened(path) as store:
        assert store.count("replies") == 0
    assert list(tmp_path.iterdir()) == []
    with opened(path) as store:
        store.commit({}, [("a.csv", 2, "the reply is empty")], 1)
    with Store(tmp_path / "b.duckdb"):
        pass
    with opened(tmp_path / "b.duckdb"):
        pass
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.duckdb", "b.duckdb"]


def test_a_store_of_another_schema_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    with Store(path) as store:
        store.set_meta({"schema": "99"})
    with pytest.raises(TonecheckError, match="schema 99"):
        Store(path)


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "a.duckdb") as store:
        with pytest.raises(duckdb.Error), store.transaction():
            store.connection.execute("INSERT INTO skipped VALUES ('a', 1, 'x'); INSERT INTO nowhere VALUES (1)")
        assert store.all("SELECT * FROM skipped") == []


def test_a_skipped_row_is_kept_once(tmp_path: Path) -> None:
    with Store(tmp_path / "a.duckdb") as store:
        for _ in range(2):
            store.commit({}, [("a.csv", 3, "empty"), ("a.csv", 4, "empty")], 1)
        assert store.all("SELECT count(*) FROM skipped") == [(2,)]


def _command(archive: Path, store: Path, workers: int) -> list[str]:
    options = ["--store", str(store), "--guide", "everyday-de", "--quiet", "--keep-text", "--workers", str(workers)]
    return [sys.executable, "-c", _AUDIT, "audit", str(archive), *options]


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in found.read_text().split()] if found.exists() else []


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a word of POSIX")
def test_killed_at_random_moments_it_ends_with_the_rows_of_an_undisturbed_run(
    tmp_path: Path, contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TONECHECK_CONFIG", str(tmp_path / "config"))
    archive = tmp_path / "a.csv"
    generated.write_csv(archive, 120)
    calm, shaken = tmp_path / "calm.duckdb", tmp_path / "shaken.duckdb"
    subprocess.run(_command(archive, calm, 1), check=True, capture_output=True)
    chance, kills, seen = random.Random(5), 0, []
    for number in range(_KILLS):
        workers = 1 + number % 2
        before = _committed(shaken)
        process = subprocess.Popen(_command(archive, shaken, workers), stderr=subprocess.DEVNULL)
        _wait_for_growth(shaken, process)
        time.sleep(chance.random() * 0.3)
        children = _children(process.pid)
        kills += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        _wait_for_end(children)
        seen.append(_committed(shaken) - before)
    subprocess.run(_command(archive, shaken, 2), check=True, capture_output=True)
    assert kills >= 3, "the runs must be long enough to be killed"
    assert sum(seen) > 0
    assert contents(shaken) == contents(calm)


def _committed(path: Path) -> int:
    if not path.exists():
        return 0
    with Store(path) as store:
        return int(store.all("SELECT count(*) FROM replies")[0][0])


def _wait_for_growth(path: Path, process: subprocess.Popen[bytes]) -> None:
    """Until a first batch was committed, which shows in the log beside the file."""
    log = path.with_name(path.name + ".wal")
    until = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < until:
        if log.exists() and log.stat().st_size > 8000:
            return
        time.sleep(0.01)


def _wait_for_end(pids: list[int]) -> None:
    """Workers end by themselves when the process that began them is gone."""
    until = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        assert time.monotonic() < until, "a worker outlives the audit"
        time.sleep(0.05)
