"""What is forgotten is gone from the file and does not come back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tonecheck.audit.auditing import Plan, audit
from tonecheck.audit.forgetting import forget
from tonecheck.errors import TonecheckError

Plans = Callable[..., Plan]
Contents = Callable[[Path], dict[str, list[tuple[Any, ...]]]]


def test_there_must_be_a_store(tmp_path: Path) -> None:
    with pytest.raises(TonecheckError, match="there is no store"):
        forget(tmp_path / "x.duckdb", agent="a01")


def test_an_agent_is_gone_from_every_table_and_from_the_bytes(plan: Plans, contents: Contents) -> None:
    audit(plan(names=True, keep_text=True))
    before = contents(plan().store)
    agent = before["replies"][0][6]
    numbers = {row[0] for row in before["replies"] if row[6] == agent}
    words = before["replies"][0][-2][40:70].encode()
    assert words in plan().store.read_bytes()
    assert forget(plan().store, agent=agent) == len(numbers)
    after = contents(plan().store)
    assert words not in plan().store.read_bytes()
    assert {row[0] for row in after["replies"]} == {row[0] for row in before["replies"]} - numbers
    assert {row[0] for table in ("parts", "dropped") for row in after[table]}.isdisjoint(numbers)
    for table in ("scores", "marks", "tone", "acts", "findings"):
        assert {row[1] for row in after[table]}.isdisjoint(numbers)
    outcome = audit(plan(names=True, keep_text=True))
    assert (outcome.judged, outcome.replies) == (0, 40 - len(numbers))


def test_what_was_sent_before_a_day_stays_away(plan: Plans, contents: Contents) -> None:
    audit(plan())
    day = datetime(2025, 7, 1)
    gone = forget(plan().store, before=day)
    assert 0 < gone < 40
    assert all(row[14] >= day for row in contents(plan().store)["replies"])
    assert audit(plan()).replies == 40 - gone
