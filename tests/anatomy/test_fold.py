"""Folding and the way back to the offsets of the text as it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.anatomy.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("plain", "plain"),
        ("a\u00a0b\u202fc\td", "a b c d"),
        ("„so“ – ’s", '"so" – \'s'),
        ("Gru\u0308\u00dfe", "Grüße"),
        ("Grü\u00adße", "Grüße"),
        ("\ufeffHallo", "Hallo"),
        ("a\r\nb\rc\u2028d", "a \nb\nc\nd"),
        ("👩\u200d🔧 ☀\ufe0f", "👩🔧 ☀"),
        ("x\u0302", "x"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("Kund*innen und Nutzer*innen", "Kund*innen und Nutzer*innen"),
        ("* eins *zwei", "* eins *zwei"),
        ("first_name_ ____ ***", "first_name_ ____ ***"),
        ("*Jana Roth*", "Jana Roth"),
        ("**Guten Tag,**\n__Jana__ _Roth_", "Guten Tag,\nJana Roth"),
    ],
)
def test_folded_text(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_a_letter_in_two_pieces_is_one_character_wide_in_the_original() -> None:
    folded = fold("vi\u0308el Gru\u0308\u00ade")
    start = folded.text.index("Grüe")
    assert folded.span(start, start + 4) == (6, 12)


def test_marks_of_emphasis_do_not_belong_to_the_words() -> None:
    folded = fold("Grüße\n**Jana Roth**")
    assert folded.slice(6, 15) == "Jana Roth"


def test_an_emoji_keeps_its_presentation() -> None:
    text = "Hi ✌\ufe0f !"
    folded = fold(text)
    start = folded.text.index("✌")
    assert folded.slice(start, start + 1) == "✌\ufe0f"


@given(st.text(alphabet="ab \n\r\u00ad\u0308\u00e4\u200d😀\u00a0\ufeff"))
def test_every_character_has_a_place_in_order(text: str) -> None:
    folded = fold(text)
    end = 0
    for index, character in enumerate(folded.text):
        start, stop = folded.span(index, index + 1)
        if not character.isspace():
            assert end <= start < stop <= len(text)
            assert unicodedata.normalize("NFC", text[start:stop]).startswith(character)
            end = stop


@given(st.text())
def test_any_text_composed_or_not(text: str) -> None:
    fold(text)
    fold(unicodedata.normalize("NFD", text))
