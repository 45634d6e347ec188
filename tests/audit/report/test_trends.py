from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.audit.report.conftest import Make
from tonecheck.audit.report.build import build
from tonecheck.audit.report.document import Document
from tonecheck.audit.report.store import Store
from tonecheck.audit.report.trends import drifts, months, seasons

Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.mark.parametrize("seed", range(200, 206))
def test_where_nothing_drifts_nothing_is_said_to(seed: int, make: object) -> None:
    assert callable(make)
    found = drifts(Store(make(seed=seed, plants=frozenset())), 30)
    assert [one for one in found if one.drifts] == []
    assert {one.by for one in found} == {"all"}


def test_the_drifting_agent_is_found_and_no_colleague(document: Document) -> None:
    found = [one for one in document.drift if one.drifts]
    assert [(one.by, one.name, one.measure) for one in found] == [("agent", "agent-c", "warmth")]
    assert "2025-06" <= found[0].week[:7] <= "2025-07"
    assert found[0].after < found[0].before - 6
    assert found[0].alarm is not None
    assert found[0].alarm > found[0].week


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_bad_month_is_told_once_as_a_month(seed: int, make: Make) -> None:
    found = build(Store(make(n=8000, seed=seed, plants=frozenset({"month"}))))
    assert [(one.by, one.name, one.measure) for one in found.apart] == [("month", "2025-05", "score")]
    assert [one for one in found.drift if one.drifts] == []
    passing = [one for one in found.drift if one.until]
    assert [(one.by, one.measure) for one in passing] == [("all", "score")]
    assert "2025-04-28" <= passing[0].week <= "2025-05-05"
    assert passing[0].until == "2025-05-26"
    assert passing[0].after < passing[0].before - 6


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_lasting_step_is_told_once_as_a_step(seed: int, make: Make) -> None:
    found = build(Store(make(n=3000, seed=seed, plants=frozenset({"step"}))))
    assert found.apart == []
    assert [(one.by, one.measure, one.until) for one in found.drift if one.drifts or one.until] == [
        ("all", "score", None)
    ]


def test_a_bad_month_before_a_step_is_told_beside_it(make: Make) -> None:
    found = build(Store(make(n=3000, plants=frozenset({"step", "month"}))))
    assert [(one.by, one.name, one.measure) for one in found.apart] == [("month", "2025-05", "score")]
    assert found.apart[0].value < found.apart[0].others - 6
    step = next(one for one in found.drift if one.drifts)
    assert "2025-08-04" <= step.week <= "2025-08-11"


def test_months_are_those_of_the_store(document: Document, ask: Ask) -> None:
    rows = ask(
        "SELECT strftime(sent_at, '%Y-%m') AS month, count(*), avg(value_tenths) / 10 "
        "FROM tone JOIN replies USING (reply) WHERE dimension = 'warmth' GROUP BY month ORDER BY month"
    )
    found = [one for one in document.months if one.measure == "warmth"]
    assert [(one.month, one.n) for one in found] == [(month, n) for month, n, _ in rows]
    assert [one.mean.value for one in found] == pytest.approx([mean for *_, mean in rows], abs=0.005)


def test_weekdays_and_hours_hold_every_reply(document: Document) -> None:
    for by, most in (("weekday", 7), ("hour", 24)):
        rows = [one for one in document.seasons if one.by == by]
        assert len(rows) == most
        assert sum(one.n for one in rows) == document.overview.scored


def test_without_times_there_are_no_trends(make: object) -> None:
    assert callable(make)
    store = Store(make(n=200, times=False))
    assert (months(store), drifts(store, 30), seasons(store)) == ([], [], [])
