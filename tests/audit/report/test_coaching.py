from __future__ import annotations

from pathlib import Path

import duckdb

from tests.audit.report.conftest import Make
from tonecheck.audit.report.coaching import coaching
from tonecheck.audit.report.document import Document
from tonecheck.audit.report.store import Store


def test_nobody_with_few_replies_gets_a_card(make: object) -> None:
    assert callable(make)
    assert coaching(Store(make(n=60)), 30, True) == [] or all(
        one.n >= 30 for one in coaching(Store(make(n=60)), 30, True)
    )


def test_what_the_others_do_worse_is_no_advice(document: Document) -> None:
    for card in document.coaching:
        assert [(one.measure, one.mean, one.others) for one in card.changes if one.mean > one.others] == []


def test_a_strength_beyond_the_two_that_are_shown_is_no_advice_either(make: Make) -> None:
    path = make(n=2000, plants=frozenset())
    with duckdb.connect(str(path)) as database:
        database.execute(
            "UPDATE marks SET mark_tenths = CASE WHEN (reply IN (SELECT reply FROM replies WHERE agent = 'agent-b')) "
            "THEN 900 ELSE 600 END"
        )
        database.execute("UPDATE tone SET mark_tenths = 1000")
        database.execute("INSERT INTO marks SELECT run, reply, 'format', mark_tenths + 40 FROM marks")
    card = next(one for one in coaching(Store(path), 30, True) if one.agent == "agent-b")
    assert len(card.strengths) == 2
    assert card.changes == []


def test_what_applies_to_a_few_replies_is_neither(make: Make) -> None:
    path = make(n=600, plants=frozenset())
    with duckdb.connect(str(path)) as database:
        database.execute(
            "INSERT INTO marks SELECT 1, reply, 'templates', 100 FROM replies WHERE agent = 'agent-a' LIMIT 9"
        )
        database.execute(
            "INSERT INTO marks SELECT 1, reply, 'templates', 1000 FROM replies WHERE agent <> 'agent-a' LIMIT 90"
        )
    for card in coaching(Store(path), 30, True):
        told = [one.measure for one in (*card.strengths, *card.changes)]
        assert card.agent != "agent-a" or "templates" not in told


def test_examples_show_the_sentence_where_text_is_kept_and_what_was_found_otherwise(
    document: Document, planted: Path
) -> None:
    kept = [one for card in document.coaching for advice in card.changes for one in advice.examples]
    assert any(one.sentence == f"Guten Tag, Antwort {one.reply - 1} <b>mit & ohne</b>" for one in kept)
    left_out = [
        one for card in coaching(Store(planted), 30, False) for advice in card.changes for one in advice.examples
    ]
    assert len(left_out) == len(kept)
    assert {(one.sentence, one.excerpt, one.suggestion) for one in left_out} == {(None, None, None)}
    assert all(one.rule in ("address.wrong", "closing.wrong") for one in left_out)


def test_an_example_of_a_tone_knows_value_and_range(make: Make) -> None:
    path = make(n=600, plants=frozenset())
    with duckdb.connect(str(path)) as database:
        database.execute("UPDATE tone SET value_tenths = 205, mark_tenths = 300 WHERE dimension = 'empathy'")
        database.execute("UPDATE tone SET mark_tenths = 250 WHERE dimension = 'empathy' AND reply % 2 = 0")
        database.execute("INSERT INTO findings SELECT 1, reply, 'tone.empathy', 'warning', 0, 0, '', NULL FROM replies")
    found = [
        one
        for card in coaching(Store(path), 30, True)
        for advice in card.changes
        if advice.measure == "empathy"
        for one in advice.examples
    ]
    assert found
    assert {(one.rule, one.value, one.min, one.max, one.sentence) for one in found} == {
        ("tone.empathy", 20.5, 40.0, None, None)
    }


def test_a_card_has_two_of_each_and_never_the_same(document: Document) -> None:
    for card in document.coaching:
        strengths = {(one.kind, one.measure) for one in card.strengths}
        changes = {(one.kind, one.measure) for one in card.changes}
        assert len(card.strengths) <= 2
        assert len(card.changes) <= 2
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
