"""Spark gives the same figures as the local engine, to the tenth."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from tonecheck.audit import generated
from tonecheck.audit.auditing import Plan, audit
from tonecheck.errors import TonecheckError

pytest.importorskip("pyspark")
pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")

Plans = Callable[..., Plan]


def _by_key(path: Path, table: str, columns: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(
            f"SELECT r.key, {columns} FROM {table} t JOIN replies r USING (reply) ORDER BY ALL"
        ).fetchall()


@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support:FutureWarning")
def test_two_workers_of_spark_say_what_the_local_engine_says(plan: Plans, tmp_path: Path) -> None:
    from tonecheck.audit import spark

    rows = [*generated.rows(60), {**next(generated.rows(1)), "id": "m99", "sent_at": "gestern"}]
    parquet.write_table(pa.Table.from_pylist([*rows, rows[0]]), tmp_path / "a.parquet")
    local = plan(tmp_path / "a.parquet", keep_text=True)
    audit(local)
    cluster = plan(tmp_path / "a.parquet", keep_text=True, inputs=(), store=tmp_path / "spark.duckdb")
    where = spark.SparkPlan(archives=(str(tmp_path / "a.parquet"),), output=str(tmp_path / "out"), master="local[2]")
    outcome = spark.audit(cluster, where)
    assert (outcome.replies, outcome.skipped) == (60, 1)
    for table, columns in {
        "scores": "scored, score_tenths, verdict",
        "marks": "family, mark_tenths",
        "tone": "dimension, value_tenths, uncertainty_tenths, min, max, mark_tenths",
        "acts": "act, sentences",
        "findings": "rule, severity, start_, end_, excerpt, suggestion",
        "parts": "part, t.words",
        "(SELECT reply FROM replies)": "agent, channel, situation, sent_at, template, template_share, text, customer",
    }.items():
        assert _by_key(local.store, table, columns) == _by_key(cluster.store, table, columns), table
    assert (tmp_path / "out" / "marks" / "month=2025-01").is_dir()
    with duckdb.connect(str(cluster.store), read_only=True) as connection:
        sums = "SELECT sum(n), sum(sum_tenths) FROM aggregates WHERE family = ''"
        scores = "SELECT count(*), sum(score_tenths) FROM scores WHERE scored"
        assert connection.execute(sums).fetchall() == connection.execute(scores).fetchall()
    with pytest.raises(TonecheckError, match="shows what a Spark audit wrote"):
        audit(plan(tmp_path / "a.parquet", store=cluster.store))
    with pytest.raises(TonecheckError, match="has something in it"):
        spark.audit(cluster, where)
