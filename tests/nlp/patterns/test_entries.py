"""What is looked up for each token of a text."""

from __future__ import annotations

import pytest

from tonecheck.nlp.patterns.entries import Index
from tonecheck.nlp.patterns.places import compile_phrase
from tonecheck.nlp.patterns.tokens import Tokens, Units
from tonecheck.nlp.patterns.ways import verify


def index(*phrases: str, language: str = "de") -> Index:
    made = Index(language)
    for number, phrase in enumerate(phrases):
        compiled = compile_phrase(phrase, language, "w", number)
        for row in compiled.rows:
            made.add(compiled, row)
    return made


def likely(made: Index, text: str) -> list[tuple[str, int]]:
    """(word, phrase) of all that is tried in a text."""
    units = Units.read(Tokens.read(text, made.language), made.language)
    places = [*made.find(units), *made.everywhere(units)]
    return [(units.keys[unit], entry.phrase.index) for unit, found in places for entry in found.likely(units, unit)]


def verified(made: Index, text: str) -> list[str]:
    units = Units.read(Tokens.read(text, made.language), made.language)
    places = [
        verify(entry, units, unit)
        for unit, found in [*made.find(units), *made.everywhere(units)]
        for entry in found.likely(units, unit)
    ]
    return [text[place.start : place.end] for place in places if place]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("nicht zuständig", "Das Paket ist da."),
        ("nicht zuständig", "Wir sind zuständig."),
        ("sehr nicht … zuständig", "Wir sind nicht zuständig."),
        ("nicht zuständig", "nicht. zuständig"),
        ("Nummer {number}", "die Nummer"),
    ],
)
def test_most_phrases_are_never_tried(phrase: str, text: str) -> None:
    assert verified(index(phrase), text) == []


@pytest.mark.parametrize("text", ["Wir sind zuständig.", "zuständig nicht", "Das ist nicht so."])
def test_a_phrase_needs_its_neighbours(text: str) -> None:
    assert likely(index("nicht zuständig"), text) == []


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("zuständig", "Wir sind zuständig.", ["zuständig"]),
        ("nicht zuständig", "Wir sind nicht zuständig.", ["nicht zuständig"]),
        ("=MfG", "mfg MfG", ["MfG"]),
        ("*frist", "Die Rückgabefrist gilt.", ["Rückgabefrist"]),
        ("{date}", "Es kommt morgen.", ["morgen"]),
        ("/[A-Z]{3}/ /[0-9]+/", "Nummer ABC 12", ["ABC 12"]),
        ("E-Mail-Antrag", "Ihr E-Mail-Antrag", ["E-Mail-Antrag"]),
        ("Mail", "Ihr E-Mail-Antrag", []),
    ],
)
def test_what_is_found(phrase: str, text: str, expected: list[str]) -> None:
    assert sorted(set(verified(index(phrase), text))) == expected


def test_phrases_that_come_later_are_found_as_well() -> None:
    made = index("zuständig")
    assert verified(made, "nett und zuständig") == ["zuständig"]
    added = compile_phrase("nett", "de", "w", 1)
    made.add(added, added.rows[0])
    assert verified(made, "nett und zuständig") == ["nett", "zuständig"]
