"""A store that shows the Parquet of a Spark audit: the same tables, as views."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from tonecheck.audit.spark_worker import NESTED
from tonecheck.audit.store import SCHEMA, Store
from tonecheck.errors import TonecheckError
from tonecheck.version import VERSION

_HEAD = ("guide_name", "guide_sha256", "models", "lexicons", "tonecheck", "ui", "service")
_SETTINGS = ("key_fingerprint", "names", "text")


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


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What a store says of the folder that it shows."""

    output: Path
    head: Mapping[str, Any]  #: the row of its run, but for its number
    settings: Mapping[str, str]
    mappings: Mapping[str, Mapping[str, str]]


def shown_by(path: Path) -> Shown:
    """What the store of a Spark audit was written with."""
    with Store(path, must_exist=True, read_only=True) as store:
        meta = dict(store.all("SELECT key, value FROM meta"))
        row = store.all(f"SELECT {', '.join(_HEAD)} FROM runs")[0]
    return Shown(
        output=Path(meta["output"]),
        head=dict(zip(_HEAD, row, strict=True)),
        settings={name: meta[name] for name in _SETTINGS if name in meta},
        mappings=json.loads(meta["mapping"]),
    )


def write_store(
    path: Path,
    output: Path,
    head: Mapping[str, Any],
    settings: Mapping[str, str],
    mappings: Mapping[str, Mapping[str, str]],
    forgotten: Sequence[tuple[str | None, datetime | None]] = (),
    *,
    is_finished: bool = True,
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
        store.connection.execute("UPDATE runs SET finished = ? WHERE run = ?", [is_finished, run])
        for rule in forgotten:
            store.connection.execute("INSERT INTO forgotten VALUES (?, ?)", list(rule))
        store.connection.execute("CHECKPOINT")
    if path.exists():
        part.chmod(path.stat().st_mode & 0o7777)
    part.replace(path)


def _show(connection: duckdb.DuckDBPyConnection, output: Path, table: str, pattern: str) -> None:
    """A view in place of the table; where nothing was written for it, the empty table stays."""
    if not any(output.glob(pattern)):
        return
    place = str(output.resolve() / pattern).replace("'", "''")
    connection.execute(f"DROP TABLE IF EXISTS {table}")
    connection.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{place}', hive_partitioning = true)")
