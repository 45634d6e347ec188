"""English forms as written, with a dictionary of a few words."""

from __future__ import annotations

import pytest

from tonecheck.nlp.patterns import dictionary, english
from tonecheck.nlp.patterns.dictionary import Dictionary, Table

FAMILIES = {
    "apologise": "apologise apologises apologised apologising",
    "cancel": "cancel cancels cancelled cancelling",
    "go": "go goes went gone going",
    "policy": "policy policies",
    "do": "do does did don't",
    "mail": "mail mails",
}


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> Dictionary:
    monkeypatch.setattr(dictionary, "_read_simplemma", lambda _: {})
    lemmas = {form: lemma for lemma, family in FAMILIES.items() for form in family.split()}
    return Dictionary("en", Table(lemmas, dict(FAMILIES)))


@pytest.mark.parametrize(
    ("word", "strange"),
    [
        ("do", "don't"),
        ("policy", "policys"),
        ("go", "goed"),
        ("4711", "4711s"),
        ("horizon", "horison"),
        ("Ltd", "ltding"),
    ],
)
def test_no_form(words: Dictionary, word: str, strange: str) -> None:
    assert strange not in set(english.forms(word, words))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("went", "go goes gone going"),
        ("Policies", "policy policies"),
        ("apologised", "apologise apologize apologized apologizing"),
        ("apologize", "apologise apologised"),
        ("canceled", "cancel cancelled canceling"),
        ("colour", "colour color"),
        ("e-mail", "e-mail e-mails"),
        ("blorf", "blorf blorfs blorfed blorfing"),
        ("blorfe", "blorfed blorfing"),
        ("blorfy", "blorfies blorfied"),
        ("Acme", "Acme Acmes"),
        ("4711", "4711"),
    ],
)
def test_forms(words: Dictionary, word: str, expected: str) -> None:
    assert set(expected.split()) <= set(english.forms(word, words))
