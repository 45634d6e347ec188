from __future__ import annotations

import pytest

from tonecheck.nlp.readability import INDICES, count, syllables


@pytest.mark.parametrize(
    ("word", "language", "n"),
    [
        ("Haus", "de", 1), ("Häuser", "de", 2), ("Straße", "de", 2), ("Bestellung", "de", 3), ("Rücksendung", "de", 3),
        ("Feuerwehr", "de", 3), ("Zoo", "de", 1), ("Position", "de", 4), ("mhm", "de", 1), ("Unannehmlichkeiten", "de", 6),
        ("house", "en", 1), ("table", "en", 2), ("order", "en", 2), ("refunded", "en", 3), ("helped", "en", 1),
        ("delivery", "en", 4), ("sorry", "en", 2), ("the", "en", 1), ("apologise", "en", 4), ("boxes", "en", 2),
    ],
)  # fmt: skip
def test_syllables(word: str, language: str, n: int) -> None:
    assert syllables(word, language) == n


def test_counts_leave_empty_sentences_out() -> None:
    of = count([["Wir", "schicken", "es"], []], "de")
    assert (of.words, of.sentences, of.syllables, of.one_syllable, of.long_words) == (3, 1, 4, 2, 1)


SENTENCES = [["der", "Hund", "bellt"], ["die", "Unannehmlichkeiten", "bedauern", "wir"]]
#: By hand: 7 words, 2 sentences, 14 syllables, 5 of one, 2 of three or more, 2 of more than six letters.
EXPECTED = {
    "amstad": 180 - 3.5 - 58.5 * 14 / 7,
    "wiener-1": 0.1935 * 200 / 7 + 0.1672 * 3.5 + 0.1297 * 200 / 7 - 0.0327 * 500 / 7 - 0.875,
    "wiener-2": 0.2007 * 200 / 7 + 0.1682 * 3.5 + 0.1373 * 200 / 7 - 2.779,
    "wiener-3": 0.2963 * 200 / 7 + 0.1905 * 3.5 - 1.1144,
    "wiener-4": 0.2744 * 200 / 7 + 0.2656 * 3.5 - 1.693,
    "lix": 3.5 + 200 / 7,
    "smog-de": (30 * 2 / 2) ** 0.5 - 2,
    "flesch": 206.835 - 1.015 * 3.5 - 84.6 * 14 / 7,
    "flesch-kincaid": 0.39 * 3.5 + 11.8 * 14 / 7 - 15.59,
    "fog": 0.4 * (3.5 + 200 / 7),
    "smog": 1.043 * (30 * 2 / 2) ** 0.5 + 3.1291,
}


@pytest.mark.parametrize("index", INDICES)
def test_the_formulas_follow_their_sources(index: str) -> None:
    assert INDICES[index](count(SENTENCES, "de")) == pytest.approx(EXPECTED[index])
