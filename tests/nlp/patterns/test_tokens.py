"""Units: contractions, compounds, sentences, places in the text."""

from __future__ import annotations

import pytest

from tonecheck.nlp.patterns.tokens import Tokens, Units, is_word, sentence_starts, split
from tonecheck.nlp.splitting import tokens


@pytest.mark.parametrize(
    ("norm", "language", "expected"),
    [
        ("customers", "en", ("customers",)),
        ("o'brien", "en", ("o'brien",)),
        ("'s", "en", ("'s",)),
        ("don't", "de", ("don't",)),
        ("dont", "de", ("dont",)),
        ("-", "de", ("-",)),
        ("rueck-", "de", ("rueck",)),
        ("can't", "en", ("can", "not")),
        ("cannot", "en", ("can", "not")),
        ("won't", "en", ("will", "not")),
        ("don't", "en", ("do", "not")),
        ("dont", "en", ("do", "not")),
        ("couldn't've", "en", ("could", "not", "'ve")),
        ("we're", "en", ("we", "'re")),
        ("let's", "en", ("let", "us")),
        ("geht's", "de", ("geht", "'s")),
        ("e-mail-adresse", "de", ("e", "mail", "adresse")),
    ],
)
def test_split(norm: str, language: str, expected: tuple[str, ...]) -> None:
    assert split(norm, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am 3. März kommt es", []),
        ("z. B. morgen", []),
        ("Ja, gern", []),
        ("Eine\nZeile", []),
        ("Ja. Nein", ["Nein"]),
        ("Ja! Nein? Doch", ["Nein", "Doch"]),
        ("Hallo\n\nSie", ["Sie"]),
    ],
)
def test_guessed_sentences(text: str, expected: list[str]) -> None:
    tokens = Tokens.read(text, "de")
    assert [text[tokens.starts[start] : tokens.ends[start]] for start in sentence_starts(tokens)[1:]] == expected


def test_a_reading_and_a_text_have_the_same_tokens() -> None:
    text = "Hallo Frau Ahn,\n\ngeht’s z. B. morgen?"
    read = Tokens.read(text, "de")
    dark = [token for token in tokens(text, "de") if not token[2].isspace()]
    assert dark == list(zip(read.starts, read.ends, read.norms, strict=True))


def test_places_inside_a_contraction_only_where_letters_are_the_texts() -> None:
    tokens = Tokens.read("we're can't", "en")
    units = Units.read(tokens, "en")
    assert units.keys == ["we", "'re", "can", "not"]
    assert [(units.start(unit), units.end(unit)) for unit in range(4)] == [(0, 2), (2, 5), (6, 9), (9, 11)]
    assert units.token_units(3) == (2, 4)
    assert units.written(3) == "can't"
    assert units.at(7) == 2


def test_words_and_signs() -> None:
    assert is_word("a1")
    assert is_word("7")
    assert not is_word("!")
    assert not is_word("👍")


def test_invisible_characters_belong_to_no_place() -> None:
    tokens = Tokens.read("\ufeffHallo \u200b \u200bFrau\u200b", "de")
    units = Units.read(tokens, "de")
    assert units.keys == ["hallo", "frau"]
    assert (units.start(0), units.end(0), units.written(1)) == (1, 6, "Frau\u200b")
