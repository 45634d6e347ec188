from __future__ import annotations

from types import SimpleNamespace

import msgspec
import pytest

from tonecheck.lint.library import overview
from tonecheck.lint.library.responses import Response
from tonecheck.lint.traits import Traits
from tonecheck.report import DIMENSIONS, ToneResult
from tonecheck.run import Gap

NAMES = {name: name for name in DIMENSIONS}


def tone(value: float, uncertainty: float = 5.0) -> dict[str, ToneResult]:
    return {"formality": ToneResult(value, None, None, None, uncertainty, 50.0)}


@pytest.fixture
def library(made: SimpleNamespace) -> list[Response]:
    values = [50.0, 52.0, 48.0, 51.0, 49.0, 50.0, 53.0, 47.0, 90.0]
    return [
        Response(number, 0, made.entry(source=f"{number}.txt", tone=tone(value)), Traits())
        for number, value in enumerate(values)
    ]


def test_the_spread_is_robust(library: list[Response]) -> None:
    [found] = overview.consistency(library)
    assert (found.dimension, found.n, found.median, found.spread) == ("formality", 9, 50.0, 3.0)


def test_few_responses_say_nothing(library: list[Response]) -> None:
    assert overview.consistency(library[:7]) == ()
    overview.outliers(library[2:], "en", NAMES)
    assert not any(one.found for one in library)


def test_what_stands_apart_is_told(library: list[Response]) -> None:
    overview.outliers(library, "en", NAMES)
    assert [len(one.found) for one in library] == [0] * 8 + [1]
    assert library[8].found[0].message == "formality 90; the library's median is 50."


def test_what_is_not_sure_is_not_told(library: list[Response], made: SimpleNamespace) -> None:
    library[8] = Response(8, 0, made.entry(tone=tone(90.0, uncertainty=25.0)), Traits())
    overview.outliers(library, "en", NAMES)
    assert library[8].found == []


def test_languages_and_channels_are_apart(library: list[Response], made: SimpleNamespace) -> None:
    others = [
        Response(
            number,
            0,
            msgspec.structs.replace(one.entry, report=msgspec.structs.replace(one.report, channel="chat")),
            Traits(),
        )
        for number, one in enumerate(library)
    ]
    assert [one.channel for one in overview.consistency([*library, *others])] == ["chat", "email"]


def test_gaps(made: SimpleNamespace) -> None:
    responses = [
        Response(0, 0, made.entry(situation="complaint"), Traits()),
        Response(1, 0, made.entry(situation="praise", channel="chat"), Traits()),
        Response(2, 0, made.entry(situation="complaint", channel="chat"), Traits()),
    ]
    assert overview.gaps(responses, ["complaint", "praise", "outage"], ["sms"]) == (
        Gap("complaint", ("sms",)),
        Gap("praise", ("sms", "email")),
        Gap("outage", ("sms", "chat", "email")),
    )
    assert overview.gaps([], [], []) == ()


def test_gaps_of_several_guides_are_one_list_that_names_guides_where_they_differ() -> None:
    same, turned = Gap("complaint", ("sms", "chat")), Gap("complaint", ("chat", "sms"))
    assert overview.united({}) == ()
    assert overview.united({"A": (same,)}) == (same,)
    assert overview.united({"A": (same,), "B": (turned,)}) == (same,)
    assert overview.united({"A": (same, Gap("praise", ("sms",))), "B": (turned, Gap("outage", ("sms",)))}) == (
        same,
        Gap("praise", ("sms",), ("A",)),
        Gap("outage", ("sms",), ("B",)),
    )
    assert overview.united({"A": (same, Gap("outage", ("sms",))), "B": (Gap("complaint", ("sms",)),)}) == (
        Gap("complaint", ("sms", "chat"), ("A",)),
        Gap("complaint", ("sms",), ("B",)),
        Gap("outage", ("sms",), ("A",)),
    )


def test_unused_variables(made: SimpleNamespace) -> None:
    responses = [Response(0, 0, made.entry(), Traits(variables=("ticket.id", "agent.name")))]
    assert overview.unused(responses, ["ticket.id", "agent.*", "order.*", "ticket.url"]) == ("order.*", "ticket.url")
