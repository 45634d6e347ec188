from __future__ import annotations

import duckdb
import pytest

from tonecheck.audit.report.comparison import comparison
from tonecheck.audit.report.store import Store
from tonecheck.errors import TonecheckError


def test_no_run_is_compared_unless_asked_and_only_one_that_is_there(make: object) -> None:
    assert callable(make)
    store = Store(make(n=50))
    assert comparison(store, None) is None
    with pytest.raises(TonecheckError, match="there is no run 5"):
        comparison(store, 5)
    with pytest.raises(TonecheckError, match="run 1 is the one that is reported"):
        comparison(store, 1)


def test_two_runs_are_compared_reply_by_reply(make: object) -> None:
    assert callable(make)
    path = make(n=100)
    with duckdb.connect(str(path)) as database:
        database.execute("UPDATE scores SET score_tenths = 700, verdict = 'amber'")
        database.execute("INSERT INTO runs BY NAME SELECT * REPLACE (2 AS run) FROM runs")
        database.execute(
            "INSERT INTO scores SELECT 2, reply, true, score_tenths + 150 + (reply % 2) * 20, 'green' FROM scores WHERE reply <= 80"
        )
    found = comparison(Store(path), 1)
    assert found is not None
    (step,) = found.steps
    assert (step.measure, step.n, step.change.value) == ("score", 80, 16.0)
    assert step.change.low is not None
    assert 15.5 < step.change.low < 16
    assert found.verdicts == {"amber→green": 80}
