"""Which short words there are, and which of them are nouns."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.nlp import known_words


@pytest.mark.parametrize(
    ("word", "language"),
    [("xqvlp", "de"), ("gmbhx", "de"), ("sofrt", "de"), ("rechnungsnummer", "de"), ("blorf", "en"), ("", "en")],
)
def test_no_words(word: str, language: str) -> None:
    assert not known_words.is_known(word, language)


@pytest.mark.parametrize(
    ("word", "language"), [("sofort", "de"), ("rechnung", "de"), ("müssen", "de"), ("always", "en"), ("refunded", "en")]
)
def test_words(word: str, language: str) -> None:
    assert known_words.is_known(word, language)


@pytest.mark.parametrize(
    "word", ["sofort", "müssen", "unglaublich", "kostenlos", "automatische", "bezahlbar", "xqvlp", "unwiderruflich"]
)
def test_no_nouns(word: str) -> None:
    assert not known_words.is_noun(word, "de")


@pytest.mark.parametrize(
    "word", ["rechnung", "paket", "lieferverzögerung", "liefertermin", "kundennummer", "verfügbarkeiten"]
)
def test_nouns(word: str) -> None:
    assert known_words.is_noun(word, "de")


@given(st.dictionaries(st.text("abcdefgäöüß", min_size=1, max_size=10), st.booleans(), max_size=40))
def test_a_table_is_sorted_and_keeps_short_words_alone(words: dict[str, bool]) -> None:
    rows = known_words.table(words.items())
    assert rows.dtype == np.uint32
    assert len(rows) <= sum(len(word) <= known_words.LONGEST for word in words)
    assert (np.diff(rows.astype(np.int64)) > 0).all()
