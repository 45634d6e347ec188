"""The phrases by which a situation is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.languages.data import texts
from tonecheck.nlp.situation_cues import hits, names, phrases, read, spellings
from tonecheck.nlp.words import fold, scan

LISTS = [
    (language, file) for language in ("de", "en") for file in ("situations", "reply_situations", "situation_words")
]


def found(text: str, language: str = "de", kind: str = "message") -> set[str]:
    """The names of the lists of which a phrase stands in the text."""
    own = phrases(language, kind)
    return {names(kind)[own[phrase][0]] for _, phrase in hits(read(text, language), language, kind)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ich zahle. Kündigt ein anderer?", "death"),
        ("Die Toten Hosen spielen heute.", "death"),
        ("Wann machen Sie auf?", "broken"),
        # a gap does not reach over the end of a sentence
        ("Der Server. Wir sind down.", "outage_system"),
        # nor over more than four words
        ("Der Server in dem Keller unseres alten neuen Hauses down", "outage_system"),
    ],
)
def test_what_is_not_there(text: str, name: str) -> None:
    assert name not in found(text)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Mein Onkel ist verstorben.", "de", "death"),
        ("Hiermit KÜNDIGE ich.", "de", "cancel_contract"),
        ("Der Server ist seit heute down.", "de", "outage_system"),
        ("He has passed away.", "en", "death"),
        ("It isn’t working", "en", "malfunction"),
        ("I want to cancel my plan", "en", "cancel_contract"),
    ],
)
def test_what_is_there(text: str, language: str, name: str) -> None:
    assert name in found(text, language)


def test_both_languages_have_the_same_lists() -> None:
    for file in ("situations", "reply_situations", "situation_words"):
        assert set(texts("de", file)) == set(texts("en", file))
    assert not set(texts("de", "situations")) & set(texts("de", "reply_situations"))


@pytest.mark.parametrize(("language", "file"), LISTS)
def test_every_phrase_is_written_as_the_words_are_compared(language: str, file: str) -> None:
    for name, entries in texts(language, file).items():
        assert len(entries) == len(set(entries)), name
        words = [word.removesuffix("*") for entry in entries for way in spellings(entry) for word in way.split()]
        assert words, name
        assert [word for word in words if fold(word) != word] == []


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", ["message", "reply"])
def test_every_phrase_can_be_found(language: str, kind: str) -> None:
    own = phrases(language, kind)
    missed = []
    for index, (_, phrase) in enumerate(own):
        for spelled in spellings(phrase):
            example = spelled.replace("…", "").replace("*", "")
            if index not in {number for _, number in hits(read(example, language), language, kind)}:
                missed.append(spelled)
    assert missed == []


def test_questions_are_told_from_statements() -> None:
    text = read("Es geht nicht! Warum? Bitte prüfen.", "de")
    assert text.sentence[-1] == 2
    assert text.asks == {1}


@given(st.text(max_size=200), st.sampled_from(["de", "en"]))
def test_every_word_has_its_sentence(text: str, language: str) -> None:
    cut = read(text, language)
    assert len(cut.norms) == len(cut.raw) == len(cut.sentence) == len(scan(text, language))
    assert list(cut.sentence) == sorted(cut.sentence)
    assert all(0 <= at < len(cut.norms) for at, _ in hits(cut, language, "reply"))
