"""A query on PostgreSQL, where one is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tonecheck.audit import sources
from tonecheck.audit.row import Row

pytest.importorskip("psycopg")
_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
pytestmark = pytest.mark.skipif(not _BINARIES or os.name != "posix", reason="PostgreSQL is not installed")


def _run(*command: str) -> None:
    """Runs a command as a user that PostgreSQL accepts: it refuses root."""
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*as_user, *command], check=True, capture_output=True, cwd="/")


@pytest.fixture
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a database that listens on a socket in a folder of its own."""
    folder = Path("/tmp") / f"tonecheck-pg-{os.getpid()}"  # the path of a socket must be short
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    binaries = _BINARIES[-1].parent
    try:
        _run(str(binaries / "initdb"), "-D", f"{folder}/data", "-U", "tester", "-A", "trust")
        options = f"-k {folder} -h ''"
        _run(str(binaries / "pg_ctl"), "-D", f"{folder}/data", "-w", "-o", options, "-l", f"{folder}/log", "start")
        yield f"postgresql+psycopg://tester@/postgres?host={folder}"
        _run(str(binaries / "pg_ctl"), "-D", f"{folder}/data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_rows_of_a_query_come_in_its_order(database: str) -> None:
    query = "SELECT n AS id, 'Antwort ' || n || ', 100 % :yes' AS reply, now()::timestamp AS time FROM generate_series(1, 2500) n ORDER BY n"
    rows = list(sources.read(sources.find([database], query=query)))
    assert len(rows) == 2500
    assert all(isinstance(row, Row) and row.line == row.values["id"] for row in rows)
    assert rows[7].values["reply"] == "Antwort 8, 100 % :yes"  # type: ignore[union-attr]
