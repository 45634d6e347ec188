"""A store that shows the Parquet of a Spark audit: the same tables, as views."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from tonecheck.audit.spark_worker import NESTED
from tonecheck.audit.store import SCHEMA, Store
from tonecheck.errors import TonecheckError
from tonecheck.version import VERSION


def require_own(path: Path, output: Path) -> None:
    """Raises TonecheckError where the store is there already and shows anything else than this output."""
    if not path.parent.is_dir():
        raise TonecheckError(f"there is no folder '{path.parent}'.", place=str(path), remedy="Create it first.")
    if not path.exists():
        return
    try:
        with Store(path, must_exist=True, read_only=True) as store:
            found = store.meta("output")
    except (TonecheckError, duckdb.Error):
        found = None
    if found != str(output.resolve()):
        raise TonecheckError(
            "there is a store already, and it does not show this --output.",
            place=str(path),
            remedy="Name another file with --store.",
        )


def write_store(
    path: Path,
    output: Path,
    head: Mapping[str, Any],
    settings: Mapping[str, str],
    mappings: Mapping[str, Mapping[str, str]],
) -> None:
    """Writes the store whose tables of results are views of the Parquet below `output`, whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    with Store(part) as store:
        store.set_meta(
            {
                "schema": SCHEMA,
                "created_by": VERSION,
                "engine": "spark",
                "output": str(output.resolve()),
                **settings,
                "mapping": json.dumps(mappings, ensure_ascii=False, sort_keys=True),
            }
        )
        run = store.begin_run(head)
        for table in ("replies", *NESTED):
            _show(store.connection, output, table, f"{table}/*/*.parquet")
        _show(store.connection, output, "skipped", "skipped/*.parquet")
        _show(store.connection, output, "aggregates", "aggregates/*.parquet")
        store.connection.execute("UPDATE runs SET finished = true WHERE run = ?", [run])
        store.connection.execute("CHECKPOINT")
    part.replace(path)


def _show(connection: duckdb.DuckDBPyConnection, output: Path, table: str, pattern: str) -> None:
    """A view in place of the table; where nothing was written for it, the empty table stays."""
    if not any(output.glob(pattern)):
        return
    place = str(output.resolve() / pattern).replace("'", "''")
    connection.execute(f"DROP TABLE IF EXISTS {table}")
    connection.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{place}', hive_partitioning = true)")
