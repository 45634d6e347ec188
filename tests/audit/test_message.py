"""Rows as agents' messages: who wrote, when, and by what a message is known again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from tonecheck.audit.message import Filter, Message, read
from tonecheck.audit.pseudonyms import Pseudonyms
from tonecheck.audit.row import Row, Unreadable

MADE = Pseudonyms(b"k" * 32)
TEXT = "Guten Tag, alles klar."


def _read(
    wanted: Filter | None = None, mapping: dict[str, str] | None = None, **values: Any
) -> Message | Unreadable | None:
    values = {"reply": TEXT, **values}
    given = mapping or {name: name for name in values}
    return read(Row("a.csv", 2, values), given, wanted or Filter(), MADE)


def _message(wanted: Filter | None = None, **values: Any) -> Message:
    found = _read(wanted, **values)
    assert isinstance(found, Message)
    return found


@pytest.mark.parametrize(
    ("wanted", "values"),
    [
        (Filter(), {"direction": "inbound"}),
        (Filter(), {"direction": "customer"}),
        (Filter(out=frozenset({"wir"})), {"direction": "agent"}),
        (Filter(domains=("haus.de",)), {"sender": "otto@kunde.de"}),
        (Filter(domains=("haus.de",)), {"sender": "otto@malhaus.de"}),
        (Filter(domains=("haus.de",)), {}),
        (Filter(since=datetime(2025, 2, 1)), {"time": "2025-01-31"}),
        (Filter(since=datetime(2025, 2, 1)), {}),
        (Filter(until=datetime(2025, 2, 1)), {"time": "2025-02-01"}),
        (Filter(forgotten_agents=frozenset({MADE.agent("x")})), {"agent": "x"}),  # type: ignore[arg-type]
    ],
)
def test_what_is_not_wanted_is_none(wanted: Filter, values: dict[str, Any]) -> None:
    assert _read(wanted, **values) is None


def test_a_column_named_incoming_says_no_of_agents() -> None:
    mapping = {"reply": "reply", "direction": "incoming"}
    assert _read(mapping=mapping, incoming="true") is None
    assert isinstance(_read(mapping=mapping, incoming="False"), Message)


@pytest.mark.parametrize(
    ("wanted", "values"),
    [
        (Filter(), {"direction": "OUTBOUND"}),
        (Filter(domains=("haus.de",)), {"sender": "jana@post.haus.de"}),
        (Filter(until=datetime(2025, 2, 1)), {"time": "2025-01-31 23:59"}),
    ],
)
def test_what_is_wanted_is_read(wanted: Filter, values: dict[str, Any]) -> None:
    assert _message(wanted, **values).text == TEXT


@pytest.mark.parametrize(
    "values", [{"reply": " "}, {"reply": None}, {"time": "bald"}, {"reply": "x" * ((1 << 20) + 1)}]
)
def test_what_cannot_be_read_is_named(values: dict[str, Any]) -> None:
    found = _read(**values)
    assert isinstance(found, Unreadable)
    assert (found.source, found.line) == ("a.csv", 2)


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("csat", "n/a", "n/a"),
        ("nps", " gut\ud800 ", "gut?"),
        ("ces", [1], "[1]"),
        ("response", "2:30 h", "2:30 h"),
        ("asked", "x" * 50, "x" * 20),
    ],
)
def test_a_figure_beside_a_reply_that_cannot_be_read_is_dropped_alone(field: str, value: Any, shown: str) -> None:
    values = {"csat": "4", "nps": "9", "ces": "2", "time": "2025-01-01 10:00", "response": "60", field: value}
    found = _message(**values)
    assert found.dropped == ((field, shown),)
    kept = {"csat": found.csat, "nps": found.nps, "ces": found.ces, "response": found.response_seconds}
    expected = {"csat": 4.0, "nps": 9.0, "ces": 2.0, "response": 60.0, field: None}
    assert kept == {name: expected[name] for name in kept}


def test_fields_are_cleaned() -> None:
    found = _message(
        reply="<p>Guten\ud800 Tag</p>",
        agent=" x ",
        channel="Chat",
        language="DE-at",
        time="2025-01-01 10:00",
        asked="2025-01-01 09:00",
    )
    assert (found.text, found.channel, found.language, found.response_seconds) == ("Guten? Tag", "chat", "de", 3600)
    assert found.agent == MADE.agent("x")


def test_an_answer_before_its_question_has_no_time() -> None:
    assert _message(time="2025-01-01 09:00", asked="2025-01-01 10:00").response_seconds is None


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({"id": "1"}, {"id": "1", "time": "2025-01-01"}, True),
        ({"id": "1"}, {"id": "2"}, False),
        ({"id": "1"}, {"id": "1", "reply": "Anders."}, False),
        ({"time": "2025-01-01", "agent": "a"}, {"time": "2025-01-01", "agent": "a"}, True),
        ({"time": "2025-01-01", "agent": "a"}, {"time": "2025-01-01", "agent": "b"}, False),
        ({"time": "2025-01-01", "ticket": "1"}, {"time": "2025-01-01", "ticket": "2"}, False),
    ],
)
def test_a_message_is_known_again_by_what_it_has(first: dict[str, Any], second: dict[str, Any], same: bool) -> None:
    assert (_message(**first).key == _message(**second).key) is same
