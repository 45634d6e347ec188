"""Spark judges the same replies as the local engine, with the same figures to the tenth, and goes on where it stopped."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import msgspec
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from tonecheck.audit import generated, sources
from tonecheck.audit.auditing import Plan, audit
from tonecheck.audit.message import Filter
from tonecheck.audit.selection import Sample
from tonecheck.errors import TonecheckError

pytest.importorskip("pyspark")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java"),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support:FutureWarning"),
]

Plans = Callable[..., Plan]
_TABLES = {
    "scores": "scored, score_tenths, verdict",
    "marks": "family, mark_tenths",
    "tone": "dimension, value_tenths, uncertainty_tenths, min, max, mark_tenths",
    "acts": "act, sentences",
    "findings": "rule, severity, start_, end_, excerpt, suggestion",
    "parts": "part, t.words",
    "dropped": "field, value",
    "(SELECT reply FROM replies)": "source, line, agent, channel, situation, sent_at, response_seconds, csat, template,"
    " template_share, text, customer",
}
_AUDIT = """
from tonecheck.audit import spark_output
spark_output.REPLIES_A_TASK = 4
from tonecheck.cli import run
run()
"""


def _contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that a store says of replies, by their keys, and what was skipped."""
    with duckdb.connect(str(path), read_only=True) as connection:
        found = {
            table: connection.execute(
                f"SELECT r.key, {columns} FROM {table} t JOIN replies r USING (reply) ORDER BY ALL"
            ).fetchall()
            for table, columns in _TABLES.items()
        }
        return found | {"skipped": connection.execute("SELECT * FROM skipped ORDER BY ALL").fetchall()}


def _both(plan: Plan, folder: Path, name: str = "out") -> tuple[dict[str, Any], dict[str, Any]]:
    """What both engines say under the same plan."""
    from tonecheck.audit import spark

    local = msgspec.structs.replace(plan, store=folder / f"{name}-local.duckdb")
    cluster = msgspec.structs.replace(plan, store=folder / f"{name}.duckdb")
    audit(local)
    archives = tuple(one.place for one in plan.inputs)
    spark.audit(cluster, spark.SparkPlan(archives=archives, output=str(folder / name), master="local[2]"))
    return _contents(local.store), _contents(cluster.store)


def test_two_workers_of_spark_say_what_the_local_engine_says(plan: Plans, tmp_path: Path) -> None:
    rows = [*generated.rows(60), {**next(generated.rows(1)), "id": "m99", "sent_at": "gestern"}]
    rows[3] |= {"csat": "n/a", "ces": "gut"}
    parquet.write_table(pa.Table.from_pylist([*rows, {**rows[0], "csat": "5"}]), tmp_path / "a.parquet")
    made = plan(tmp_path / "a.parquet", keep_text=True)
    local, cluster = _both(made, tmp_path)
    assert len(local["scores"]) == 60
    assert cluster == local
    assert [row[1:] for row in local["dropped"]] == [("ces", "gut"), ("csat", "n/a")]
    assert (tmp_path / "out" / "marks" / "month=2025-01").is_dir()
    store = tmp_path / "out.duckdb"
    with duckdb.connect(str(store), read_only=True) as connection:
        sums = "SELECT sum(n), sum(sum_tenths) FROM aggregates WHERE family = ''"
        scores = "SELECT count(*), sum(score_tenths) FROM scores WHERE scored"
        assert connection.execute(sums).fetchall() == connection.execute(scores).fetchall()
    with pytest.raises(TonecheckError, match="shows what a Spark audit wrote"):
        audit(msgspec.structs.replace(made, store=store))


def _archives(folder: Path) -> list[str]:
    """Three files of three formats with doubles, bad rows, rows without time or id, and times in a zone."""
    rows = list(generated.rows(45))
    (folder / "a b").mkdir()
    generated.write_csv(folder / "a b" / "x.csv", 15)
    text = (folder / "a b" / "x.csv").read_text("utf-8").splitlines(keepends=True)
    (folder / "a b" / "x.csv").write_text("".join([*text, "a,b,c\n", *text[1:3]]), "utf-8")
    bare = [{"antwort": row["reply"], "kanal": row["channel"]} for row in rows[15:25]]
    (folder / "a b" / "y.jsonl").write_bytes(b"\n".join(map(msgspec.json.encode, [*bare, bare[0]])))
    timed = [
        {**row, "sent_at": datetime.fromisoformat(f"{row['sent_at']}+00:00"), "id": float(n + 2**40)}
        for n, row in enumerate(rows[20:])
    ]
    parquet.write_table(pa.Table.from_pylist(timed), folder / "z.parquet")
    return [str(folder / "z.parquet"), str(folder / "a b")]


@pytest.mark.parametrize(
    "choice",
    [
        {"limit": 21, "wanted": Filter(since=datetime(2025, 3, 1), until=datetime(2025, 9, 1))},
        {"sample": Sample(size=14, seed=7, stratify="agent")},
        {"sample": Sample(size=20, seed=3), "limit": 9},
    ],
)
def test_the_same_options_choose_the_same_replies(choice: dict[str, Any], plan: Plans, tmp_path: Path) -> None:
    names = _archives(tmp_path)
    wanted = msgspec.structs.replace(choice.get("wanted", Filter()), zone=ZoneInfo("Europe/Berlin"))
    made = plan(tmp_path / "z.parquet", **{**choice, "wanted": wanted, "inputs": tuple(sources.find(names))})
    local, cluster = _both(made, tmp_path)
    assert 0 < len(local["scores"]) < 45
    assert cluster == local


def _run(folder: Path, output: str, *more: str) -> list[str]:
    audit = (
        f"audit a.jsonl --store {output}.duckdb --output {output} --engine spark --master local[2] --guide everyday-de"
    )
    return [sys.executable, "-c", _AUDIT, *audit.split(), "--key", str(folder / "key"), "--quiet", *more]


def test_a_killed_audit_goes_on_and_counts_nothing_twice(tmp_path: Path) -> None:
    rows = list(generated.rows(60))
    (tmp_path / "a.jsonl").write_bytes(b"\n".join([*map(msgspec.json.encode, rows[:48]), b"{"]))
    (tmp_path / "key").write_bytes(b"k" * 32)
    (tmp_path / "key").chmod(0o600)
    said = {}
    for output in ("calm", "shaken"):
        if output == "shaken":
            process = subprocess.Popen(
                _run(tmp_path, output), cwd=tmp_path, stderr=subprocess.DEVNULL, start_new_session=True
            )
            while process.poll() is None and not any((tmp_path / output / "judged").glob("*.parquet")):
                time.sleep(0.02)
            os.killpg(process.pid, signal.SIGKILL)
            assert process.wait() == -signal.SIGKILL
            assert not (tmp_path / "shaken.duckdb").exists()
        done = subprocess.run(_run(tmp_path, output), cwd=tmp_path, capture_output=True, text=True, check=True)
        said[output] = next(line for line in done.stderr.splitlines() if line.startswith(f"{output}.duckdb: "))
    assert said["calm"].startswith("calm.duckdb: 48 replies, 48 of them judged now")
    assert said["shaken"].startswith("shaken.duckdb: 48 replies, ")
    assert not said["shaken"].startswith("shaken.duckdb: 48 replies, 48 of them")
    calm = _contents(tmp_path / "calm.duckdb")
    assert _contents(tmp_path / "shaken.duckdb") == calm
    assert len(calm["skipped"]) == 1
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(map(msgspec.json.encode, rows)))
    done = subprocess.run(_run(tmp_path, "calm"), cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "calm.duckdb: 60 replies, 12 of them judged now" in done.stderr
    found = _contents(tmp_path / "calm.duckdb")
    assert (len(found["scores"]), found["skipped"]) == (60, [])
