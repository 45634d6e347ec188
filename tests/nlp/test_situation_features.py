"""A text as numbers for its situation."""

from __future__ import annotations

from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.nlp.situation_cues import phrases, read
from tonecheck.nlp.situation_features import char_hashes, columns, designed, word_hashes


def shown(text: str, language: str = "de", kind: str = "message") -> dict[str, float]:
    """The designed features that are not zero."""
    values = designed(read(text, language), language, kind)
    return {name: value for name, value in zip(columns(kind), values.tolist(), strict=True) if value}


def test_of_nothing_nothing_stands_there() -> None:
    assert set(shown("")) == {"very_short", "short", "sentences"}
    assert len(word_hashes([])) == 1  # beginning and end, side by side
    assert len(char_hashes([])) == 0


def test_words_and_their_neighbours_have_a_hash_each() -> None:
    known = ["neue", "lampe 00", "\x02 neue", "neue lampe 00", "lampe 00 \x03"]
    assert word_hashes(["neue", "lampe 12"]) == {crc32(text.encode()) for text in known}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zimmer 12", "long_number"),
        ("Am Montag um 10.30", "clock"),
        ("so klein", "capitals"),
        ("Hallo", "begins_small"),
        ("kanten", "negations"),
    ],
)
def test_what_is_not_shown(text: str, name: str) -> None:
    assert name not in shown(text)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Kaputt 😡", "de", "sad"),
        ("Danke 👍🏽", "de", "happy"),
        ("Bestellung 4711", "de", "long_number"),
        ("um 9 Uhr", "de", "clock"),
        ("at 9am", "en", "clock"),
        ("45 €", "de", "money"),
        ("@shop hallo", "de", "handle"),
        ("It isn’t here", "en", "negations"),
        ("WARUM nicht", "de", "capitals"),
        ("Wo?? Wann!!", "de", "double_mark"),
        ("„so“", "de", "quotation"),
    ],
)
def test_what_is_shown(text: str, language: str, name: str) -> None:
    assert name in shown(text, language)


def test_a_phrase_is_counted_and_stands_in_a_statement_or_a_question() -> None:
    stated, asked = shown("Ich kündige."), shown("Wie lange ist die Kündigungsfrist?")
    assert stated["cancel_contract:stated"] == 1
    assert "cancel_contract:asked" not in stated
    assert asked["cancel_contract:asked"] == 1
    assert shown("kündige, kündige, kündige, kündige")["cancel_contract:count"] == 2


def test_ignored_phrases_are_not_there() -> None:
    every = frozenset(range(len(phrases("de", "message"))))
    values = designed(read("Mein Mann ist verstorben.", "de"), "de", "message", every)
    assert not values[: len(columns("message"))][: values.size - 28].any()


@given(st.text(max_size=200), st.sampled_from(["de", "en"]), st.sampled_from(["message", "reply"]))
def test_any_text_has_finite_features_and_hashes_of_32_bits(text: str, language: str, kind: str) -> None:
    cut = read(text, language)
    assert np.isfinite(designed(cut, language, kind)).all()
    assert all(0 <= value < 1 << 32 for value in word_hashes(cut.norms) | char_hashes(cut.norms))
