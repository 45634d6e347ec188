"""Elements that are a token as it is written."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.nlp.patterns.steps import Choice, Keys, run_ahead, run_back
from tonecheck.nlp.patterns.tokens import Tokens, Units
from tonecheck.nlp.patterns.written import Affix, Exact, Expression

TEXT = "Wir melden uns, wenn's geht: E-Mail genügt."


def units(text: str = TEXT) -> Units:
    return Units.read(Tokens.read(text, "de"), "de")


def places(step: Any) -> list[str]:
    """What the element matches in the text, found forward; backward must say the same."""
    own = units()
    found = [(at, end) for at in range(len(own.keys)) for end in step.ahead(own, at, len(own.keys))]
    assert found == [(at, end) for end in range(len(own.keys) + 1) for at in step.back(own, end, 0)]
    return [TEXT[own.start(at) : own.end(end - 1)] for at, end in found]


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (Exact(("wir", "MELDEN"), "de"), []),
        (Exact((",",), "de", glued=True), [","]),
        (Exact(("uns",), "de", glued=True), []),
        (Exact(("E-Mail", "uns"), "de"), ["uns", "E-Mail"]),
        (Affix("melden", "", ""), []),
        (Affix("meld", "", ""), ["melden"]),
        (Affix("", "mail", ""), ["E-Mail"]),
        (Expression("[a-z]+"), ["melden", "uns", "geht"]),
        (Expression("[A-Z]+"), []),
    ],
)
def test_a_token_counts_as_it_is_written(step: Any, expected: list[str]) -> None:
    assert places(step) == expected


@pytest.mark.parametrize(
    ("step", "keys"),
    [(Exact(("Wir", "uns"), "de"), {"wir", "uns"}), (Exact(("wenn's",), "de"), None), (Affix("a", "", ""), None)],
)
def test_the_edges_are_known_where_a_token_is_one_unit(step: Any, keys: set[str] | None) -> None:
    assert step.first == step.last == keys


WORDS = ("wir", "uns", "Wir", "melden", ",", "a-b", "geht's", "7")
STEPS = (
    Keys(frozenset({"wir", "melden"})),
    Exact(("Wir", "melden"), "de"),
    Exact(("geht's",), "de"),
    Affix("", "", "eld"),
    Expression("[a-z]+"),
    Choice(((Keys(frozenset({"wir"})), Keys(frozenset({"uns"}))), (Exact(("melden",), "de"),))),
)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join), st.sampled_from(STEPS))
def test_no_place_is_lost_by_a_look_at_the_edges(text: str, step: Any) -> None:
    own = units(text)
    every, total = range(len(own.keys) + 1), len(own.keys)
    assert set(run_ahead((step,), own, every, total)) == {end for at in every for end in step.ahead(own, at, total)}
    assert set(run_back((step,), own, every, 0)) == {at for end in every for at in step.back(own, end, 0)}
