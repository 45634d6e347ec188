"""Where a text is cut, and how a word is folded."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.nlp.words import abbreviations, fold, scan, spaced_abbreviation


def cut(text: str, language: str = "de") -> list[str]:
    return [text[start:end] for start, end in scan(text, language)]


@pytest.mark.parametrize(
    "whole",
    [
        "E-Mail-Adresse", "1.000,50", "12.03.2024", "14:30", "24/7", "5550-217", "INC-123456", "30-tägige", "z.B.", "z. B.",
        "bzw.", "Std.", "Best.-Nr.", "i.\u00a0d.\u00a0R.", "max.muster@example.de", "https://www.foo.de/bar?x=1", "foo.de/bar",
        "www.foo.de", "geht’s", "zu\u00adständig", "Gru\u0308ße", "Kund:innen", "Kund*innen", "Kund_innen", "jede:r", "Mitarbeiter/-innen",
        "👍🏽", "👩\u200d👩\u200d👧", "🇩🇪", ":-)", "<3", "@funkwerk", "#alpen", "{{ticket.requester.first_name}}", "{{ a b }}", "[KUNDENNAME]", "...", "--",
    ],
)  # fmt: skip
def test_one_token(whole: str) -> None:
    assert whole in cut(f"Wort {whole} Wort")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ja, gern!!", ["Ja", ",", "gern", "!", "!"]),
        ("20% und 5€", ["20", "%", "und", "5", "€"]),
        ("und/oder", ["und", "/", "oder"]),
        ("(z.B. so)", ["(", "z.B.", "so", ")"]),
        ("Das ist so.Und", ["Das", "ist", "so", ".", "Und"]),
        ("auf www.foo.de.", ["auf", "www.foo.de", "."]),
        ("Rück- und", ["Rück", "-", "und"]),
        ("am 3. März", ["am", "3", ".", "März"]),
        ("Viele Grüße\nMax.", ["Viele", "Grüße", "Max", "."]),
        ("‚Ja‘", ["‚", "Ja", "‘"]),
        ("a\u200b", ["a\u200b"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_cut(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_abbreviations_are_the_languages_own() -> None:
    assert cut("Mr. Smith", "en") == ["Mr.", "Smith"]
    assert cut("Mr. Smith", "de") == ["Mr", ".", "Smith"]
    assert all("." in entry for language in ("de", "en") for entry in abbreviations(language))
    assert spaced_abbreviation("also z. B. so", 5, "de") == 10
    assert spaced_abbreviation("also z. B. so", 0, "de") is None


@given(st.text(max_size=60) | st.text(alphabet="a.z B:/@-'\u0308\u00ad\u200b\n 1,{}[]X_#", max_size=60))
def test_tokens_are_all_of_the_text_but_white_space(text: str) -> None:
    last = 0
    for start, end in scan(text):
        assert text[last:start].strip() == ""
        assert start < end
        last = end
    assert text[last:].strip() == ""


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Grüße", "gruesse"), ("Gru\u0308ße", "gruesse"), ("STRASSE", "strasse"), ("zu\u00adständig", "zustaendig"), ("a\u200bb", "ab"),
        ("geht’s", "geht's"), ("„", '"'), ("»", '"'), ("E‑Mail", "e-mail"), ("...", "…"), ("z. B.", "z.b."), ("\u200b", "\u200b"), ("👍🏽", "👍🏽"),
    ],
)  # fmt: skip
def test_fold(word: str, expected: str) -> None:
    assert fold(word) == expected


@given(st.text(min_size=1, max_size=20))
def test_folding_is_blind_to_composition(word: str) -> None:
    assert fold(word)
    assert fold(unicodedata.normalize("NFD", word)) == fold(unicodedata.normalize("NFC", word))


def test_the_target_of_a_link_is_one_token_that_is_no_word() -> None:
    text = 'Siehe [hier](/dein/zeitnah "Ihr {{name}}") und {{name}}.'
    assert [text[start:end] for start, end in scan(text)] == [
        *("Siehe", "[", "hier", "]", '(/dein/zeitnah "Ihr {{name}}")', "und", "{{name}}", ".")
    ]
