from __future__ import annotations

import re

import pytest

from tonecheck.checks.terms import spellings

MAIL = "terms: [{use: E-Mail, not: [Email, eMail, Mail]}, {use: Kundinnen und Kunden, not: [Kunden, User]}]"
BRAND = "brand: {name: Alpenglück}\nterms: []"


def seen(found) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in found]


@pytest.mark.parametrize(
    "text",
    [
        "Ich habe Ihnen eine E-Mail geschickt.",
        "Beide E-Mails sind angekommen.",
        "Schreiben Sie an mail@beispiel.de.",
        "Unsere Kundinnen und Kunden wissen das.",
    ],
)
def test_the_houses_terms(findings, text: str) -> None:
    assert seen(findings(MAIL, text)) == []


@pytest.mark.parametrize(
    ("text", "word", "better", "safe"),
    [
        ("Ich habe Ihnen eine Email geschickt.", "Email", "E-Mail", True),
        ("Beide Mails sind angekommen.", "Mails", "E-Mails", True),
        ("Für jeden User gilt das.", "User", "Kundinnen und Kunden", False),
    ],
)
def test_replaced_words(findings, text: str, word: str, better: str, safe: bool) -> None:
    (finding,) = findings(MAIL, text)
    assert (finding.rule, finding.text) == ("terms.replaced", word)
    assert (finding.suggestions, finding.safe_fix) == ((better,), safe)


@pytest.mark.parametrize(
    ("text", "better", "safe"),
    [
        ("We tell every consumer.", "customer", True),
        ("We tell all consumers.", "customers", True),
        ("We tell each end user.", "customer", False),
        ("Consumers know that.", "Customers", True),
    ],
)
def test_an_english_article_must_stay_right(findings, text: str, better: str, safe: bool) -> None:
    (finding,) = findings("terms: [{use: customer, not: [consumer, end user]}]", text, language="en")
    assert (finding.suggestions, finding.safe_fix) == ((better,), safe)


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("We emailed you.", "e-mailed"),
        ("It takes one business day.", "working day"),
        ("It takes two business days.", "working days"),
    ],
)
def test_the_term_takes_the_form_of_the_word_where_it_can(findings, text: str, better: str) -> None:
    sections = "terms: [{use: e-mail, not: email}, {use: working days, not: business days}]"
    found = findings(sections, text, language="en")
    assert [finding.suggestions for finding in found] == [(better,)]


def test_the_guide_may_decide_what_is_safe(findings) -> None:
    (finding,) = findings("terms: [{use: Anliegen, not: Vorgang, safe: true}]", "Ihr Vorgang ist da.")
    assert finding.safe_fix


@pytest.mark.parametrize(
    "text",
    [
        "Danke für Ihre Bestellung bei Alpenglück.",
        "Das Alpenglück-Team und Alpenglücks Kundenservice helfen gern.",
        "Mehr auf www.alpenglueck.de oder per Mail an service@alpenglueck.de.",
        "Danke für Ihre Bestellung bei Alpenglu\u0308ck.",
        "Mehr auf alpenglueck.de, bei @alpenglueck oder unter #alpenglueck.",
        "Die Alpen glücklich sehen.",
    ],
)
def test_right_spellings_of_the_house(findings, text: str) -> None:
    assert seen(findings(BRAND, text)) == []


@pytest.mark.parametrize(
    "name", ["Alpenglueck", "alpenglück", "ALPENGLÜCK", "Alpen Glück", "Alpen-Glück", "AlpenGlück"]
)
def test_wrong_spellings_of_the_house(findings, name: str) -> None:
    (finding,) = findings(BRAND, f"Danke für Ihre Bestellung bei {name}.")
    assert (finding.rule, finding.text) == ("terms.spelling", name)
    assert (finding.suggestions, finding.safe_fix) == (("Alpenglück",), True)


def test_two_common_words_are_not_the_house(findings) -> None:
    sections = "brand: {name: AmOrt}\nterms: []"
    assert seen(findings(sections, "Wir sind gern am Ort und helfen.")) == []
    assert seen(findings(sections, "Danke, Ihr Team von Amort.")) == [("terms.spelling", "Amort")]


@pytest.mark.parametrize("name", ["A+B (Süd)", "L'Été", "Straße 8"])
def test_signs_in_a_name_break_no_pattern(name: str) -> None:
    assert re.search(spellings(name), name.replace("+", "").replace("'", "").replace("(", "").replace(")", ""))
