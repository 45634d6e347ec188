"""The store of an audit, opened to be read: the run that is reported, and rows by SQL."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from tonecheck.audit.store import is_database
from tonecheck.errors import TonecheckError

SCHEMA = "1"
_FOLDER = Path(__file__).parent


class Run(msgspec.Struct, frozen=True):
    """One row of `runs`."""

    run: int
    guide_name: str
    guide_sha256: str
    models: str
    lexicons: str
    tonecheck: str
    ui: str
    service: str
    finished: bool


class Store:
    """A store and one of its runs; `rows` answers SQL, with the table `facts` (facts.sql) beside those of the store."""

    def __init__(self, path: Path, run: int | None = None) -> None:
        self.path = path
        self._connection = _connected(path)
        self.meta = self._meta()
        self.run = self._chosen(run)
        self._connection.execute((_FOLDER / "facts.sql").read_text(encoding="utf-8"), {"run": self.run.run})

    def rows(self, sql: str, **values: Any) -> list[dict[str, Any]]:
        """The rows of a query as dictionaries; `$run` is the run."""
        if "$run" in sql:
            values["run"] = self.run.run
        found = self._connection.execute(sql, values) if values else self._connection.execute(sql)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def one(self, sql: str, **values: Any) -> dict[str, Any]:
        """The only row of a query."""
        return self.rows(sql, **values)[0]

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def runs(self) -> list[Run]:
        """All runs, in their order."""
        return [Run(**row) for row in self.rows(f"SELECT {', '.join(Run.__struct_fields__)} FROM runs ORDER BY run")]

    def _meta(self) -> Mapping[str, str]:
        import duckdb

        try:
            found = {row["key"]: row["value"] for row in self.rows("SELECT key, value FROM meta")}
        except duckdb.CatalogException:
            raise TonecheckError(
                "this database is no store of an audit.",
                place=str(self.path),
                remedy="Make one with 'tonecheck audit … --store'.",
            ) from None
        if found.get("schema") != SCHEMA:
            raise TonecheckError(
                f"its tables are of version {found.get('schema')}, this tonecheck reads version {SCHEMA}.",
                place=str(self.path),
                remedy="Use the version of tonecheck that made it, or audit again.",
            )
        return found

    def _chosen(self, number: int | None) -> Run:
        runs = self.runs()
        if not runs:
            raise TonecheckError("nothing was judged yet.", place=str(self.path), remedy="Run 'tonecheck audit' first.")
        if number is None:
            return next((run for run in reversed(runs) if run.finished), runs[-1])
        return self.numbered(number)

    def numbered(self, number: int) -> Run:
        """The run of that number; raises TonecheckError where there is none."""
        for run in self.runs():
            if run.run == number:
                return run
        known = ", ".join(str(run.run) for run in self.runs())
        raise TonecheckError(f"there is no run {number}.", place=str(self.path), remedy=f"There are: {known}.")


def _connected(path: Path) -> Any:
    import duckdb

    if not path.is_file():
        raise TonecheckError("no such store.", place=str(path), remedy="Make one with 'tonecheck audit … --store'.")
    if not is_database(path):
        raise TonecheckError(
            "this file is no DuckDB database.", place=str(path), remedy="Make a store with 'tonecheck audit … --store'."
        )
    try:
        return duckdb.connect(str(path), read_only=True)
    except duckdb.IOException as error:
        busy = "lock" in str(error)
        raise TonecheckError(
            "another program is writing into it." if busy else "this file is no DuckDB database.",
            place=str(path),
            remedy="Wait until the audit is done." if busy else "Make a store with 'tonecheck audit … --store'.",
        ) from None
