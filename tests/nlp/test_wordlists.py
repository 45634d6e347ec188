"""The closed lists of words."""

from __future__ import annotations

import pytest

from tonecheck.nlp.wordlists import word_lists
from tonecheck.nlp.words import fold


@pytest.mark.parametrize("name", ["sentences", "word_classes", "situations"])
def test_both_languages_have_the_same_lists(name: str) -> None:
    assert word_lists("de", name).keys() == word_lists("en", name).keys()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", ["sentences", "word_classes", "situations"])
def test_words_are_folded_as_tokens_are(language: str, name: str) -> None:
    for words in word_lists(language, name).values():
        assert [word for word in words if " ".join(map(fold, word.split())) != word] == []


def test_words_that_yaml_takes_for_truth_values_stay_words() -> None:
    assert {"on", "no", "yes"} <= word_lists("en", "sentences")["starters"]
