"""Every entry of every lexicon does what it says."""

from __future__ import annotations

from collections import Counter

import pytest

from tonecheck.languages.lexicon import Entry
from tonecheck.nlp.lexicons import compile_lexicons
from tonecheck.nlp.patterns.matcher import Matcher
from tonecheck.nlp.patterns.syntax import PatternError, parse
from tonecheck.nlp.patterns.tokens import Tokens

LEXICONS = [
    (language, name, entries)
    for language in ("de", "en")
    for name, entries in compile_lexicons(language).lexicons.items()
]
IDS = [f"{language}-{name}" for language, name, _ in LEXICONS]


def stands(entry: Entry, text: str, language: str) -> bool:
    matcher = Matcher((), language)
    matcher.add("entry", 0, entry.phrase, entry.exceptions)
    return bool(matcher.find(Tokens.read(text, language)))


def mistakes(entry: Entry, language: str) -> list[str]:
    """What is wrong with an entry, in words."""
    try:
        for phrase in (entry.phrase, *entry.exceptions):
            parse(phrase, language)
    except PatternError as error:
        return [f"{entry.phrase!r}: {error}"]
    found = []
    if not stands(entry, entry.example, language):
        found.append(f"{entry.phrase!r} is not found in its example {entry.example!r}")
    if entry.counterexample and stands(entry, entry.counterexample, language):
        found.append(f"{entry.phrase!r} is found in its counterexample {entry.counterexample!r}")
    return found


@pytest.mark.parametrize(("language", "name", "entries"), LEXICONS, ids=IDS)
def test_entries_match_their_examples_only(language: str, name: str, entries: tuple[Entry, ...]) -> None:
    found = [mistake for entry in entries for mistake in mistakes(entry, language)]
    assert not found, f"{name}:\n" + "\n".join(found)


@pytest.mark.parametrize(("language", "name", "entries"), LEXICONS, ids=IDS)
def test_no_phrase_stands_twice(language: str, name: str, entries: tuple[Entry, ...]) -> None:
    twice = [phrase for phrase, count in Counter(entry.phrase for entry in entries).items() if count > 1]
    assert not twice, f"{language} {name}"
