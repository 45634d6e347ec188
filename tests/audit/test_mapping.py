"""Which column is what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tonecheck.audit import mapping
from tonecheck.audit.row import Row
from tonecheck.errors import TonecheckError


def _row(**values: Any) -> Row:
    return Row("a.csv", 2, values)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("reply=body,agnet=x", "Did you mean 'agent'"),
        ("xyz=body", "Fields are reply"),
        ("fehlt.toml", "No such file"),
    ],
)
def test_what_is_no_mapping_is_said(given: str, words: str) -> None:
    with pytest.raises(TonecheckError, match=words):
        mapping.parse(given)


def test_columns_that_say_nothing_are_not_guessed() -> None:
    with pytest.raises(TonecheckError, match="no column seems to hold replies"):
        mapping.guess([_row(a="1", b="kurz")])


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            _row(ID="1", Antwort="Guten Tag", Bearbeiter="x", Kanal="chat", Datum="2025-01-01"),
            {"reply": "Antwort", "agent": "Bearbeiter", "channel": "Kanal", "time": "Datum", "id": "ID"},
        ),
        (
            _row(**{"comment.body": "Hello", "comment.author_id": 3, "created_at": "x", "ticket_id": 4}),
            {"reply": "comment.body", "agent": "comment.author_id", "time": "created_at", "ticket": "ticket_id"},
        ),
        (_row(xyz="Ein langer Satz, der eine Antwort ist.", n="4"), {"reply": "xyz"}),
        (_row(message="Wo ist es?", reply="Hier."), {"reply": "reply"}),
        (
            _row(**{"Kundenanfrage": "Wo?", "Text der Antwort": "Hier.", "CSAT [1-5]": "4", "Sachbearbeiter": "x"}),
            {"reply": "Text der Antwort", "customer": "Kundenanfrage", "agent": "Sachbearbeiter", "csat": "CSAT [1-5]"},
        ),
        (
            _row(**{"Antworttext": "Hier.", "Kundenzufriedenheit (1.0-5.0)": "4"}),
            {"reply": "Antworttext", "csat": "Kundenzufriedenheit (1.0-5.0)"},
        ),
    ],
)
def test_names_of_columns_tell_what_they_hold(row: Row, expected: dict[str, str]) -> None:
    assert mapping.guess([row]) == expected


def test_a_mapping_that_was_written_is_read_again(tmp_path: Path) -> None:
    made = {"reply": 'Text "neu"', "agent": "wer"}
    mapping.write(tmp_path / "map.toml", made)
    assert mapping.parse(str(tmp_path / "map.toml")) == made


def test_a_preview_shows_the_first_value() -> None:
    rows = [_row(text=" "), _row(text="Guten Tag,\nFrau Berger")]
    assert list(mapping.preview({"reply": "text"}, rows)) == ["reply = text: Guten Tag, Frau Berger"]


def test_a_missing_column_is_said_with_one_that_is_like_it() -> None:
    with pytest.raises(TonecheckError, match="Did you mean 'text'"):
        mapping.require_columns({"reply": "txt"}, _row(text="x"))
    with pytest.raises(TonecheckError, match="Add reply=COLUMN"):
        mapping.require_columns({"agent": "text"}, _row(text="x"))
