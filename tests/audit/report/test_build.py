from __future__ import annotations

from pathlib import Path

import duckdb
import msgspec
import pytest

from tonecheck.audit.calibration.sample import sample
from tonecheck.audit.report.build import build
from tonecheck.audit.report.document import Document
from tonecheck.audit.report.store import Store

_TABLES = ("replies", "scores", "marks", "tone", "acts", "findings")


@pytest.fixture
def shown(planted: Path, tmp_path: Path) -> Path:
    """The planted store as a cluster leaves it: Parquet by month, and views that show it."""
    path = tmp_path / "views.duckdb"
    with duckdb.connect(str(path)) as database:
        database.execute(f"ATTACH '{planted}' AS made (READ_ONLY)")
        for table in ("meta", "runs", "skipped"):
            database.execute(f"CREATE TABLE {table} AS SELECT * FROM made.{table}")
        for table in _TABLES:
            months = "(SELECT reply, strftime(sent_at, '%Y-%m') AS month FROM made.replies)"
            database.execute(
                f"COPY (SELECT * FROM made.{table} JOIN {months} USING (reply)) "
                f"TO '{tmp_path / table}' (FORMAT parquet, PARTITION_BY (month))"
            )
            pattern = tmp_path / table / "*" / "*.parquet"
            database.execute(
                f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{pattern}', hive_partitioning = true)"
            )
        database.execute("DETACH made")
    return path


def test_parquet_of_a_cluster_gives_the_same_report(shown: Path, document: Document) -> None:
    assert build(Store(shown)) == document


def test_and_the_same_sample(shown: Path, planted: Path) -> None:
    for stratify in ("month", "verdict"):
        first, second = (sample(Store(path), 40, 3, stratify) for path in (shown, planted))
        assert first == second


def test_the_report_is_the_same_every_time(planted: Path, document: Document) -> None:
    assert msgspec.json.encode(build(Store(planted))) == msgspec.json.encode(document)


def test_the_head_names_what_judged(document: Document) -> None:
    found = document.head
    assert (found.guide, found.run, found.least, found.names, found.finished) == ("Haus <Probe>", 1, 30, False, True)
