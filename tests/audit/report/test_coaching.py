from __future__ import annotations

from tonecheck.audit.report.coaching import coaching
from tonecheck.audit.report.document import Document
from tonecheck.audit.report.store import Store


def test_nobody_with_few_replies_gets_a_card(make: object) -> None:
    assert callable(make)
    assert coaching(Store(make(n=60)), 30, True) == [] or all(
        one.n >= 30 for one in coaching(Store(make(n=60)), 30, True)
    )


def test_a_card_has_two_of_each_and_never_the_same(document: Document) -> None:
    for card in document.coaching:
        strengths = {(one.kind, one.measure) for one in card.strengths}
        changes = {(one.kind, one.measure) for one in card.changes}
        assert len(card.strengths) <= 2
        assert 1 <= len(card.changes) <= 2
        assert not strengths & changes


def test_the_drifting_agents_card_names_what_drifts(document: Document) -> None:
    card = next(one for one in document.coaching if one.agent == "agent-c")
    warmth = next(one for one in card.changes if one.measure == "warmth")
    assert warmth.stands_apart
    assert warmth.mean < warmth.others


def test_examples_are_the_agents_own(document: Document, ask: object) -> None:
    assert callable(ask)
    shown = 0
    for card in document.coaching:
        for advice in card.changes:
            for example in advice.examples:
                shown += 1
                assert ask("SELECT agent FROM replies WHERE reply = ?", example.reply) == [(card.agent,)]
    assert shown > 3
