"""A guide that nobody has read for a year is told from a fresh one, and from one of tomorrow."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import pytest

from tonecheck.guide import Section, load_text, review_note


@pytest.mark.parametrize(
    ("reviewed", "today", "said"),
    [
        (None, "2026-10-02", None),
        ("2026-10-01", "2026-10-01", None),
        ("2026-10-01", "2026-10-02", None),
        ("2026-10-01", "2027-10-01", None),
        ("2026-10-01", "2027-10-02", ("mehr als zwölf Monaten", "more than twelve months")),
        ("2027-01-01", "2026-10-02", ("in der Zukunft", "in the future")),
    ],
)
def test_note(reviewed: str | None, today: str, said: tuple[str, str] | None, sections: Mapping[str, Section]) -> None:
    guide = load_text("tonecheck: 1\n" + (f"reviewed: {reviewed}\n" if reviewed else ""), sections)
    note = review_note(guide, datetime.date.fromisoformat(today))
    assert (note is None) == (said is None)
    if note and said:
        assert said[0] in note.de
        assert said[1] in note.en
        assert (reviewed or "") in note.de
        assert (reviewed or "") in note.en
