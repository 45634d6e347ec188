"""Phrases against texts: what must not match first; then watches, exceptions, blocked spans, offsets."""

from __future__ import annotations

import html
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tonecheck.nlp.patterns.match import Match, Watch
from tonecheck.nlp.patterns.matcher import Matcher
from tonecheck.nlp.patterns.places import Place, collect, compile_excuse, compile_phrase
from tonecheck.nlp.patterns.steps import run_ahead
from tonecheck.nlp.patterns.tokens import Tokens, Units
from tonecheck.rule import Span

FOLDER = Path(__file__).parent


def rows(language: str) -> list[tuple[str, str, list[str]]]:
    """The rows of a table; entities stand for characters that nobody sees."""
    table = []
    for line in (FOLDER / f"phrases-{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            phrase, text, expected = (html.unescape(cell.strip()) for cell in line.replace(" |", "\t").split("\t"))
            table.append((phrase, text, [part for part in expected.split(";") if part]))
    return table


def find(watch: Watch, text: str, language: str = "de", **options: object) -> list[str]:
    matches = Matcher([watch], language).find(Tokens.read(text, language), **options)  # type: ignore[arg-type]
    return [text[match.start : match.end] for match in matches.get(watch.label, ())]


def watch(*phrases: str, exceptions: tuple[str, ...] = (), everywhere: bool = False) -> Watch:
    return Watch(label="w", phrases=phrases, exceptions=exceptions, everywhere=everywhere)


@pytest.mark.parametrize(("phrase", "text", "expected"), rows("de"))
def test_german(phrase: str, text: str, expected: list[str]) -> None:
    assert find(watch(phrase), text) == expected


@pytest.mark.parametrize(("phrase", "text", "expected"), rows("en"))
def test_english(phrase: str, text: str, expected: list[str]) -> None:
    assert find(watch(phrase), text, "en") == expected


def test_the_tables_are_long_enough_to_mean_something() -> None:
    assert len(rows("de")) + len(rows("en")) >= 150


@pytest.mark.parametrize(
    ("phrases", "exceptions", "text", "expected"),
    [
        (("nicht zuständig",), ("nicht zuständig, aber",), "Wir sind nicht zuständig, aber ich frage nach.", []),
        (("nicht zuständig",), ("nicht zuständig, aber",), "Wir sind nicht zuständig.", ["nicht zuständig"]),
        (("zuständig",), ("/nicht zuständig/",), "nicht zuständig, zuständig", ["zuständig"]),
        (("garantiert",), ("{Hersteller|Händler} garantiert",), "Der Hersteller garantiert das.", []),
        (("Grüße", "Viele Grüße"), (), "Viele Grüße", ["Viele Grüße"]),
        (("nicht", "nicht möglich"), (), "nicht möglich, nicht", ["nicht möglich", "nicht"]),
    ],
)
def test_exceptions_and_longer_matches_win(
    phrases: tuple[str, ...], exceptions: tuple[str, ...], text: str, expected: list[str]
) -> None:
    assert find(watch(*phrases, exceptions=exceptions), text) == expected


def test_blocked_words_match_nothing_but_a_gap_passes_them() -> None:
    text = "Wir tauschen Cirrus 2 nicht um."
    blocked = [Span(13, 21)]
    assert find(watch("Cirrus"), text, blocked=blocked) == []
    assert find(watch("/Cirrus 2/"), text, blocked=blocked) == []
    assert find(watch("wir … nicht"), text, blocked=blocked) == ["Wir tauschen Cirrus 2 nicht"]
    assert find(watch("Cirrus", everywhere=True), text, blocked=blocked) == ["Cirrus"]
    assert find(watch("/Cirrus 2/", everywhere=True), text, blocked=blocked) == ["Cirrus 2"]


def test_given_sentences_count() -> None:
    text = "leider heute nicht"
    assert find(watch("leider … nicht"), text, breaks=[0, 1]) == []
    assert find(watch("leider … nicht"), text, breaks=[0]) == [text]


def test_labels_and_phrases_are_named() -> None:
    watches = [Watch(label="a", phrases=("x", "leider")), Watch(label="b", phrases=("Sie",))]
    found = Matcher(watches, "de").find(Tokens.read("Leider sind Sie dran.", "de"))
    assert [(match.label, match.phrase) for matches in found.values() for match in matches] == [("a", 1), ("b", 0)]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "-", "'", "''", "a-", "-a-b-", "\u00ad"])
def test_texts_without_words(text: str) -> None:
    assert find(watch("nicht … da", "*x", "{name}", "/a+b/"), text) == []


WORDS = [
    "leider",
    "nicht",
    "wir",
    "lehnen",
    "Ihren",
    "Antrag",
    "ab",
    "E-Mail",
    "geht's",
    ",",
    ".",
    "\n",
    "„",
    "20 €",
    "Anna",
]
PHRASES = (
    "leider … nicht",
    "ablehnen",
    "E-Mail",
    "{wir|ihr} {nicht|lehnen Ihren}",
    "*trag",
    "Antrag {name}",
    "{amount}",
)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), st.booleans())
def test_matches_are_ordered_apart_and_inside_the_text(text: str, hidden: bool) -> None:
    matcher = Matcher([Watch(label=phrase, phrases=(phrase,)) for phrase in PHRASES], "de")
    blocked = [Span(0, len(text) // 2)] if hidden else []
    for matches in matcher.find(Tokens.read(text, "de"), blocked=blocked).values():
        ends = [0]
        for match in matches:
            assert ends[-1] <= match.start < match.end <= len(text)
            assert text[match.start : match.end].strip() == text[match.start : match.end]
            ends.append(match.end)


TRIED = (
    *PHRASES,
    "zuständig",
    "sehr nicht … zuständig",
    "{/[a-z]{3}/|nicht {number}}",
    "/[a-z]{3}/ … nicht",
    "a-b nicht",
)


def tried_everywhere(phrase: str, tokens: Tokens) -> dict[str, tuple[Match, ...]]:
    """The matches of a phrase whose rows are tried at every unit: no index, no neighbours, no short way."""
    compiled, units = compile_phrase(phrase, "de", "w"), Units.read(tokens, "de")
    places = []
    for row in compiled.rows:
        for unit in set(range(len(units.keys))) - units.inner:
            ends = set(run_ahead(row, units, (unit,), units.bounds[unit][1])) - units.inner
            if ends:
                places.append(Place(units.start(unit), units.end(max(ends) - 1)))
    return collect({compiled: places} if places else {}, units, partial(compile_excuse, language="de"))


@given(
    st.sampled_from(TRIED), st.lists(st.sampled_from((*WORDS, "abc", "a-b", "sehr", "7")), max_size=25).map(" ".join)
)
def test_the_index_loses_nothing(phrase: str, text: str) -> None:
    tokens = Tokens.read(text, "de")
    assert Matcher([watch(phrase)], "de").find(tokens) == tried_everywhere(phrase, tokens)


@settings(max_examples=100)
@given(st.text(max_size=80))
def test_any_text_can_be_searched(text: str) -> None:
    matcher = Matcher([watch("a … b", "{name} {number}", "*a", "ablehnen", "=x", "a-b", "{date}", "/[a-c]+d/")], "de")
    for match in matcher.find(Tokens.read(text, "de")).get("w", ()):
        assert 0 <= match.start < match.end <= len(text)
