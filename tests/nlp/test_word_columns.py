"""Classes and shapes of single words."""

from __future__ import annotations

import pytest

from tonecheck.nlp.word_columns import SHAPES, word_columns
from tonecheck.nlp.wordlists import word_lists
from tonecheck.nlp.words import fold

NAMES = (*sorted(word_lists("de", "word_classes")), *SHAPES)


def names(word: str, language: str) -> set[str]:
    return {NAMES[column] for column in word_columns(word, fold(word), language)}


@pytest.mark.parametrize(("word", "absent"), [("Paket", "emoji"), ("10", "exclamation_mark"), ("nett", "capitals")])
def test_what_a_word_is_not(word: str, absent: str) -> None:
    assert absent not in names(word, "de")


@pytest.mark.parametrize(
    ("word", "language", "present"),
    [
        ("leider", "de", "refuse"),
        ("können", "de", "can"),
        ("sorry", "en", "sorry"),
        ("14:30", "de", "clock"),
        ("12.03.2024", "de", "date"),
        ("3rd", "en", "ordinal"),
        ("😊", "en", "emoji"),
        (":-)", "de", "emoji"),
        ("!!!", "de", "exclamation_mark"),
        ("WICHTIG", "de", "capitals"),
        ("sooo", "en", "stretched"),
        ("we've", "en", "contraction"),
        ("Bearbeitung", "de", "abstract_noun"),
        ("{{name}}", "de", "placeholder"),
        ("https://a.example", "en", "web"),
    ],
)
def test_what_a_word_is(word: str, language: str, present: str) -> None:
    assert present in names(word, language)
