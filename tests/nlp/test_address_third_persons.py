"""Third persons of whom a Sie or Ihr may speak."""

from __future__ import annotations

import pytest

from tonecheck.nlp.address_context import View
from tonecheck.nlp.address_third_persons import has_person_behind, has_plural_before, has_woman_before
from tonecheck.nlp.sentences import sentence_starts
from tonecheck.nlp.words import fold, scan


def view(text: str) -> View:
    tokens = [(start, end, fold(text[start:end])) for start, end in scan(text, "de")]
    return View.of(text, tokens, sentence_starts(text, tokens, "de"), None)


def last(one: View, word: str) -> int:
    return len(one.norms) - 1 - one.norms[::-1].index(word)


@pytest.mark.parametrize(
    ("text", "plural"),
    [
        ("Sie kommen morgen.", False),
        ("Das Paket ist da. Sie kommen morgen.", False),
        ("Der Nachbar war da. Sie kommen morgen.", False),
        ("Die Schuhe sind da. Sie kommen morgen.", True),
        ("Die Schuhe sind da. Sie warten. Sie kommen morgen.", True),
    ],
)
def test_several_before(text: str, plural: bool) -> None:
    one = view(text)
    assert has_plural_before(one, last(one, "sie")) is plural


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Die Schuhe sind da, wir schicken sie ihnen.", False),
        ("Die Nachbarn sind da, wir schreiben ihnen.", True),
    ],
)
def test_several_people_before(text: str, persons: bool) -> None:
    one = view(text)
    assert has_plural_before(one, last(one, "ihnen"), persons=True) is persons


@pytest.mark.parametrize(
    ("text", "woman"),
    [
        ("Die Hose ist da. Ihre Rechnung auch.", False),
        ("Guten Tag Frau Wolf, die Hose ist da. Ihre Rechnung auch.", False),
        ("Frau Wolf war da. Ihre Rechnung auch.", True),
        ("Die Schneiderin war da. Ihre Nadeln auch.", True),
    ],
)
def test_a_woman_before(text: str, woman: bool) -> None:
    one = view(text)
    assert has_woman_before(one, last(one, "ihre")) is woman


@pytest.mark.parametrize(
    ("text", "person"), [("Sie hat recht.", False), ("Ihre Tasche ist da.", False), ("Ihre Kollegin ist da.", True)]
)
def test_a_person_behind_a_possessive(text: str, person: bool) -> None:
    assert has_person_behind(view(text), 0) is person
