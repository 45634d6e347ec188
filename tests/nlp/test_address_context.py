"""The text around a word of address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.nlp.address_context import QUOTATION, View, salutation_form
from tonecheck.nlp.sentences import sentence_starts
from tonecheck.nlp.words import fold, scan


def view(text: str, foreign: str = "") -> View:
    tokens = [(start, end, fold(text[start:end])) for start, end in scan(text, "de")]
    at = text.find(foreign) if foreign else len(text)
    own = [not at <= start < at + len(foreign) for start, _, _ in tokens]
    return View.of(text, tokens, sentence_starts(text, tokens, "de"), own)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("Ja gern\n\nNein", "ja gern nein"),
        ("Sie schrieben „du bist“ gestern", "sie schrieben gestern"),
        ("Sie schrieben »du bist« gestern", "sie schrieben gestern"),
        ("Das „Wort\nist offen", "das wort ist offen"),
    ],
)
def test_quoted_words_and_white_space_are_left_out(text: str, words: str) -> None:
    assert [norm for norm in view(text).norms if norm.isalpha()] == words.split()


def test_after_foreign_words_a_sentence_begins() -> None:
    one = view("Hallo Eva > fremd Das Paket", "> fremd")
    assert one.norms == ["hallo", "eva", "das", "paket"]
    assert one.begins == [True, False, True, False]


@pytest.mark.parametrize(
    ("text", "word", "marked"),
    [
        ("Sie kommen", "sie", False),
        ("Hallo: Sie kommen", "sie", False),
        ("Ja! Sie kommen", "sie", False),
        ("- Sie kommen", "sie", False),
        ("Ja - Sie kommen", "sie", True),
        ("ob sie kommen", "sie", False),
        ("OB SIE KOMMEN", "sie", False),
        ("ob Sie kommen", "sie", True),
        ("Ja, Sie kommen", "sie", True),
    ],
)
def test_capitals_that_only_politeness_asks_for(text: str, word: str, marked: bool) -> None:
    one = view(text)
    assert one.is_marked(one.norms.index(word)) == marked


def test_sentences_and_clauses() -> None:
    one = view("Das Paket ist da. Rufen Sie an, wenn es passt.")
    at = one.norms.index("sie")
    assert one.first_of_sentence(at) == one.norms.index("rufen")
    assert one.end_of_sentence(at) == len(one.norms)
    assert one.sentence(at) >= {"rufen", "passt"}
    assert "paket" not in one.sentence(at)
    assert one.clause_after(at) == ["an"]
    assert one.clause_after(one.norms.index("wenn"), 2) == ["es", "passt"]
    assert (one.norm(-1), one.norm(99)) == ("", "")


@pytest.mark.parametrize(
    ("text", "lower"), [("ich komme morgen und bringe das paket mit", True), ("Ich komme morgen", False), ("", False)]
)
def test_who_writes_without_capitals(text: str, lower: bool) -> None:
    assert view(text).is_lower_case == lower


@pytest.mark.parametrize(
    ("text", "she"),
    [
        ("Sie haben recht", False),
        ("Sie sind da", False),
        ("Sie bitte", False),
        ("Sie Maier", False),
        ("Sie war da", True),
        ("Sie hält", True),
    ],
)
def test_she(text: str, she: bool) -> None:
    assert view(text).is_she(0) == she


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Das Paket ist da.", None),
        ("Guten Tag,", None),
        ("Hallo zusammen,", None),
        ("Die Frau Berger kommt,", None),
        ("Guten Tag Frau Berger,", "Sie"),
        ("Frau Berger, das Paket ist da.", "Sie"),
        ("Hallo Lena,", "du"),
        ("Liebe Lena, das Paket ist da.", "du"),
    ],
)
def test_the_form_that_a_salutation_leads_to(text: str, form: str | None) -> None:
    assert salutation_form(view(text)) == form


@pytest.mark.parametrize(
    ("text", "word", "nominal"),
    [
        ("Ihr neues Rad", "neues", False),
        ("Ihr Rad", "rad", True),
        ("Ihr iPhone", "iphone", True),
        ("Ihr 3-Monats-Abo", "3-monats-abo", True),
        ("Ihr „neues“ Rad", QUOTATION, True),
    ],
)
def test_what_is_written_as_a_noun(text: str, word: str, nominal: bool) -> None:
    one = view(text)
    assert one.is_nominal(one.norms.index(word)) is nominal


@pytest.mark.parametrize(
    ("text", "mentioned"),
    [
        ("Das Paket, das Du bestellt hast.", False),
        ("Wir melden uns, sobald Du schreibst.", False),
        ("Wir bieten Ihnen das Du an.", True),
        ("Bei uns ist das Du üblich, das Du.", True),
        ("Im Haus wird das Du verlangt: das Du ist Pflicht.", True),
    ],
)
def test_a_du_that_is_spoken_of(text: str, mentioned: bool) -> None:
    one = view(text)
    last = len(one.norms) - 1 - one.norms[::-1].index("du")
    assert one.is_mentioned(last) is mentioned


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Denk' an 'Du bist da' heute", ["denk", "an", QUOTATION, "heute"]),
        ("'s klappt bei 'nem Kauf", ["'", "s", "klappt", "bei", "'", "nem", "kauf"]),
        ("Der Film ‚Wer bist du‘ läuft", ["der", "film", QUOTATION, "laeuft"]),
        ("Die „Karte“ ist da", ["die", QUOTATION, "ist", "da"]),
    ],
)
def test_a_quotation_is_one_word(text: str, words: list[str]) -> None:
    assert [norm for norm in view(text).norms if norm != "'"] == [word for word in words if word != "'"]


def test_a_clause_ends_at_punctuation() -> None:
    one = view("Wenn ihr mögt, gebt Bescheid, dann geht es los.")
    assert one.clause(one.norms.index("gebt")) == {"bescheid"}


@given(st.text(alphabet='aS ,.!?„“»«"\n', max_size=40))
def test_positions_stay_in_order_and_in_the_text(text: str) -> None:
    one = view(text)
    assert len(one.norms) == len(one.starts) == len(one.ends) == len(one.begins)
    assert one.starts == sorted(one.starts)
    assert not one.begins or one.begins[0]
    for index in range(len(one.norms)):
        assert one.first_of_sentence(index) <= index < one.end_of_sentence(index)
