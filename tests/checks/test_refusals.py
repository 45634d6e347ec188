from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from tonecheck.checks._refusals import bare_refusals, refusals
from tonecheck.nlp.parts import Sentence

NO: Mapping[str, float] = {"refuse": 0.9}
DULL: Mapping[str, float] = {"inform": 0.6}


def reply_of(*acts: Mapping[str, float], words: tuple[int, ...] = ()) -> Any:
    """A reply whose sentences perform these acts; in those of `words` a phrase of a refusal stands."""
    body = tuple(
        Sentence(start=10 * at, end=10 * at + 9, zone="body", first=at, last=at + 1, acts=one)
        for at, one in enumerate(acts)
    )
    phrases = tuple((SimpleNamespace(start=10 * at, end=10 * at + 4), None) for at in words)
    return SimpleNamespace(
        body=body,
        sentences=body,
        lexicon=lambda name: phrases if name == "negative" else (),
        sentence_at=lambda offset: next((one for one in body if one.start <= offset < one.end), None),
    )


@pytest.mark.parametrize(
    "acts",
    [
        (),
        (DULL,),
        ({"refuse": 0.49},),
        ({"refuse": 0.9, "solve": 0.3},),
        (NO, {"solve": 0.7}),
        (NO, {"instruct": 0.7}),
        (NO, {"offer_help": 0.2}),
        (NO, DULL, DULL, DULL),
    ],
)
def test_a_no_that_does_not_stand_alone(acts: tuple[Mapping[str, float], ...]) -> None:
    assert bare_refusals(reply_of(*acts)) == ()


@pytest.mark.parametrize(
    ("acts", "count"),
    [
        ((NO,), 1),
        ((NO, DULL, DULL), 1),
        ((NO, NO, DULL, DULL, DULL), 2),
        ((NO, DULL, DULL, DULL, {"blame": 0.3}), 1),
        ((NO, DULL, DULL, DULL, {"deflect": 0.3}), 1),
        ((NO, {"solve": 0.69}), 1),
    ],
)
def test_a_no_that_stands_alone_or_comes_with_a_reproach(acts: tuple[Mapping[str, float], ...], count: int) -> None:
    assert len(bare_refusals(reply_of(*acts))) == count


@pytest.mark.parametrize(("probability", "words", "count"), [(0.1, (0,), 1), (0.1, (), 0), (0.01, (0,), 0)])
def test_a_phrase_needs_little_of_the_act(probability: float, words: tuple[int, ...], count: int) -> None:
    assert len(refusals(reply_of({"refuse": probability}, words=words))) == count


def with_alternative(reply: Any, at: int) -> Any:
    phrase = ((SimpleNamespace(start=10 * at, end=10 * at + 4), None),)
    reply.lexicon = lambda name: phrase if name == "alternative" else ()
    return reply


@pytest.mark.parametrize(("at", "count"), [(0, 0), (2, 0), (3, 1)])
def test_what_goes_instead_within_two_sentences_softens_a_no(at: int, count: int) -> None:
    assert len(bare_refusals(with_alternative(reply_of(NO, DULL, DULL, DULL, {"blame": 0.3}), at))) == count


@pytest.mark.parametrize(("act", "count"), [("promise", 0), ("timeframe", 0), ("inform", 1)])
def test_being_open_about_a_promise_or_a_date_is_no_refusal(act: str, count: int) -> None:
    assert len(refusals(reply_of({"refuse": 0.8, act: 0.95}))) == count
