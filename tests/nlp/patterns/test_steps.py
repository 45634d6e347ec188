"""Each step over a small text: forward and backward say the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.nlp.patterns import steps
from tonecheck.nlp.patterns.steps import run_ahead, run_back
from tonecheck.nlp.patterns.tokens import Tokens, Units
from tonecheck.rule import Span

TEXT = "Wir lehnen, mit Bedauern, Ihren E-Mail-Antrag vom 3. Mai ab."
#: 0 wir, 1 lehnen, 2 ",", 3 mit, 4 bedauern, 5 ",", 6 ihren, 7 e, 8 mail, 9 antrag, 10 vom, 11 3, 12 ".", 13 mai, 14 ab, 15 "."


def units(text: str = TEXT, language: str = "de") -> Units:
    return Units.read(Tokens.read(text, language), language)


def keys(*words: str) -> steps.Keys:
    return steps.Keys(frozenset(words))


def ahead(step: Any, at: int, own: Units | None = None, high: int | None = None) -> list[int]:
    own = own or units()
    return sorted(step.ahead(own, at, len(own.keys) if high is None else high))


def test_the_units_are_as_the_tests_say() -> None:
    assert units().keys[6:] == ["ihren", "e", "mail", "antrag", "vom", "3", ".", "mai", "ab", "."]


@pytest.mark.parametrize(
    ("step", "at", "behind"),
    [
        (keys("sie"), 0, []),
        (keys("wir"), 1, []),
        (keys("wir"), 99, []),
        (keys("wir"), 0, [1]),
        (keys("e"), 7, [8]),
        (keys("emailantrag"), 7, [10]),
        (keys("emailantrag", "e"), 7, [8, 10]),
        (steps.Gap(0), 1, [1]),
        (steps.Gap(0), 2, [2, 3]),
        (steps.Gap(1), 3, [3, 4]),
        (steps.Gap(2), 3, [3, 4, 5, 6]),
        (steps.Exact(("wir",), "de"), 0, []),
        (steps.Exact(("Wir",), "de"), 0, [1]),
        (steps.Exact(("E-Mail-Antrag",), "de"), 7, [10]),
        (steps.Exact(("Mail",), "de"), 8, []),
        (steps.Exact((",",), "de", glued=True), 2, [3]),
        (steps.Exact(("mit",), "de", glued=True), 3, []),
        (steps.Affix("be", "", ""), 4, [5]),
        (steps.Affix("bedauern", "", ""), 4, []),
        (steps.Affix("", "antrag", ""), 7, [10]),
        (steps.Affix("", "", "dauer"), 4, [5]),
        (steps.Affix("", "", "bed"), 4, []),
        (steps.Expression("[A-Z][a-z]+"), 0, [1]),
        (steps.Expression("[a-z]+"), 0, []),
        (steps.Particle("an", None), 14, []),
        (steps.Particle("ab", None), 14, [15]),
        (steps.Particle("mit", frozenset()), 3, []),
        (steps.Particle("mit", frozenset({"bedauern"})), 3, [4]),
        (steps.Particle("ab", frozenset()), 14, [15]),
        (steps.Choice(((keys("ihren"),), (keys("ihren"), keys("emailantrag")))), 6, [7, 10]),
        (steps.Choice(((keys("sie"),),)), 6, []),
    ],
)
def test_the_positions_behind_a_step(step: Any, at: int, behind: list[int]) -> None:
    assert ahead(step, at) == behind


def test_nothing_goes_beyond_the_sentence() -> None:
    assert ahead(keys("wir"), 0, high=0) == []
    assert ahead(steps.Gap(9), 0, high=2) == [0, 1, 2]


def test_hidden_words_match_nothing_but_a_gap() -> None:
    own = units().without([Span(0, 3)])
    assert ahead(keys("wir"), 0, own) == []
    assert ahead(steps.Expression(".+"), 0, own) == []
    assert ahead(steps.Gap(1), 0, own) == [0, 1]


STEPS: list[Any] = [
    keys("wir", "emailantrag", "mit", "ab"),
    steps.Gap(2),
    steps.Exact(("Wir", ",", "E-Mail-Antrag"), "de"),
    steps.Affix("be", "", ""),
    steps.Expression("[A-Z].*"),
    steps.Particle("ab", None),
    steps.Choice(((keys("wir"), keys("lehnen")), (keys("lehnen"),))),
    steps.Slot("date", "de"),
]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: type(step).__name__)
def test_forward_and_backward_agree(step: Any) -> None:
    own = units()
    total = len(own.keys)
    forward = {(at, behind) for at in range(total + 1) for behind in step.ahead(own, at, total)}
    backward = {(before, at) for at in range(total + 1) for before in step.back(own, at, 0)}
    assert forward == backward
    assert forward


@given(st.lists(st.sampled_from(STEPS), min_size=1, max_size=4), st.integers(0, 16))
def test_rows_run_both_ways_and_can_be_traced(row: list[Any], at: int) -> None:
    own = units()
    total = len(own.keys)
    at = min(at, total)
    for end in run_ahead(tuple(row), own, (at,), total):
        assert at in run_back(tuple(row), own, (end,), 0)
