"""The compiled data of a language."""

from __future__ import annotations

import re

import pytest

from tonecheck.anatomy.grammar import EMOJI, HOLE, MENTION, grammar

FIELDS = {
    "title": [("Frau", True), ("frau", True), ("Dr.", True), ("Frau Prof. Dr.", True), ("di", False), ("Frauen", False)],
    "salutation": [("Sehr geehrte", True), ("HALLO", True), ("Hallodri", False)],
    "farewell": [("Mit freundlichen Grüßen", True), ("mit freundlichen Gruessen", True), ("MfG", True), ("Paket", False)],
    "header": [("Von: x", True), ("> Gesendet: heute", True), ("Von hier", False)],
    "subject": [("Betreff: Ihre Frage", True), ("Betreff", False)],
    "postscript": [("PS: noch etwas", True), ("Paket", False)],
}  # fmt: skip


@pytest.mark.parametrize(("field", "text", "matches"), [(f, t, m) for f, cases in FIELDS.items() for t, m in cases])
def test_german(field: str, text: str, matches: bool) -> None:
    assert (getattr(grammar("de"), field).match(text) is not None) == matches


@pytest.mark.parametrize(
    ("field", "text", "matches"),
    [
        ("salutation", "Dear", True),
        ("salutation", "Dearth", False),
        ("farewell", "Kind regards", True),
        ("header", "From: x", True),
        ("subject", "Subject: x", True),
        ("title", "Ms.", True),
    ],
)
def test_english(field: str, text: str, matches: bool) -> None:
    assert (getattr(grammar("en"), field).match(text) is not None) == matches


def test_a_match_leads_back_to_its_entry() -> None:
    german = grammar("de")
    salutation, farewell = german.salutation.match("Sehr geehrte"), german.farewell.match("MfG")
    assert salutation is not None
    assert german.salutation_of(salutation).register == "formal"
    assert farewell is not None
    assert german.farewell_of(farewell).phrase == "MfG"


def test_every_entry_matches_itself() -> None:
    for language in ("de", "en"):
        own = grammar(language)
        for entry in own.language.greetings.salutations:
            assert entry.pattern or own.salutation.match(entry.phrase)
        for closing in own.language.farewells.farewells:
            assert closing.pattern or own.farewell.match(closing.phrase)


@pytest.mark.parametrize(
    ("text", "names"), [("Jana Roth", False), ("Kundenservice", True), ("Alpenglück GmbH", True), ("Autohaus", True)]
)
def test_words_of_teams_and_companies(text: str, names: bool) -> None:
    assert grammar("de").names_organisation(text, 0, len(text)) == names


def test_other_languages_are_read_as_german_once() -> None:
    assert grammar("fr").language.code == "de"
    assert grammar("de") is grammar("de")


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        (EMOJI, "👍🏽", True),
        (EMOJI, ":-)", True),
        (EMOJI, "<3", True),
        (EMOJI, ":D", True),
        (EMOJI, ":Das", False),
        (EMOJI, "a", False),
        (HOLE, "{{name}}", True),
        (HOLE, "%NAME%", True),
        (HOLE, "XXX", True),
        (HOLE, "[x]", False),
        (HOLE, "{{na\nme}}", False),
        (MENTION, "@eva.b", True),
        (MENTION, "@ eva", False),
    ],
)
def test_signs(pattern: str, text: str, matches: bool) -> None:
    assert (re.match(pattern, text) is not None) == matches
