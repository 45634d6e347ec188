"""What is forgotten is gone from all that Spark wrote, as from a local store, and does not come back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from tonecheck.audit import generated, spark_forgetting
from tonecheck.audit.auditing import Plan, audit
from tonecheck.audit.forgetting import forget
from tonecheck.audit.spark_store import write_store
from tonecheck.audit.spark_worker import JUDGED, NESTED
from tonecheck.errors import TonecheckError

Plans = Callable[..., Plan]
HEAD = {
    **{"guide_name": "Haus", "guide_sha256": "a", "models": "{}", "lexicons": "c", "tonecheck": "1", "ui": "de"},
    "service": "{}",
}
DAY = datetime(2025, 2, 1)


def _judged(key: int, agent: str | None, sent_at: datetime | None) -> dict[str, Any]:
    month = sent_at.strftime("%Y-%m") if sent_at else "none"
    row = {
        **{"reply": key, "key": key, "source": "a.csv", "line": key, "agent": agent, "sent_at": sent_at},
        **{"month": month, "channel": "email", "language": "de", "situation_told": False, "words": 10, "text_key": 7},
        **{name: [] for name in NESTED},
        "parts": [{"reply": key, "part": 9, "words": 8}],
        "scores": [{"run": 1, "reply": key, "scored": True, "score_tenths": 700, "verdict": "amber"}],
    }
    return {field.name: row.get(field.name) for field in JUDGED}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of eight replies of three agents in two files, as Spark writes them, and of one that failed."""
    output = tmp_path / "out"
    for table in ("judged", "skipped", "replies", "aggregates", *NESTED):
        (output / table).mkdir(parents=True)
    rows = [_judged(key, f"agent-{'aab'[key % 3]}", datetime(2025, 1 + key // 4, 1)) for key in range(1, 7)]
    rows += [_judged(7, None, None), _judged(8, "agent-c", DAY)]
    failed = {field.name: None for field in JUDGED} | {"key": 9, "source": "a.csv", "line": 9, "failure": "no"}
    for number, part in enumerate((rows[:4], [*rows[4:], failed])):
        path = output / "judged" / f"part-{number}.parquet"
        parquet.write_table(pa.Table.from_pylist(part, JUDGED), path)
        path.with_name(f".{path.name}.crc").write_bytes(b"sum")
    (output / "_COMPLETE").touch()
    write_store(tmp_path / "a.duckdb", output, HEAD, {"names": "true"}, {"a.csv": {"reply": "text"}})
    return tmp_path / "a.duckdb"


def _all(store: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(store), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_the_folder_must_be_there(store: Path) -> None:
    (store.parent / "out").rename(store.parent / "moved")
    with pytest.raises(TonecheckError, match="is not there"):
        forget(store, agent="agent-a")


def test_nobody_of_that_name_leaves_everything_but_is_remembered(store: Path) -> None:
    before = {path: path.read_bytes() for path in (store.parent / "out").rglob("*.parquet")}
    assert forget(store, agent="agent-x") == 0
    assert {path: path.read_bytes() for path in (store.parent / "out").rglob("*.parquet")} == before
    assert _all(store, "FROM forgotten") == [("agent-x", None)]


@pytest.mark.parametrize(
    ("rule", "left"),
    [
        ({"agent": "agent-a"}, [2, 5, 7, 8]),
        ({"agent": "agent-c"}, [1, 2, 3, 4, 5, 6, 7]),
        ({"before": DAY}, [4, 5, 6, 7, 8]),
        ({"before": datetime(2030, 1, 1)}, [7]),
    ],
)
def test_replies_go_from_the_judged_and_from_every_table(rule: dict[str, Any], left: list[int], store: Path) -> None:
    store.chmod(0o600)
    assert forget(store, **rule) == 8 - len(left)
    assert [row[0] for row in _all(store, "SELECT reply FROM replies ORDER BY 1")] == left
    assert [row[0] for row in _all(store, "SELECT reply FROM scores ORDER BY 1")] == left
    files = [str(path) for path in (store.parent / "out" / "judged").glob("*.parquet")]
    kept = {row[0] for file in files for row in _all(store, f"SELECT key FROM '{file}'")}
    assert kept == {*left, 9}
    assert _all(store, "SELECT sum(n) FROM aggregates") == [(len(left),)]
    doubles = {row[0] for row in _all(store, "SELECT duplicate_of FROM replies WHERE duplicate_of IS NOT NULL")}
    assert doubles == ({left[0]} if len(left) > 1 else set())
    canned = {row[0] is not None for row in _all(store, "SELECT template FROM replies")}
    assert canned == {len(left) >= 5}
    assert _all(store, "FROM forgotten") == [(rule.get("agent"), rule.get("before"))]
    assert _all(store, "SELECT finished FROM runs") == [(True,)]
    assert (store.stat().st_mode & 0o777, (store.parent / "out" / "_COMPLETE").is_file()) == (0o600, True)


def test_only_files_that_held_something_are_written_anew_and_lose_their_checksum(store: Path) -> None:
    judged = store.parent / "out" / "judged"
    first = (judged / "part-0.parquet").read_bytes()
    forget(store, agent="agent-c")
    assert (judged / "part-0.parquet").read_bytes() == first
    names = sorted(path.name for path in judged.iterdir())
    assert names == [".part-0.parquet.crc", "part-0.parquet", "part-1.parquet"]


@pytest.mark.parametrize("step", ["clean", "_make_tables", "publish"])
def test_interrupted_it_is_called_again(step: str, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(spark_forgetting, step, interrupted)
        with pytest.raises(KeyboardInterrupt):
            forget(store, agent="agent-a")
    assert _all(store, "SELECT finished FROM runs") == [(step == "clean",)]
    if step == "publish":
        (store.parent / "out" / "skipped").rmdir()
    forget(store, agent="agent-a")
    assert [row[0] for row in _all(store, "SELECT reply FROM replies ORDER BY 1")] == [2, 5, 7, 8]
    assert _all(store, "SELECT finished FROM runs") == [(True,)]
    assert _all(store, "FROM forgotten") == [("agent-a", None)]


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support:FutureWarning")
def test_a_store_of_spark_forgets_what_a_local_one_forgets(plan: Plans, tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    from tonecheck.audit import spark

    rows = [*generated.rows(60)]
    archive = tmp_path / "a.parquet"
    parquet.write_table(pa.Table.from_pylist(rows[:48]), archive)
    made = plan(archive, names=True, keep_text=True)
    stores = {name: msgspec.structs.replace(made, store=tmp_path / f"{name}.duckdb") for name in ("local", "spark")}
    where = spark.SparkPlan(archives=(str(archive),), output=str(tmp_path / "out"), master="local[2]")
    agent = rows[0]["agent"]

    def audited() -> None:
        audit(stores["local"])
        spark.audit(stores["spark"], where)

    audited()
    words = _all(stores["spark"].store, f"SELECT text FROM replies WHERE agent = '{agent}'")[0][0]
    for rule in ({"agent": agent}, {"before": datetime(2025, 3, 1)}):
        gone = {name: forget(one.store, **rule) for name, one in stores.items()}
        assert 0 < gone["local"] == gone["spark"]
    assert _contents(stores["local"].store) == _contents(stores["spark"].store)
    for path in (tmp_path / "out").rglob("*.parquet"):
        assert words not in str(parquet.ParquetFile(path).read().to_pylist())
    parquet.write_table(pa.Table.from_pylist(rows), archive)
    audited()
    found = _contents(stores["local"].store)
    assert _contents(stores["spark"].store) == found
    assert len(found["replies"]) == sum(row["agent"] != agent and row["sent_at"] >= "2025-03" for row in rows)


_COMPARED = {
    "(SELECT reply FROM replies)": "source, line, agent, channel, situation, sent_at, csat, template, template_share,"
    " text",
    "scores": "scored, score_tenths, verdict",
    "marks": "family, mark_tenths",
    "tone": "dimension, value_tenths",
    "acts": "act, sentences",
    "findings": "rule, severity, start_, end_",
    "parts": "part, t.words",
}


def _contents(store: Path) -> dict[str, list[tuple[Any, ...]]]:
    found = {
        table.strip("()").rpartition(" ")[2]: _all(
            store, f"SELECT r.key, {columns} FROM {table} t JOIN replies r USING (reply) ORDER BY ALL"
        )
        for table, columns in _COMPARED.items()
    }
    if "aggregates" in {name for (name,) in _all(store, "SHOW TABLES")}:
        sums = _all(store, "SELECT count(*), sum(score_tenths) FROM scores WHERE scored")
        assert _all(store, "SELECT sum(n), sum(sum_tenths) FROM aggregates WHERE family = ''") == sums
    return {**found, "forgotten": _all(store, "FROM forgotten ORDER BY ALL")}
