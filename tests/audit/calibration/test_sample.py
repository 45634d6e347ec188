from __future__ import annotations

from collections import Counter
from pathlib import Path

import duckdb
import pytest

from tests.audit.report.conftest import make_store
from tonecheck.audit.calibration.sample import ASKED, STRATA, sample
from tonecheck.audit.report.store import Store
from tonecheck.errors import TonecheckError
from tonecheck.report import DIMENSIONS


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("sample") / "a.duckdb", n=800)


def test_nothing_scored_is_said(tmp_path: Path) -> None:
    path = make_store(tmp_path / "a.duckdb", n=20)
    with duckdb.connect(str(path)) as database:
        database.execute("UPDATE scores SET scored = false")
    with pytest.raises(TonecheckError, match="no reply in it has a score"):
        sample(Store(path), 10, 1, None)


def test_the_sheet_says_nothing_of_what_the_tool_says(path: Path) -> None:
    found = sample(Store(path), 30, 1, None)
    assert all(row[name] is None for row in found.rows for name in ASKED)
    assert [row["reply"] for row in found.rows] == [row["reply"] for row in found.tool]
    assert {"score", "verdict", *DIMENSIONS} <= found.tool[0].keys()


@pytest.mark.parametrize("stratify", [None, *STRATA])
def test_the_same_seed_draws_the_same_and_another_others(path: Path, stratify: str | None) -> None:
    first, again, other = (sample(Store(path), 40, seed, stratify).rows for seed in (1, 1, 2))
    assert first == again
    assert len({row["reply"] for row in first}) == 40
    assert {row["reply"] for row in first} != {row["reply"] for row in other}


def test_each_group_comes_by_its_share_and_verdicts_alike(path: Path) -> None:
    store = Store(path)
    shares = {
        row["channel"]: row["n"] / 800 for row in store.rows("SELECT channel, count(*) AS n FROM replies GROUP BY 1")
    }
    drawn = Counter(row["channel"] for row in sample(store, 100, 1, "channel").rows)
    assert {name: drawn[name] for name in shares} == pytest.approx(
        {name: 100 * share for name, share in shares.items()}, abs=1.5
    )
    verdicts = Counter(row["verdict"] for row in sample(store, 60, 1, "verdict").tool)
    assert abs(verdicts["green"] - verdicts["amber"]) <= 1
    assert verdicts["red"] == store.one("SELECT count(*) AS n FROM scores WHERE verdict = 'red'")["n"] > 0
