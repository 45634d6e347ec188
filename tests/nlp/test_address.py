"""The form of address, read from plain token lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.nlp.address import read
from tonecheck.nlp.parts import AddressReading
from tonecheck.nlp.sentences import sentence_starts
from tonecheck.nlp.words import fold, scan

CASES = [
    line.replace("\\n", "\n").split("|")
    for line in Path(__file__).with_name("address.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def reading(text: str, foreign: str = "") -> AddressReading:
    tokens = [(start, end, fold(text[start:end])) for start, end in scan(text, "de")]
    at = text.find(foreign) if foreign else len(text)
    own = [not at <= start < at + len(foreign) for start, _, _ in tokens]
    return read(text, tokens, sentence_starts(text, tokens, "de"), own)


def label(text: str) -> str | None:
    found = reading(text)
    return "mixed" if found.mixed else found.form


def words(text: str) -> list[tuple[str, str]]:
    return [(text[word.start : word.end], word.form) for word in reading(text).words]


@pytest.mark.parametrize(("form", "text"), CASES, ids=[text[:50] for _, text in CASES])
def test_the_form_of_a_reply(form: str, text: str) -> None:
    assert label(text) == form


def test_quoted_mail_and_signature_do_not_count() -> None:
    text = "Guten Tag Frau Kern, Ihr Gerät ist da.\n> Kannst du mir helfen?"
    assert reading(text, "> Kannst du mir helfen?").form == "Sie"
    assert not reading(text, "> Kannst du mir helfen?").mixed
    assert reading(text).mixed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Schick uns ein Foto.", [("Schick", "du")]),
        ("Kannst du uns ein Foto schicken?", [("du", "du")]),
        ("Bitte senden Sie uns Ihre Nummer.", [("Sie", "Sie"), ("Ihre", "Sie")]),
        ("Könnt ihr uns helfen?", [("ihr", "ihr")]),
        ("Danke! Das Gerät ist da und ihre Hülle auch.", []),
    ],
)
def test_the_words_that_address(text: str, expected: list[tuple[str, str]]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("Danke für deine Nachricht. Deine Tasche ist da.", [False, False]),
        ("Danke für Deine Nachricht, wir melden uns bei Dir.", [True, True]),
        ("Könnt Ihr kommen? Wir freuen uns auf Euch.", [True, True]),
        ("DANKE DIR!", [False]),
    ],
)
def test_capitals_of_politeness(text: str, capitals: list[bool]) -> None:
    assert [word.capital for word in reading(text).words] == capitals


def test_a_sie_at_the_head_of_a_sentence_is_never_sure() -> None:
    assert [word.sure for word in reading("Sie erhalten Post, wenn Sie mögen.").words] == [False, True]


def test_the_majority_gives_the_form_of_a_mixed_reply() -> None:
    found = reading("Danke für deine Mail, wir schreiben dir. Bei Fragen erreichen Sie uns hier.")
    assert (found.form, found.mixed) == ("du", True)


def test_decomposed_umlauts_soft_hyphens_and_line_ends_shift_nothing() -> None:
    text = "Hallo Lena,\r\nwir prufen\u0308 das fu\u0308r dei\u00adne Ta\u00adsche. 🙂 Ko\u0308nntest du anrufen?"
    assert [text[word.start : word.end] for word in reading(text).words] == ["dei\u00adne", "du"]


PIECES = st.sampled_from([text for _, text in CASES])


@given(st.lists(PIECES | st.text(max_size=20), max_size=4).map(" ".join))
def test_words_lie_inside_the_text_in_order(text: str) -> None:
    found = reading(text)
    assert found.form in ("Sie", "du", "ihr", "neutral")
    starts = [word.start for word in found.words]
    assert starts == sorted(set(starts))
    assert all(0 <= word.start < word.end <= len(text) for word in found.words)
    forms = {word.form for word in found.words}
    assert found.mixed == ("Sie" in forms and len(forms) > 1)


@pytest.mark.parametrize("sentence", ["Sie sind da. ", "Ihre Hose ist da. "])
def test_looking_back_ends_however_many_sentences_begin_alike(sentence: str) -> None:
    assert reading("Danke. " + sentence * 2000).form == "Sie"
    assert reading("Danke dir. " + sentence * 2000).form in ("Sie", "du")
