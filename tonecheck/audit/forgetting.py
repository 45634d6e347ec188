"""Replies taken out of a store for good: the rows, and what the file still held of them."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import duckdb

from tonecheck.audit.store import Store
from tonecheck.errors import TonecheckError

_DEPENDENT = ("parts", "dropped", "scores", "marks", "tone", "acts", "findings")


def forget(path: Path, *, agent: str | None = None, before: datetime | None = None) -> int:
    """How many replies of an agent, or from before a time, went; a later audit of the same archive leaves them out.

    `agent` is as the store has it. The file is written anew, as a database keeps deleted rows until it needs their
    room; of a store that shows what Spark wrote, its Parquet is. Raises TonecheckError where there is no such store.
    """
    with Store(path, must_exist=True, read_only=True) as store:
        is_of_spark = store.meta("output") is not None
    if is_of_spark:
        from tonecheck.audit import spark_forgetting

        return spark_forgetting.forget(path, agent=agent, before=before)
    with Store(path, must_exist=True) as store:
        with store.transaction():
            store.connection.execute(
                "CREATE TEMP TABLE gone AS SELECT reply FROM replies WHERE agent = ? OR sent_at < ?", [agent, before]
            )
            for table in (*_DEPENDENT, "replies"):
                store.connection.execute(f"DELETE FROM {table} WHERE reply IN (SELECT reply FROM gone)")
            store.connection.execute("UPDATE replies SET duplicate_of = NULL WHERE duplicate_of IS NOT NULL")
            store.connection.execute("INSERT INTO forgotten VALUES (?, ?)", [agent, before])
            count = int(store.all("SELECT count(*) FROM gone")[0][0])
            store.connection.execute("DROP TABLE gone")
            store.mark()
        store.connection.execute("CHECKPOINT")
    _write_anew(path)
    return count


def _write_anew(path: Path) -> None:
    """Replaces the file by one that holds only what is in its tables."""
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        with duckdb.connect() as connection:
            connection.execute(f"ATTACH '{_quoted(path)}' AS old (READ_ONLY)")
            connection.execute(f"ATTACH '{_quoted(part)}' AS fresh")
            connection.execute("COPY FROM DATABASE old TO fresh")
        mode = path.stat().st_mode & 0o7777
        part.chmod(mode)
        with part.open("rb") as stream:
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        raise TonecheckError(f"cannot be written anew: {error.strerror}.", place=str(path)) from None
    finally:
        part.unlink(missing_ok=True)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
