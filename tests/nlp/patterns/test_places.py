"""From places to matches."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.nlp.patterns.pattern_error import PatternError
from tonecheck.nlp.patterns.places import Place, collect, compile_excuse, compile_phrase
from tonecheck.nlp.patterns.tokens import Tokens, Units

TEXT = "Wir sind nicht zuständig, aber freundlich."
UNITS = Units.read(Tokens.read(TEXT, "de"), "de")


def at(words: str) -> Place:
    return Place(TEXT.index(words), TEXT.index(words) + len(words))


def collected(*found: tuple[str, list[Place]], exceptions: tuple[str, ...] = ()) -> list[str]:
    places = {
        compile_phrase(phrase, "de", "w", number, True, exceptions): own for number, (phrase, own) in enumerate(found)
    }
    return [
        TEXT[match.start : match.end]
        for match in collect(places, UNITS, partial(compile_excuse, language="de")).get("w", ())
    ]


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ([], []),
        (["nicht", "nicht zuständig"], ["nicht zuständig"]),
        (["nicht zuständig", "zuständig"], ["nicht zuständig"]),
        (["zuständig", "Wir"], ["Wir", "zuständig"]),
    ],
)
def test_the_leftmost_and_longest_of_one_phrase(found: list[str], kept: list[str]) -> None:
    assert collected(("nicht", [at(words) for words in found])) == kept


def test_a_match_inside_another_of_the_watch_is_left_out() -> None:
    assert collected(("zuständig", [at("zuständig")]), ("nicht zuständig", [at("nicht zuständig")])) == [
        "nicht zuständig"
    ]


def test_matches_that_only_overlap_both_stay() -> None:
    assert collected(("sind nicht", [at("sind nicht")]), ("nicht zuständig", [at("nicht zuständig")])) == [
        "sind nicht",
        "nicht zuständig",
    ]


@pytest.mark.parametrize(
    ("exception", "kept"),
    [
        ("nicht zuständig, denn", 1),
        ("freundlich", 1),
        ("/nicht da/", 1),
        ("nicht zuständig, aber", 0),
        ("nicht", 0),
        ("Wir … zuständig", 0),
        ("/nicht z/", 0),
    ],
)
def test_exceptions(exception: str, kept: int) -> None:
    assert len(collected(("nicht zuständig", [at("nicht zuständig")]), exceptions=(exception,))) == kept


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=8))
def test_matches_of_one_phrase_never_overlap(spans: list[tuple[int, int]]) -> None:
    phrase = compile_phrase("nicht", "de", "w")
    places = [Place(start, start + length) for start, length in spans]
    matches = collect({phrase: places}, UNITS, partial(compile_excuse, language="de")).get("w", ())
    ends = [0, *(match.end for match in matches)]
    assert all(end <= match.start for end, match in zip(ends, matches, strict=False))


@pytest.mark.parametrize("source", ["", "{a|b", "/[/", "{nonsense}"])
def test_a_wrong_phrase_is_the_users_mistake(source: str) -> None:
    with pytest.raises(PatternError):
        compile_phrase(source, "de")


def test_a_regular_expression_has_no_rows() -> None:
    phrase = compile_phrase("/a+/", "de")
    assert (phrase.regex, phrase.rows, phrase.begins) == ("a+", (), ())
