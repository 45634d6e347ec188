"""Every figure against SQL of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tonecheck.audit.report.document import Document

Ask = Callable[..., list[tuple[Any, ...]]]


def test_counts_and_verdicts(document: Document, ask: Ask) -> None:
    found = document.overview
    counts = dict(ask("SELECT verdict, count(*) FROM scores GROUP BY verdict"))
    assert (found.green, found.amber, found.red, found.none) == tuple(
        counts.get(name, 0) for name in ("green", "amber", "red", "none")
    )
    assert [(found.replies, found.scored, found.agents)] == ask(
        "SELECT (SELECT count(*) FROM replies), count(score_tenths), (SELECT count(DISTINCT agent) FROM replies) FROM scores"
    )
    assert [(found.first, found.last)] == ask(
        "SELECT min(sent_at)::DATE::VARCHAR, max(sent_at)::DATE::VARCHAR FROM replies"
    )
    assert found.score.value == pytest.approx(ask("SELECT avg(score_tenths) / 10 FROM scores")[0][0], abs=0.005)


def test_the_distribution_holds_every_reply_once(document: Document, ask: Ask) -> None:
    assert sum(document.overview.distribution) == document.overview.scored
    assert (
        document.overview.distribution[16]
        == ask("SELECT count(*) FROM scores WHERE score_tenths BETWEEN 800 AND 849")[0][0]
    )
    assert document.overview.distribution[19] == ask("SELECT count(*) FROM scores WHERE score_tenths >= 950")[0][0]


def test_skipped_rows_are_counted_with_the_first_place(document: Document) -> None:
    assert [(one.reason, one.rows, one.first) for one in document.overview.skipped] == [("no reply", 2, "a.csv:9")]


@pytest.mark.parametrize(("kind", "name", "table"), [("mark", "closing", "marks"), ("tone", "warmth", "tone")])
def test_a_line_of_the_scorecard(kind: str, name: str, table: str, document: Document, ask: Ask) -> None:
    line = next(one for one in document.scorecard if (one.kind, one.name) == (kind, name))
    column = "family" if table == "marks" else "dimension"
    n, mean, full = ask(
        f"SELECT count(mark_tenths), avg(mark_tenths) / 10, avg((mark_tenths = 1000)::INTEGER) FROM {table} WHERE {column} = ?",
        name,
    )[0]
    assert line.mean is not None
    assert (line.n, line.mean.value) == (n, pytest.approx(mean, abs=0.005))
    assert line.full.value == pytest.approx(full, abs=0.0001)
    assert line.mean.low is not None
    assert line.mean.low < mean


def test_what_does_not_apply_is_not_counted(make: object) -> None:
    import duckdb

    from tonecheck.audit.report.overview import scorecard
    from tonecheck.audit.report.store import Store

    assert callable(make)
    path = make(n=60)
    with duckdb.connect(str(path)) as database:
        database.execute("UPDATE marks SET mark_tenths = NULL WHERE family = 'closing' AND reply > 10")
        database.execute("UPDATE scores SET scored = false, score_tenths = NULL WHERE reply <= 5")
    line = next(one for one in scorecard(Store(path)) if one.name == "closing")
    assert line.n == 5
