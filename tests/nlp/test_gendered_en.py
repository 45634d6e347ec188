"""English gendering: what is none first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.nlp.gendered import Words
from tonecheck.nlp.gendered_en import find
from tonecheck.nlp.words import fold, scan


def words(text: str) -> Words:
    spans = scan(text, "en")
    return Words(text, [fold(text[a:b]) for a, b in spans], [a for a, _ in spans], [b for _, b in spans])


def seen(text: str) -> list[tuple[str, str, str | None]]:
    return [(text[one.start : one.end], one.style, one.wordings.get("neutral")) for one in find(words(text))]


@pytest.mark.parametrize(
    "text",
    [
        "He said he would call.",
        "The manager has his card. Any customer pays.",
        "Any customer pays. He has his card.",
        "Any of the very many things which we have sold to you all this year are his.",
        "A human manual, and she or they.",
        "The other sheet or she-wolf",
    ],
)
def test_nobody_is_gendered(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask the chairman.", [("chairman", "masculine", "chair")]),
        ("He or she pays.", [("He or she", "pair", "They")]),
        ("Then he/she pays.", [("he/she", "slash", "they")]),
        ("Any customer may use his card.", [("his", "masculine", "their")]),
        ("Every driver knows what he does.", [("he", "masculine", "they")]),
    ],
)
def test_styles_and_wordings(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert seen(text) == expected


def test_what_avoids_a_gender_is_neutral() -> None:
    assert seen("Ask the chairperson.") == [("chairperson", "neutral", None)]


@given(
    st.lists(st.sampled_from(["any", "he", "or", "she", "he/she", "his", "Chairman", ".", "x", "(s)he"]), max_size=9)
)
def test_places_lie_in_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    for one in find(words(text)):
        assert 0 <= one.start < one.end <= len(text)
