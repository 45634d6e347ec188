"""Replies taken out of the folder of a Spark audit for good: what was judged, and the tables that are made of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as parquet

from tonecheck.audit.canned import mark
from tonecheck.audit.spark_output import AGGREGATES, COMPLETE, GROUPS, NEW, publish
from tonecheck.audit.spark_store import Shown, shown_by, write_store
from tonecheck.audit.spark_worker import NESTED
from tonecheck.audit.tables import SCHEMAS
from tonecheck.errors import TonecheckError
from tonecheck.files import write_atomically

Rule = tuple[str | None, datetime | None]
_FORGOTTEN = "forgotten.json"
_ROWS = 1024
_MEMORY = "2GB"


def forget(path: Path, *, agent: str | None = None, before: datetime | None = None) -> int:
    """How many replies of an agent, or from before a time, went from the folder that a store shows.

    It can be called again after an interruption. Raises TonecheckError where the folder is not there or takes nothing.
    """
    shown = shown_by(path)
    if not (shown.output / "judged").is_dir():
        raise TonecheckError(
            "the folder that this store shows is not there.",
            place=str(shown.output),
            remedy="Put it back in its place, or audit anew.",
        )
    try:
        _remember(shown.output, (agent, before))
        count = clean(shown.output)
        if not (shown.output / COMPLETE).is_file():
            _write(path, shown, finished=False)
            _make_tables(shown.output)
            publish(shown.output)
        _write(path, shown, finished=True)
    except OSError as error:
        raise TonecheckError(f"cannot be written anew: {error.strerror}.", place=str(shown.output)) from None
    return count


def rules(folder: Path) -> tuple[Rule, ...]:
    """The agents that were forgotten in a folder, and the times before which all was."""
    path = folder / _FORGOTTEN
    found = json.loads(path.read_text("utf-8")) if path.is_file() else []
    return tuple((agent, datetime.fromisoformat(before) if before else None) for agent, before in found)


def combined(forgotten: Iterable[Rule]) -> tuple[frozenset[str], datetime | None]:
    """All agents of some rules, and the latest of their times."""
    every = list(forgotten)
    agents = frozenset(agent for agent, _ in every if agent)
    return agents, max((before for _, before in every if before), default=None)


def clean(folder: Path) -> int:
    """Takes all that is to be forgotten out of what was judged, file by file, and says how many replies that were.

    Where there were any, the folder does not count as complete until its tables are made anew.
    """
    agents, before = combined(rules(folder))
    return sum(_clean_file(path, agents, before) for path in sorted((folder / "judged").glob("*.parquet")))


def _remember(folder: Path, rule: Rule) -> None:
    every = dict.fromkeys((*rules(folder), rule))
    written = [(agent, before.isoformat() if before else None) for agent, before in every]
    write_atomically(folder / _FORGOTTEN, json.dumps(written, ensure_ascii=False, indent=1))


def _clean_file(path: Path, agents: frozenset[str], before: datetime | None) -> int:
    with parquet.ParquetFile(path) as file:
        gone = pc.sum(_is_gone(file.read(["agent", "sent_at"]), agents, before)).as_py() or 0
        if not gone:
            return 0
        (path.parent.parent / COMPLETE).unlink(missing_ok=True)
        part = path.with_name(f".{path.name}.part")
        with parquet.ParquetWriter(part, file.schema_arrow) as writer:
            for batch in file.iter_batches(_ROWS):
                writer.write_batch(batch.filter(pc.invert(_is_gone(batch, agents, before))))
    path.with_name(f".{path.name}.crc").unlink(missing_ok=True)  # Spark's checksum of the file as it was
    part.replace(path)
    return int(gone)


def _is_gone(rows: Any, agents: frozenset[str], before: datetime | None) -> Any:
    """For each row whether it is to go; one without agent or time stays."""
    is_theirs = pc.is_in(rows["agent"], value_set=pa.array(sorted(agents), pa.string()))
    if before is None:
        return is_theirs
    sent = rows["sent_at"]
    return pc.or_(is_theirs, pc.fill_null(pc.less(sent, pa.scalar(before, sent.type)), fill_value=False))


def _write(path: Path, shown: Shown, *, finished: bool) -> None:
    write_store(
        path, shown.output, shown.head, shown.settings, shown.mappings, rules(shown.output), is_finished=finished
    )


def _make_tables(folder: Path) -> None:
    """Makes all tables beside those that are there, of what was judged, with templates and doubles as they are now."""
    new = folder / NEW
    shutil.rmtree(new, ignore_errors=True)
    for table in (*NESTED, "replies", "aggregates"):
        (new / table).mkdir(parents=True)
    if (folder / "skipped").is_dir():
        shutil.copytree(folder / "skipped", new / "skipped")
    else:  # an interruption between two tables may have taken it; the next audit finds those rows again
        (new / "skipped").mkdir()
        parquet.write_table(SCHEMAS["skipped"].empty_table(), new / "skipped" / "part-0.parquet")
    if not any((folder / "judged").glob("*.parquet")):
        return
    with duckdb.connect(config={"temp_directory": str(new / "spill"), "memory_limit": _MEMORY}) as connection:
        connection.execute(
            f"CREATE VIEW judged AS SELECT * FROM read_parquet({_quoted(folder / 'judged' / '*.parquet')})"
            " WHERE failure IS NULL"
        )
        once = "(SELECT * FROM judged QUALIFY row_number() OVER (PARTITION BY key) = 1)"
        count, different = connection.execute("SELECT count(*), count(DISTINCT key) FROM judged").fetchall()[0]
        _copy_tables(connection, "judged" if count == different else once, new)


def _copy_tables(connection: duckdb.DuckDBPyConnection, judged: str, new: Path) -> None:
    for table in NESTED:
        connection.execute(f"CREATE VIEW {table} AS SELECT month, unnest({table}, recursive := true) FROM {judged}")
        _copy_by_month(connection, f"SELECT * FROM {table}", new / table)
    connection.execute(
        f"CREATE TABLE replies AS SELECT reply, {GROUPS}, text_key, words,"
        f" NULL::BIGINT AS duplicate_of, NULL::DOUBLE AS template_share, NULL::VARCHAR AS template FROM {judged}"
    )
    mark(connection)
    worked_out = "duplicate_of, template_share, template"
    _copy_by_month(
        connection,
        f"SELECT j.* EXCLUDE (failure, {', '.join(NESTED)}), {worked_out} FROM {judged} j JOIN replies r USING (reply)",
        new / "replies",
    )
    connection.execute(f"COPY ({AGGREGATES}) TO {_quoted(new / 'aggregates' / 'part-0.parquet')} (FORMAT parquet)")


def _copy_by_month(connection: duckdb.DuckDBPyConnection, query: str, folder: Path) -> None:
    connection.execute(
        f"COPY ({query}) TO {_quoted(folder)} (FORMAT parquet, PARTITION_BY (month), OVERWRITE_OR_IGNORE)"
    )


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
