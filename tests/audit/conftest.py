"""What the tests of audits share: a small archive, a key, and the rows of a store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pytest

from tonecheck.audit import generated, sources
from tonecheck.audit.auditing import Plan

Plans = Callable[..., Plan]
Contents = Callable[[Path], dict[str, list[tuple[Any, ...]]]]


@pytest.fixture
def plan(tmp_path: Path) -> Plans:
    """A plan for an archive of 40 made replies, or for a given one, with other settings where they are named."""

    def make(archive: Path | None = None, **settings: Any) -> Plan:
        if archive is None:
            archive = tmp_path / "archive.csv"
            generated.write_csv(archive, 40)
        made = Plan(
            inputs=tuple(sources.find([str(archive)])),
            store=tmp_path / "audit.duckdb",
            guide="everyday-de",
            key=b"k" * 32,
        )
        return msgspec.structs.replace(made, **settings)

    return make


@pytest.fixture
def contents() -> Contents:
    """All rows of a store by table, sorted."""

    def read(path: Path) -> dict[str, list[tuple[Any, ...]]]:
        with duckdb.connect(str(path), read_only=True) as connection:
            names = [name for (name,) in connection.execute("SHOW TABLES").fetchall()]
            return {name: connection.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall() for name in names}

    return read
