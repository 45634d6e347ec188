from __future__ import annotations

import pytest

from tonecheck.checks._stance import is_bounded, is_denied, is_question, is_told
from tonecheck.nlp.analysis import Analysis
from tonecheck.nlp.pipeline import analyse
from tonecheck.reply import Reply


def read(text: str, language: str) -> Analysis:
    return analyse(Reply(text=text), language, "chat")


@pytest.mark.parametrize(
    ("language", "text", "denied"),
    [
        ("de", "Ich verspreche Ihnen, dass das nicht mehr passiert.", False),
        ("de", "Das garantieren wir Ihnen.", False),
        ("de", "Das ist nicht schön, aber ich verspreche Besserung.", False),
        ("en", "I promise this will not happen again.", False),
        ("en", "I do not know why, but I promise to ask.", False),
        ("de", "Versprechen kann ich das leider nicht.", True),
        ("de", "Garantieren kann das niemand.", True),
        ("de", "Wir können keinen Termin zusagen.", True),
        ("en", "We can't promise a date.", True),
        ("en", "Nobody can guarantee that.", True),
    ],
)
def test_a_promise_denied(language: str, text: str, denied: bool) -> None:
    reply = read(text, language)
    assert is_denied(reply, reply.sentences[0]) == denied


@pytest.mark.parametrize(
    ("text", "question"),
    [("Das passt.", False), ("Passt das?", True), ("„Passt das?“", True), ("Passt das? Ja.", False)],
)
def test_a_question_ends_in_its_mark(text: str, question: bool) -> None:
    reply = read(text, "de")
    assert is_question(reply, reply.sentences[-1]) == question


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("de", "Wir schreiben Ihnen bald.", False),
        ("de", "Ihr Paket kommt bald.", False),
        ("en", "We will ask the driver soon.", False),
        ("de", "Sie schreiben, dass Ihr Paket bald", True),
        ("de", "Wie Sie sagen, kommt es bald", True),
        ("en", "You asked us to call you soon.", True),
    ],
)
def test_what_the_customer_says_is_told(language: str, text: str, told: bool) -> None:
    reply = read(text, language)
    offset = max(text.find("bald"), text.find("soon"))
    assert is_told(reply, reply.sentences[0], offset) == told


@pytest.mark.parametrize(
    ("language", "text", "bounded"),
    [
        ("de", "Der Preis steigt nie wieder.", False),
        ("de", "Bis bald, und nie wieder Ärger.", False),
        ("en", "Until we meet, it will never fail again.", False),
        ("de", "Bis zum Ablauf des Jahres steigt der Preis nicht.", True),
        ("de", "Der Preis gilt bis Freitag.", True),
        ("en", "Until the end of May it stays free.", True),
    ],
)
def test_a_promise_that_ends_some_day(language: str, text: str, bounded: bool) -> None:
    reply = read(text, language)
    assert is_bounded(reply, reply.sentences[0]) == bounded
