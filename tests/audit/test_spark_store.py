"""The store of a Spark audit: one that shows something else is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tonecheck.audit.auditing import Plan, audit
from tonecheck.audit.spark_store import require_own, write_store
from tonecheck.errors import TonecheckError

HEAD = {
    **{"guide_name": "Haus", "guide_sha256": "a", "models": "{}", "lexicons": "c", "tonecheck": "1", "ui": "de"},
    "service": "{}",
}


def _write(store: Path, output: Path) -> None:
    write_store(store, output, HEAD, {"names": "false"}, {"a.csv": {"reply": "text"}})


def test_only_a_store_of_this_output_may_be_there(plan: Callable[..., Plan], tmp_path: Path) -> None:
    with pytest.raises(TonecheckError, match="there is no folder"):
        require_own(tmp_path / "no" / "a.duckdb", tmp_path)
    require_own(tmp_path / "a.duckdb", tmp_path)
    (tmp_path / "b.duckdb").write_text("mine", encoding="utf-8")
    local = plan(limit=1)
    audit(local)
    _write(tmp_path / "c.duckdb", tmp_path / "other")
    for store in (tmp_path / "b.duckdb", local.store, tmp_path / "c.duckdb"):
        with pytest.raises(TonecheckError, match="does not show this --output"):
            require_own(store, tmp_path / "out")
    require_own(tmp_path / "c.duckdb", tmp_path / "other")


def test_a_store_is_replaced_whole(tmp_path: Path) -> None:
    store = tmp_path / "a.duckdb"
    for _ in range(2):
        _write(store, tmp_path / "out")
        with duckdb.connect(str(store), read_only=True) as connection:
            assert connection.execute("SELECT finished FROM runs").fetchall() == [(True,)]
            assert connection.execute("SELECT count(*) FROM replies").fetchall() == [(0,)]
    assert [one.name for one in tmp_path.iterdir()] == ["a.duckdb"]
