from __future__ import annotations

import pytest

from tonecheck.guide.values import TOPICS
from tonecheck.languages.topics import topics
from tonecheck.nlp.patterns.match import Watch
from tonecheck.nlp.patterns.matcher import Matcher
from tonecheck.nlp.patterns.tokens import Tokens


def found(language: str, text: str) -> set[str]:
    watches = [Watch(label=topic, phrases=phrases) for topic, phrases in topics(language).items()]
    return set(Matcher(watches, language).find(Tokens.read(text, language)))


@pytest.mark.parametrize("language", ["de", "en"])
def test_both_languages_know_the_topics_that_guides_may_name(language: str) -> None:
    assert topics(language).keys() == set(TOPICS)
    assert all(topics(language).values())


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Das Wetter ist schön.", set()),
        ("de", "Die Erstattung dauert eine Woche.", {"refund"}),
        ("de", "Die Reparatur dauert eine Woche.", {"repair"}),
        ("en", "The weather is fine.", set()),
        ("en", "Your refund will take a week.", {"refund"}),
        ("en", "The repair will take a week.", {"repair"}),
    ],
)
def test_topics(language: str, text: str, expected: set[str]) -> None:
    assert found(language, text) == expected
