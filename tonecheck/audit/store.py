"""The store of an audit: one DuckDB file, written by one process, batch by batch in transactions."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from tonecheck.audit.canned import mark
from tonecheck.errors import TonecheckError
from tonecheck.version import VERSION

SCHEMA = "1"
#: What a batch writes, in this order.
TABLES = ("replies", "parts", "dropped", "scores", "marks", "tone", "acts", "findings")
#: What every DuckDB file has after its first checksum.
_MAGIC, _MAGIC_AT = b"DUCK", 8
_FAILED = "it could not be judged"
#: While batches are written, and while what is canned is worked out at the end.
_MEMORY, _MEMORY_AT_END = "160MB", "2GB"


#: The file of a row, and its line in it.
Place = tuple[str, int]


def is_database(path: Path) -> bool:
    """Whether the file is DuckDB's, or not there yet.

    Of a table (CSV, JSON, Parquet) DuckDB makes a database in memory instead, and what is written there is lost.
    """
    if not path.is_file():
        return True
    with path.open("rb") as stream:
        return stream.read(_MAGIC_AT + len(_MAGIC))[_MAGIC_AT:] == _MAGIC


class Known(NamedTuple):
    """A reply that the store has already."""

    reply: int
    is_scored: bool


class Store:
    """An open store; with `must_exist` a missing file is an error. Close it, or use it as a context manager.

    Raises TonecheckError where the file is no store, is in use, or was written by a later version.
    """

    def __init__(self, path: Path, *, must_exist: bool = False, read_only: bool = False) -> None:
        self.path = path
        if must_exist and not path.is_file():
            raise TonecheckError(
                "there is no store.", place=str(path), remedy="Make one: tonecheck audit ARCHIVE --store …"
            )
        if not path.parent.is_dir():
            raise TonecheckError(f"there is no folder '{path.parent}'.", place=str(path), remedy="Create it first.")
        _require_access(path, read_only=read_only)
        if not is_database(path):
            raise TonecheckError("this is no store of an audit.", place=str(path), remedy="Name another file.")
        try:
            self.connection = duckdb.connect(str(path), read_only=read_only)
        except duckdb.IOException as error:
            in_use = "lock" in str(error).lower()
            cause = "another process uses this store." if in_use else "this is no store of an audit."
            remedy = "Wait until it has ended." if in_use else "Name another file."
            raise TonecheckError(cause, place=str(path), remedy=remedy) from None
        self._require_own(may_be_empty=not read_only)
        self.connection.execute(f"SET memory_limit='{_MEMORY}'; SET threads=1; SET preserve_insertion_order=true")
        if not read_only:
            self._prepare()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def _require_own(self, *, may_be_empty: bool) -> None:
        tables = [name for (name,) in self.all("SELECT table_name FROM duckdb_tables()")]
        if "meta" not in tables and (tables or not may_be_empty):
            self.connection.close()
            raise TonecheckError(
                "this database is no store of an audit.", place=str(self.path), remedy="Name another file."
            )

    def _prepare(self) -> None:
        if self.all("SELECT 1 FROM duckdb_views() WHERE view_name = 'replies' AND NOT internal"):
            raise TonecheckError(
                "this store shows what a Spark audit wrote, and takes no more.",
                place=str(self.path),
                remedy="Audit with --engine spark and its --output, or into a new store.",
            )
        with self.transaction():
            self.connection.execute((Path(__file__).parent / "schema.sql").read_text("utf-8"))
        found = self.meta("schema")
        if found is None:
            self.set_meta({"schema": SCHEMA, "created_by": VERSION})
        elif found != SCHEMA:
            raise TonecheckError(
                f"this store has the schema {found}, and this version of tonecheck knows {SCHEMA}.",
                place=str(self.path),
                remedy="Update tonecheck, or audit into a new store.",
            )

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is written whole or not at all."""
        self.connection.begin()
        try:
            yield
        except BaseException:
            self.connection.rollback()
            raise
        self.connection.commit()

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self.connection.execute(sql, list(values)).fetchall()

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.all(f"SELECT count(*) FROM {table}")[0][0])

    def meta(self, key: str) -> str | None:
        """A setting of the store; None where it has none of that name."""
        found = self.all("SELECT value FROM meta WHERE key = ?", (key,))
        return str(found[0][0]) if found else None

    def set_meta(self, values: Mapping[str, str]) -> None:
        """Writes settings, together."""
        with self.transaction():
            for key, value in values.items():
                self._put(key, value)

    def _put(self, key: str, value: str) -> None:
        self.connection.execute("DELETE FROM meta WHERE key = ?", [key])
        self.connection.execute("INSERT INTO meta VALUES (?, ?)", [key, value])

    @property
    def next_number(self) -> int:
        """The number that the next new reply gets."""
        return int(self.meta("next") or 1)

    def require_settings(self, given: Mapping[str, tuple[str, str]]) -> None:
        """Keeps (value, remedy) by key when the store is new; raises TonecheckError where it was made with others."""
        for key, (value, remedy) in given.items():
            kept = self.meta(key)
            if kept is None:
                self.set_meta({key: value})
            elif kept != value:
                raise TonecheckError(f"this store was made with other {remedy}", place=str(self.path))

    def known(self, keys: Sequence[int], run: int) -> dict[int, Known]:
        """Which of the keys belong to replies that are here."""
        rows = self.all(
            "SELECT r.key, r.reply, s.reply IS NOT NULL FROM replies r"
            " JOIN (SELECT unnest(?::BIGINT[]) AS key) k USING (key)"
            " LEFT JOIN scores s ON s.run = ? AND s.reply = r.reply",
            (list(keys), run),
        )
        return {key: Known(reply, scored) for key, reply, scored in rows}

    def skipped_places(self) -> tuple[set[Place], set[Place]]:
        """Where messages stand that could be read but not judged, which are not tried again, and those not read."""
        rows = self.all("SELECT source, line, starts_with(reason, ?) FROM skipped", (_FAILED,))
        failed = {(source, line) for source, line, has_failed in rows if has_failed}
        return failed, {(source, line) for source, line, _ in rows} - failed

    def forgotten(self) -> tuple[frozenset[str], Any]:
        """The agents whose replies are not to come back, and the time before which none are."""
        rows = self.all("SELECT agent, before FROM forgotten")
        return frozenset(agent for agent, _ in rows if agent), max((one for _, one in rows if one), default=None)

    def commit(
        self,
        tables: Mapping[str, Any],
        skipped: Iterable[tuple[str, int, str]],
        next_number: int,
        mended: Iterable[Place] = (),
    ) -> None:
        """Writes a judged batch: all of it, or nothing where the process ends in between.

        `mended` are places of rows that were skipped once and can be read now.
        """
        with self.transaction():
            for place in mended:
                self.connection.execute("DELETE FROM skipped WHERE source = ? AND line = ?", list(place))
            for name in TABLES:
                if name in tables:
                    self.connection.register("batch", tables[name])
                    self.connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM batch")
                    self.connection.unregister("batch")
            failed = tables["skipped"].to_pylist() if "skipped" in tables else []
            self._skip([*skipped, *((one["source"], one["line"], one["reason"]) for one in failed)])
            self._put("next", str(next_number))

    def _skip(self, rows: Iterable[tuple[str, int, str]]) -> None:
        for row in rows:
            self.connection.execute(
                "INSERT INTO skipped SELECT * FROM (VALUES (?, ?, ?)) v(source, line, reason)"
                " WHERE NOT EXISTS (SELECT 1 FROM skipped s WHERE s.source = v.source AND s.line = v.line)",
                list(row),
            )

    def begin_run(self, head: Mapping[str, Any]) -> int:
        """The number of the run with this guide, these models and this version: of the one that was, or a new one."""
        same = ("guide_sha256", "models", "lexicons", "tonecheck", "ui")
        where = " AND ".join(f"{name}::VARCHAR = ?" for name in same)
        found = self.all(f"SELECT run FROM runs WHERE {where}", [head[name] for name in same])
        with self.transaction():
            if found:
                self.connection.execute("UPDATE runs SET finished = false WHERE run = ?", [found[0][0]])
                return int(found[0][0])
            run = int(self.all("SELECT coalesce(max(run), 0) + 1 FROM runs")[0][0])
            columns = {"run": run, **head, "finished": False}
            marks = ", ".join("?" * len(columns))
            self.connection.execute(f"INSERT INTO runs ({', '.join(columns)}) VALUES ({marks})", list(columns.values()))
        return run

    def finish(self, run: int, policies: Mapping[str, str]) -> None:
        """Says which replies are canned or double, and that the run came to its end."""
        self.connection.execute(f"SET memory_limit='{_MEMORY_AT_END}'")
        with self.transaction():
            self.mark()
            self.connection.execute(
                "UPDATE runs SET finished = true, policies = ? WHERE run = ?",
                [json.dumps(policies, sort_keys=True), run],
            )
        self.connection.execute("CHECKPOINT")

    def mark(self) -> None:
        """Says of each reply whether it is canned or double."""
        mark(self.connection)


def _require_access(path: Path, *, read_only: bool) -> None:
    """Raises TonecheckError where the file cannot be read, or, to be written to, it or its folder is read-only."""
    if path.exists() and not os.access(path, os.R_OK):
        raise TonecheckError("you may not read this file.", place=str(path), remedy="Look at its permissions.")
    if read_only:
        return
    remedy = "Name another file, or look at the permissions: the database also keeps a log in its folder."
    if path.exists() and not os.access(path, os.W_OK):
        raise TonecheckError("you may not write to this file.", place=str(path), remedy=remedy)
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise TonecheckError(f"you may not write to the folder '{path.parent}'.", place=str(path), remedy=remedy)


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """A store to write to, made where there is none; one that was made now and to which nothing came goes again."""
    was_there, is_empty = path.exists(), False
    try:
        with Store(path) as store:
            try:
                yield store
            finally:
                with suppress(duckdb.Error):  # of a connection that an error has closed
                    is_empty = not store.count("replies") and not store.count("skipped")
    finally:
        if is_empty and not was_there:
            path.unlink(missing_ok=True)
