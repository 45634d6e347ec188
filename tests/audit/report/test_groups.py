from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tonecheck.audit.report.document import Document, Grouping
from tonecheck.audit.report.groups import all_measures, apart, groupings
from tonecheck.audit.report.store import Store

Ask = Callable[..., list[tuple[Any, ...]]]


def _by(document: Document, by: str) -> Grouping:
    return next(one for one in document.groups if one.by == by)


@pytest.mark.parametrize("seed", range(100, 106))
def test_where_nobody_stands_apart_nobody_is_named(seed: int, make: object) -> None:
    assert callable(make)
    store = Store(make(seed=seed, plants=frozenset()))
    assert apart(all_measures(store), 30) == []


def test_what_was_planted_is_found_and_nothing_else(document: Document) -> None:
    found = {(one.by, one.name, one.measure) for one in document.apart}
    assert found == {
        ("agent", "agent-c", "warmth"),
        ("channel", "chat", "empathy"),
        ("month", "2025-05", "score"),
        ("template", "part-1", "address"),
    }
    template = next(one for one in document.apart if one.by == "template")
    assert (template.kind, template.value) == ("mark", 0.0)
    assert template.others > 95
    assert all(one.size < -0.2 and one.p < 0.01 for one in document.apart)


def test_whoever_has_few_replies_is_not_named(document: Document, ask: Ask) -> None:
    counts = dict(ask("SELECT agent, count(*) FROM replies GROUP BY agent"))
    few = {agent for agent, n in counts.items() if n < 30}
    assert few == {"agent-h"}
    agents = _by(document, "agent")
    assert {one.name for one in agents.groups} == counts.keys() - few
    assert (agents.few_groups, agents.few_replies) == (1, counts["agent-h"])
    named = {one.agent for one in document.heat} | {one.agent for one in document.coaching}
    assert not named & few


@pytest.mark.parametrize("by", ["agent", "team", "channel", "situation", "template"])
def test_means_and_shares_are_those_of_the_store(by: str, document: Document, ask: Ask) -> None:
    rows = ask(
        f"SELECT {by}, count(*), avg(score_tenths) / 10, avg((verdict = 'green')::INTEGER) "
        f"FROM scores JOIN replies USING (reply) WHERE {by} IS NOT NULL GROUP BY {by} HAVING count(*) >= 30"
    )
    found = {one.name: one for one in _by(document, by).groups}
    assert found.keys() == {name for name, *_ in rows}
    for name, n, mean, green in rows:
        assert found[name].n == n
        assert found[name].score.value == pytest.approx(mean, abs=0.005)
        assert found[name].green.value == pytest.approx(green, abs=0.0001)


def test_a_hard_channel_is_not_held_against_an_agent(make: object) -> None:
    import duckdb

    assert callable(make)
    path = make(n=3000, plants=frozenset())
    with duckdb.connect(str(path)) as database:
        database.execute("UPDATE replies SET channel = 'chat' WHERE agent = 'agent-d' AND reply % 10 < 8")
        database.execute(
            "UPDATE scores SET score_tenths = score_tenths - 150 WHERE reply IN (SELECT reply FROM replies WHERE channel = 'chat')"
        )
    found = groupings(all_measures(Store(path)), 30)
    agent = next(
        one for grouping in found if grouping.by == "agent" for one in grouping.groups if one.name == "agent-d"
    )
    others = [one.score.value for grouping in found if grouping.by == "agent" for one in grouping.groups]
    assert agent.score.value < min(value for value in others if value != agent.score.value) - 3
    assert agent.adjusted == pytest.approx(sum(others) / len(others), abs=3)


def test_an_archive_without_agents_has_no_agents(make: object) -> None:
    import duckdb

    assert callable(make)
    path = make(n=100)
    with duckdb.connect(str(path)) as database:
        database.execute("UPDATE replies SET agent = NULL, team = NULL")
    measures = all_measures(Store(path))
    assert not {"agent", "team", "segment"} & measures.keys()
    assert "channel" in measures


def test_consistency_tells_the_channels_apart_on_what_was_planted(document: Document) -> None:
    by_channel = {one.measure: one.index for one in document.consistency if one.by == "channel"}
    assert max(by_channel, key=lambda name: by_channel[name].value) == "empathy"
    # 10 points of 12 in 30 of 100 replies: 10 / 12 × √(0.3 × 0.7) = 0.38
    assert by_channel["empathy"].value == pytest.approx(0.38, abs=0.07)
    assert by_channel["formality"].low == 0


def test_the_order_is_by_the_pooled_score(document: Document) -> None:
    values = [one.pooled.value for one in _by(document, "agent").groups]
    assert values == sorted(values, reverse=True)


def test_the_same_store_gives_the_same_groups(planted: Path, document: Document) -> None:
    assert groupings(all_measures(Store(planted)), 30) == document.groups
