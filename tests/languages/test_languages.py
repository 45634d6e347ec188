"""The data files of the languages."""

from __future__ import annotations

import re

import pytest

from tonecheck.anatomy.grammar import grammar
from tonecheck.languages import load

CODES = ("de", "en")


def test_unknown_language() -> None:
    with pytest.raises(KeyError):
        load("fr")


@pytest.mark.parametrize("code", CODES)
def test_every_salutation_is_matched_by_its_own_pattern(code: str) -> None:
    for entry in load(code).greetings.salutations:
        text = f"{entry.phrase} Frau Berger" if entry.named else f"{entry.phrase}!"
        assert re.match(entry.pattern or re.escape(entry.phrase), text, re.IGNORECASE), entry.phrase


@pytest.mark.parametrize("code", CODES)
def test_every_farewell_is_matched_by_its_own_language(code: str) -> None:
    pattern = grammar(code).farewell
    for entry in load(code).farewells.farewells:
        assert pattern.match(entry.phrase), entry.phrase


@pytest.mark.parametrize("code", CODES)
def test_titles_are_said_once(code: str) -> None:
    titles = [title.title for title in load(code).titles]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("code", CODES)
def test_truth_values_of_yaml_stay_words(code: str) -> None:
    language = load(code)
    assert all(isinstance(word, str) for word in language.greetings.not_names)
    assert {"nein", "no"} & language.greetings.not_names
