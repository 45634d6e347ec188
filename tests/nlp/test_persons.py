from __future__ import annotations

import pytest

from tonecheck.nlp.persons import lookup, persons
from tonecheck.nlp.words import fold


@pytest.mark.parametrize("word", ["kun", "kunde", "paket", "", "n"])
def test_no_person(word: str) -> None:
    assert lookup(persons().by_masculine, word) is None


@pytest.mark.parametrize(
    ("word", "feminine"),
    [
        ("kunden", "Kundinnen"),
        ("bestandskunden", "Kundinnen"),
        ("techniker", "Technikerinnen"),
        ("aerzte", "Ärztinnen"),
    ],
)
def test_persons_and_compounds(word: str, feminine: str) -> None:
    noun = lookup(persons().by_masculine, word)
    assert noun is not None
    assert noun.feminine == feminine


def test_every_noun_is_found_by_its_forms() -> None:
    known = persons()
    for noun in known.by_masculine.values():
        assert lookup(known.by_masculine, fold(noun.masculine)) == noun
        assert known.by_stem[fold(noun.stem)].stem == noun.stem
        assert noun.feminine.endswith(("innen", "frauen"))
    assert known.companies <= {noun.singular for noun in known.by_masculine.values()}


def test_word_lists_are_folded() -> None:
    assert all(word == fold(word) for words in persons().lists.values() for word in words)
