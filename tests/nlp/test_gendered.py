from __future__ import annotations

import pytest

from tonecheck.nlp.gendered import STYLES, Words, find
from tonecheck.nlp.words import fold, scan


def words(text: str, language: str = "de") -> Words:
    spans = scan(text, language)
    return Words(text, [fold(text[a:b]) for a, b in spans], [a for a, _ in spans], [b for _, b in spans])


def test_words_outside_the_text_are_empty() -> None:
    one = words("Grüße, Eva")
    assert [one.written(index) for index in (-1, 0, 2, 3)] == ["", "Grüße", "Eva", ""]
    assert [one.norm(index) for index in (-1, 0, 2, 3)] == ["", "gruesse", "eva", ""]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "", []),
        ("de", "Das Paket ist da.", []),
        ("de", "Alle Kunden und Techniker*innen, Kundinnen und Kunden", ["masculine", "star", "pair"]),
        ("en", "The chairman asks any customer for his card, he or she pays.", ["masculine", "masculine", "pair"]),
    ],
)
def test_places_come_in_order(language: str, text: str, expected: list[str]) -> None:
    found = find(words(text, language), language)
    assert [one.style for one in found] == expected
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert {one.style for one in found} <= set(STYLES)
