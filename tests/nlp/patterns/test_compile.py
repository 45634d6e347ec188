"""Rows of steps, and the rare element by which each is found."""

from __future__ import annotations

import pytest

from tonecheck.nlp.patterns import compile as compiling
from tonecheck.nlp.patterns import steps
from tonecheck.nlp.patterns.compile import anchors, compile_rows, edge
from tonecheck.nlp.patterns.steps import Row
from tonecheck.nlp.patterns.syntax import parse


def rows(phrase: str, language: str = "de") -> tuple[Row, ...]:
    return compile_rows(parse(phrase, language), language)


def kinds(row: Row) -> list[str]:
    return [type(step).__name__ for step in row]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("nicht zuständig", ["Keys", "Keys"]),
        ("nicht … zuständig", ["Keys", "Gap", "Keys"]),
        ("Ja, gern", ["Keys", "Keys", "Keys"]),
        ("=MfG", ["Exact"]),
        ("=B.Sc.", ["Exact"]),
        ("*frist", ["Affix"]),
        ("bis {date}", ["Keys", "Slot"]),
        ("{gern|leider}", ["Keys"]),
        ("{=Gern|=Leider}", ["Exact"]),
        ("{gern|auf Wunsch}", ["Choice"]),
        ("Nummer /[0-9]{3}/", ["Keys", "Expression"]),
        ("E-Mail", ["Choice"]),
    ],
)
def test_elements_become_steps(phrase: str, expected: list[str]) -> None:
    assert kinds(rows(phrase)[0])[: len(expected)] == expected


def test_alternatives_of_one_word_are_one_set_of_keys() -> None:
    ((step,),) = rows("{gern|leider}")
    assert isinstance(step, steps.Keys)
    assert {"gern", "leider"} <= step.keys


@pytest.mark.parametrize(
    ("phrase", "language", "count"),
    [
        ("nicht zuständig", "de", 1),
        ("not responsible", "en", 1),
        ("werfen weg", "de", 1),
        ("Antrag ablehnen", "de", 2),
        ("werfen Sie weg", "de", 3),
    ],
)
def test_separable_verbs_give_rows_of_their_own(phrase: str, language: str, count: int) -> None:
    assert len(rows(phrase, language)) == count


@pytest.mark.parametrize(
    ("phrase", "rare"),
    [("nicht zuständig", "zustaendig"), ("der Verdruss", "verdruss"), ("wir bitten um Verständnis", "verstaendnis")],
)
def test_the_rarest_word_is_the_anchor(phrase: str, rare: str) -> None:
    (row,) = rows(phrase)
    found = anchors(row, "de")
    assert found is not None
    (anchor,) = found
    assert isinstance(anchor.step, steps.Keys)
    assert rare in anchor.step.keys
    assert (*anchor.before, anchor.step, *anchor.behind) == row


def test_neighbours_and_far_words_of_an_anchor_are_told() -> None:
    (row,) = rows("nie wieder … Verdruss haben")
    found = anchors(row, "de")
    assert found is not None
    (anchor,) = found
    assert anchor.left is None
    assert anchor.right is not None
    assert "haben" in anchor.right
    assert {key for keys in anchor.needed for key in keys} >= {"nie", "wieder"}


def test_each_alternative_has_an_anchor_of_its_own() -> None:
    (row,) = rows("{großer Verdruss|tiefer Gram}")
    found = anchors(row, "de")
    assert found is not None
    assert len(tuple(found)) == 2


@pytest.mark.parametrize("phrase", ["/x+/ {number}", "/x+/ *frist", "/x+/ … Lager"])
def test_an_expression_is_the_last_choice(phrase: str) -> None:
    assert not any(isinstance(anchor.step, steps.Expression) for anchor in anchors(rows(phrase)[0], "de"))


@pytest.mark.parametrize("phrase", ["/x+/ … /y+/", "{/x+/|/y+/}"])
def test_a_row_without_a_word_is_found_by_an_expression(phrase: str) -> None:
    assert all(isinstance(anchor.step, steps.Expression) for anchor in anchors(rows(phrase)[0], "de"))


KEYS = steps.Keys(frozenset({"a"}))
OTHER = steps.Keys(frozenset({"b"}))


@pytest.mark.parametrize(
    ("row", "place", "expected"),
    [
        ((), 0, None),
        ((steps.Gap(2), KEYS), 0, None),
        ((KEYS, steps.Gap(2)), -1, None),
        ((KEYS, OTHER), 0, {"a"}),
        ((KEYS, OTHER), -1, {"b"}),
        ((steps.Choice(((KEYS,), (OTHER, KEYS))),), 0, {"a", "b"}),
        ((steps.Choice(((KEYS,), (steps.Gap(1),))),), 0, None),
        ((steps.Affix("a", "", ""),), 0, None),
    ],
)
def test_the_keys_at_an_edge(row: Row, place: int, expected: set[str] | None) -> None:
    assert edge(row, place) == expected


def test_words_are_compiled_once() -> None:
    assert compiling._word("zuständig", "de") is compiling._word("zuständig", "de")
