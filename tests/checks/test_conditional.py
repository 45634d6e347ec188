from __future__ import annotations

import pytest

from tonecheck.checks._conditional import conditions
from tonecheck.nlp.pipeline import analyse
from tonecheck.reply import Reply


def found(language: str, text: str) -> list[str]:
    return [text[one.start : one.end] for one in conditions(analyse(Reply(text=text), language, "chat"))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Es tut mir leid, dass die Lampe fehlt. Falls Sie möchten, rufe ich Sie an."),
        ("de", "Es tut mir leid, dass die Lampe fehlt; falls sie nicht kommt, schicke ich eine neue."),
        ("de", "Es tut mir leid, auch wenn der Schaden klein ist."),
        ("de", "Sorry, wenn ich noch einmal nachfrage."),
        ("de", "Falls die Lampe nicht kommt, schicke ich eine neue."),
        ("de", "Es tut mir leid, das sollte nicht vorkommen."),
        ("en", "I am sorry that the lamp is missing. If you like, I can ring you."),
        ("en", "I am sorry that the lamp is missing; if it is not there by Friday, I will send a new one."),
        ("en", "I am sorry, even if the damage is small."),
        ("en", "I am sorry if I'm being slow."),
        ("en", "Sorry for that, please see if the lamp works."),
    ],
)
def test_an_apology_that_stands_by_itself(language: str, text: str) -> None:
    assert found(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "condition"),
    [
        ("de", "Falls die Lampe kaputt war, tut es mir leid.", "Falls die Lampe kaputt war"),
        ("de", "Es tut uns leid, wenn der Ton zu schroff war.", "wenn der Ton zu schroff war"),
        ("de", "Sollte der Ton zu schroff gewesen sein, tut uns das leid.", "Sollte der Ton zu schroff gewesen sein"),
        ("de", "Es tut uns leid, dass es womöglich zu laut war.", "womöglich zu laut war"),
        ("en", "If the lamp was broken, I am sorry.", "If the lamp was broken"),
        ("en", "I am sorry in case the lamp was broken.", "in case the lamp was broken"),
        ("en", "I am sorry for any trouble this may have caused.", "any trouble this may have caused"),
    ],
)
def test_a_condition_reaches_to_the_end_of_its_clause(language: str, text: str, condition: str) -> None:
    assert found(language, text) == [condition]
