from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tonecheck.audit.report.build import build
from tonecheck.audit.report.document import Document
from tonecheck.audit.report.examples import shortened
from tonecheck.audit.report.store import Store

Ask = Callable[..., list[tuple[Any, ...]]]


def test_a_report_without_text_has_none(planted: Path, document: Document) -> None:
    without = msgspec.json.encode(build(Store(planted), text=False)).decode()
    for words in ("Stelle", "Guten Tag", "besser"):
        assert words in msgspec.json.encode(document).decode()
        assert words not in without


def test_rules_are_counted_and_stand_in_the_order_of_their_cost(document: Document, ask: Ask) -> None:
    assert [one.rule for one in document.rules] == ["address.wrong", "closing.wrong"]
    for one in document.rules:
        findings, replies = ask("SELECT count(*), count(DISTINCT reply) FROM findings WHERE rule = ?", one.rule)[0]
        assert (one.findings, one.replies) == (findings, replies)
        assert one.share.value == pytest.approx(replies / document.overview.scored, abs=0.0001)


def test_three_examples_are_of_three_replies_in_which_they_stand(document: Document, ask: Ask) -> None:
    for one in document.rules:
        assert len({example.reply for example in one.examples}) == 3
        for example in one.examples:
            assert (example.excerpt,) in ask(
                "SELECT excerpt FROM findings WHERE reply = ? AND rule = ?", example.reply, one.rule
            )


def test_the_best_are_the_highest_and_the_worst_the_lowest(document: Document, ask: Ask) -> None:
    longest = "FROM scores JOIN replies USING (reply) WHERE words >= 25"
    assert document.best[0].score == ask(f"SELECT max(score_tenths) / 10 {longest}")[0][0]
    worst = ask(f"SELECT min(score_tenths) / 10 {longest} AND verdict = 'red'")[0][0]
    assert worst is None or document.worst[0].score == worst
    assert len(document.best) == len(document.worst) == 5


@pytest.mark.parametrize(
    ("text", "short"), [(None, None), ("kurz", "kurz"), ("eins zwei drei", "eins …"), ("x" * 12, "x" * 10 + " …")]
)
def test_long_texts_end_at_a_word(text: str | None, short: str | None) -> None:
    assert shortened(text, 10) == short
