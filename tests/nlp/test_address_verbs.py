"""Imperatives, and ihr as a subject: what is none first."""

from __future__ import annotations

import pytest

from tonecheck.nlp.address_context import View
from tonecheck.nlp.address_verbs import (
    heads_clause,
    is_du_imperative,
    is_ihr_imperative,
    is_ihr_verb,
    is_subject_ihr,
    may_be_du_verb,
)
from tonecheck.nlp.address_words import address_words
from tonecheck.nlp.sentences import sentence_starts
from tonecheck.nlp.words import fold, scan


def view(text: str) -> View:
    tokens = [(start, end, fold(text[start:end])) for start, end in scan(text, "de")]
    return View.of(text, tokens, sentence_starts(text, tokens, "de"), None)


def at(one: View, word: str) -> int:
    return one.norms.index(fold(word))


@pytest.mark.parametrize(
    ("text", "word", "heads"),
    [
        ("Ich schicke das Paket", "schicke", False),
        ("Wir prüfen und schicken", "Wir", True),
        ("Schick uns das Paket", "Schick", True),
        ("Bitte schick uns das Paket", "schick", True),
        ("Das ist da, schick es uns", "schick", True),
        ("Das ist da. Schick es uns", "Schick", True),
        ("Im Laden schick", "schick", False),
    ],
)
def test_where_a_verb_heads_its_clause(text: str, word: str, heads: bool) -> None:
    one = view(text)
    assert heads_clause(one, address_words(), at(one, word)) == heads


@pytest.mark.parametrize(
    ("text", "word", "sure"),
    [
        ("Ich melde mich morgen", "melde", None),
        ("Melde mich morgen", "Melde", None),
        ("Schicke dir gleich den Link", "Schicke", None),
        ("Schreib- und Lesefehler", "Schreib", None),
        ("Frage mich, warum", "Frage", None),
        ("Schicke meine Kollegin", "Schicke", None),
        ("Hab den schönen Tag genutzt", "Hab", None),
        ("Hab's geschickt", "Hab's", None),
        ("The fault lies with us", "lies", None),
        ("Hab einen schönen Tag", "Hab", True),
        ("Lies die Anleitung", "Lies", True),
        ("Hilf uns bitte", "Hilf", True),
        ("Bitte schick uns ein Foto", "schick", True),
        ("Schau bitte in die App", "Schau", True),
    ],
)
def test_one_is_asked_to_act(text: str, word: str, sure: bool | None) -> None:
    one, words = view(text), address_words()
    index = at(one, word)
    assert is_du_imperative(one, words, index, words.kinds.get(fold(word).partition("'")[0], 0), -1) == sure


@pytest.mark.parametrize(
    ("text", "word", "sure"),
    [
        ("Der Bote schickt es", "schickt", None),
        ("Geht morgen los", "Geht", None),
        ("Der Bote kommt und bringt uns die Ware", "bringt", None),
        ("Sagt doch der Bote, es regnet", "Sagt", None),
        ("Steht das Netz, bleibt mir nur der Neustart", "bleibt", None),
        ("Schaut doch mal in die App", "Schaut", False),
        ("Meldet euch bitte", "Meldet", True),
        ("Bitte schickt uns ein Foto", "schickt", True),
    ],
)
def test_several_are_asked_to_act(text: str, word: str, sure: bool | None) -> None:
    one = view(text)
    assert is_ihr_imperative(one, address_words(), at(one, word)) == sure


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Das ist ihr Paket", False),
        ("Es geht ihr gut", False),
        ("Der Bote bringt ihr das Paket", False),
        ("Falls Ihr neues Rad klemmt", False),
        ("Falls Ihr von Ihnen gekauftes Rad klemmt", False),
        ("Falls Ihr iPhone klemmt", False),
        ("Was Ihr braucht", True),
        ("Dass Ihr Euch meldet", True),
        ("Ihr Radler wisst das", True),
        ("Ihr strahlt wie ein Stern", True),
        ("Könnt ihr das prüfen", True),
        ("Wenn ihr mögt, ruft an", True),
        ("Hallo ihr Lieben", True),
        ("Kommt ihr morgen", True),
        ("Ihr habt recht", True),
    ],
)
def test_ihr_as_those_who_are_addressed(text: str, subject: bool) -> None:
    one = view(text)
    assert is_subject_ihr(one, address_words(), at(one, "ihr")) == subject


@pytest.mark.parametrize(
    ("text", "word", "alone"),
    [
        ("Das Paket ist seid gestern da", "seid", False),
        ("Das könnt klappen", "könnt", False),
        ("Wollt nur fragen", "Wollt", False),
        ("Der Akku ladet nicht", "ladet", False),
        ("Wann könnt ihr kommen", "könnt", False),
        ("Könnt gern kommen", "Könnt", True),
        ("Wollt noch etwas wissen?", "Wollt", True),
        ("Seid beruhigt", "Seid", True),
        ("Ladet die App", "Ladet", True),
        ("Guten Tag, habt Geduld, Ihr Paket kommt", "habt", True),
    ],
)
def test_a_verb_of_ihr_without_its_pronoun(text: str, word: str, alone: bool) -> None:
    one = view(text)
    assert is_ihr_verb(one, address_words(), at(one, word)) is alone


@pytest.mark.parametrize(
    ("text", "word", "alone"),
    [
        ("Der feinste Stoff", "feinste", False),
        ("Was kannst du sehen", "kannst", False),
        ("Was kannste sehen", "kannste", True),
        ("Kannst kommen", "Kannst", True),
    ],
)
def test_a_verb_of_du_without_its_pronoun(text: str, word: str, alone: bool) -> None:
    one = view(text)
    assert may_be_du_verb(one, address_words(), at(one, word)) is alone
