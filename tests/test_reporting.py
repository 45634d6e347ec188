"""The parts of a report, from readings made by hand."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tonecheck import reporting
from tonecheck.anatomy.zone import Anatomy, Placeholder, Zone
from tonecheck.checks import address, tone
from tonecheck.guide.values import Range
from tonecheck.nlp import acts as acts_model
from tonecheck.nlp.evidence import Contribution
from tonecheck.nlp.parts import AddressReading, AddressWord, Sentence, ToneValue
from tonecheck.report import (
    ActEvidence,
    AddressEvidence,
    AddressResult,
    LogOdds,
    SentenceResult,
    ToneResult,
    Weighted,
    ZoneResult,
)


def policy(**options: Any) -> Any:
    return SimpleNamespace(options=options)


def test_zones_and_placeholders_stand_by_place_the_wider_one_first() -> None:
    hole = Placeholder(start=6, end=14, text="{{name}}", name="name", syntax="mustache")
    zones = (Zone(zone="greeting", start=0, end=15), Zone(zone="body", start=17, end=30))
    reply: Any = SimpleNamespace(anatomy=Anatomy(zones=zones, placeholders=(hole,)))
    assert reporting.zones(reply) == (
        ZoneResult("greeting", 0, 15),
        ZoneResult("placeholder", 6, 14),
        ZoneResult("body", 17, 30),
    )
    start = Placeholder(start=0, end=8, text="{{name}}", name="name", syntax="mustache")
    reply.anatomy = Anatomy(zones=zones[:1], placeholders=(start,))
    assert [part.zone for part in reporting.zones(reply)] == ["greeting", "placeholder"]


@pytest.mark.parametrize(
    ("options", "expected"), [({}, None), ({"address": address.Options(form="du")}, "du"), ({"address": None}, None)]
)
def test_the_address_stands_beside_what_the_guide_wants(options: dict[str, Any], expected: str | None) -> None:
    words = (AddressWord(3, 6, "Sie"), AddressWord(9, 11, "du"))
    reply: Any = SimpleNamespace(address=AddressReading("Sie", True, words))
    evidence = (AddressEvidence(3, 6, "Sie"), AddressEvidence(9, 11, "du"))
    assert reporting.address(reply, policy(**options)) == AddressResult("Sie", expected, True, evidence)


def test_without_a_tone_there_is_none() -> None:
    reply: Any = SimpleNamespace(tone={})
    assert reporting.tone(reply, policy(tone=tone.Options(warmth=Range(min=50)))) == {}


def test_a_tone_has_a_mark_where_the_guide_has_a_range() -> None:
    read = ToneValue(41.26, 8.08, 50.0)
    spans = (Contribution(0, 4, 1.26), Contribution(5, 9, -0.04))
    reply: Any = SimpleNamespace(
        tone={"warmth": read, "empathy": read},
        tone_evidence=lambda _: spans,
        explain_tone=lambda: None,
        is_notice=False,
    )
    results = reporting.tone(reply, policy(tone=tone.Options(warmth=Range(min=50, max=None))))
    evidence = (Weighted(0, 4, 1.3), Weighted(5, 9, -0.0))
    assert results == {
        "warmth": ToneResult(41.3, 50, None, 65.2, 8.1, 50.0, evidence, -10.0),
        "empathy": ToneResult(41.3, None, None, None, 8.1, 50.0, evidence, -10.0),
    }
    for result in results.values():
        shown = result.average + sum(one.weight for one in result.evidence) + result.other
        assert round(shown, 1) == result.value
    assert {result.mark for result in reporting.tone(reply, policy()).values()} == {None}


def test_the_mark_rests_on_the_value_as_shown() -> None:
    reply: Any = SimpleNamespace(tone={"warmth": ToneValue(49.96, 5.0, 50.0)})
    result = reporting.tone(reply, policy(tone=tone.Options(warmth=Range(min=50))), evidence=False)["warmth"]
    assert (result.value, result.mark) == (50.0, 100.0)
    assert (result.average + result.other, result.evidence) == (50.0, ())


def test_acts_are_told_most_probable_first_and_faint_ones_left_out() -> None:
    acts = {"thanks": 0.301, "solve": 0.9, "ask": 0.0999, "explain": 0.1, "apologize": 0.3}
    sentence = Sentence(
        start=4,
        end=20,
        zone="body",
        first=1,
        last=5,
        acts=acts,
    )
    why = acts_model.ActEvidence("solve", -2.55, 0.31, (Contribution(4, 9, 1.449),))
    reply: Any = SimpleNamespace(sentences=(sentence,), act_evidence=[(why,)])
    (bare,) = reporting.sentences(reply, evidence=False)
    assert (bare.evidence, bare.log_odds) == ((), {})
    (result,) = reporting.sentences(reply)
    assert bare.acts == result.acts
    assert result == SentenceResult(
        4,
        20,
        {"solve": 0.9, "apologize": 0.3, "thanks": 0.3, "explain": 0.1},
        (ActEvidence("solve", 4, 9, 1.4),),
        {"solve": LogOdds(-2.5, 0.3)},
    )
    assert list(result.acts) == ["solve", "apologize", "thanks", "explain"]
