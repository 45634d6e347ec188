from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tonecheck.audit.report.store import Store
from tonecheck.errors import TonecheckError


def test_what_is_no_store_is_said(tmp_path: Path) -> None:
    with pytest.raises(TonecheckError, match="no such store"):
        Store(tmp_path / "fehlt.duckdb")
    (tmp_path / "text.duckdb").write_text("kein Speicher", encoding="utf-8")
    with pytest.raises(TonecheckError, match="no DuckDB database"):
        Store(tmp_path / "text.duckdb")
    (tmp_path / "tabelle.csv").write_text("id,reply\n1,Hallo\n", encoding="utf-8")
    with pytest.raises(TonecheckError, match="no DuckDB database"):
        Store(tmp_path / "tabelle.csv")
    duckdb.connect(str(tmp_path / "leer.duckdb")).close()
    with pytest.raises(TonecheckError, match="no store of an audit"):
        Store(tmp_path / "leer.duckdb")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE meta SET value = '99' WHERE key = 'schema'", "version 99"),
        ("DELETE FROM runs", "nothing was judged yet"),
    ],
)
def test_a_store_that_cannot_be_reported_is_said(change: str, words: str, make: object) -> None:
    assert callable(make)
    path = make(n=50)
    with duckdb.connect(str(path)) as database:
        database.execute(change)
    with pytest.raises(TonecheckError, match=words):
        Store(path)


def test_a_run_that_is_not_there_is_said_with_those_that_are(planted: Path) -> None:
    with pytest.raises(TonecheckError, match=r"there is no run 7\. There are: 1"):
        Store(planted, 7)


def test_the_last_finished_run_is_reported(make: object) -> None:
    assert callable(make)
    path = make(n=50)
    with duckdb.connect(str(path)) as database:
        database.execute("INSERT INTO runs BY NAME SELECT * REPLACE (2 AS run, false AS finished) FROM runs")
    assert Store(path).run.run == 1
    assert Store(path, 2).run.finished is False


def test_a_report_writes_nothing_into_the_store(planted: Path) -> None:
    before = planted.read_bytes()
    Store(planted).close()
    assert planted.read_bytes() == before
