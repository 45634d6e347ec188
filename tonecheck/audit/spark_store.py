"""A store that shows the Parquet of a Spark audit: the same tables, as views."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from tonecheck.audit import runs
from tonecheck.audit.pseudonyms import Pseudonyms
from tonecheck.audit.store import SCHEMA, Store
from tonecheck.checker import Checker
from tonecheck.errors import TonecheckError
from tonecheck.version import VERSION

if TYPE_CHECKING:
    from tonecheck.audit.auditing import Plan

#: What is written beside the replies, a folder of Parquet by month each.
TABLES = ("parts", "scores", "marks", "tone", "acts", "findings")


def require_free(path: Path) -> None:
    """Raises TonecheckError where the store is there already: a Spark audit always begins one."""
    if path.exists():
        raise TonecheckError("there is a store already.", place=str(path), remedy="Name another file.")


def write_store(plan: Plan, output: Path, mapping: Mapping[str, str]) -> None:
    """Writes the store whose tables of results are views of the Parquet below `output`."""
    checker = Checker(plan.guide, ui=plan.ui, models=plan.models, evidence=False)
    with Store(plan.store) as store:
        store.set_meta(
            {
                "schema": SCHEMA,
                "created_by": VERSION,
                "engine": "spark",
                "key_fingerprint": Pseudonyms(plan.key).fingerprint,
                "names": str(plan.names).lower(),
                "text": str(plan.keep_text).lower(),
                "mapping": json.dumps({output.name: mapping}, ensure_ascii=False),
            }
        )
        run = store.begin_run(runs.head(checker))
        for table in ("replies", *TABLES):
            _show(store.connection, output, table, f"{table}/*/*.parquet")
        _show(store.connection, output, "skipped", "skipped/*.parquet")
        _show(store.connection, output, "aggregates", "aggregates/*.parquet")
        store.connection.execute("UPDATE runs SET finished = true WHERE run = ?", [run])
        store.connection.execute("CHECKPOINT")


def _show(connection: duckdb.DuckDBPyConnection, output: Path, table: str, pattern: str) -> None:
    """A view in place of the table; where nothing was written for it, the empty table stays."""
    if not any(output.glob(pattern)):
        return
    place = str(output.resolve() / pattern).replace("'", "''")
    connection.execute(f"DROP TABLE IF EXISTS {table}")
    connection.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{place}', hive_partitioning = true)")
