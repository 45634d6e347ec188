from __future__ import annotations

import json
from datetime import datetime

import duckdb
import pytest

from tonecheck.audit.report.document import Document
from tonecheck.audit.report.service import times
from tonecheck.audit.report.store import Store


@pytest.mark.parametrize(
    ("amount", "unit", "asked", "sent", "kept"),
    [
        (4, "hour", "2025-03-05 10:00", "2025-03-05 14:00", True),
        (4, "hour", "2025-03-05 10:00", "2025-03-05 14:01", False),
        (1, "day", "2025-03-05 10:00", "2025-03-06 10:00", True),
        (1, "workday", "2025-03-05 10:00", "2025-03-06 23:59", True),  # Wednesday, Thursday
        (1, "workday", "2025-03-05 10:00", "2025-03-07 00:01", False),
        (1, "workday", "2025-03-07 10:00", "2025-03-10 12:00", True),  # Friday, Monday
        (1, "workday", "2025-03-07 10:00", "2025-03-11 00:01", False),
        (1, "workday", "2025-03-08 10:00", "2025-03-10 12:00", True),  # Saturday counts from Monday on
        (1, "workday", "2025-03-09 10:00", "2025-03-11 00:01", False),
        (5, "workday", "2025-03-05 10:00", "2025-03-12 23:00", True),
        (5, "workday", "2025-03-05 10:00", "2025-03-13 00:01", False),
        (1, "month", "2025-01-31 10:00", "2025-02-28 10:00", True),
        (1, "month", "2025-01-31 10:00", "2025-03-01 10:00", False),
    ],
)
def test_a_reply_is_in_time_or_not(amount: int, unit: str, asked: str, sent: str, kept: bool, make: object) -> None:
    assert callable(make)
    path = make(n=20)
    seconds = (datetime.fromisoformat(sent) - datetime.fromisoformat(asked)).total_seconds()
    service = {"email": {"first_reply": {"amount": amount, "unit": unit, "text": "so"}, "solution": None}}
    with duckdb.connect(str(path)) as database:
        database.execute("UPDATE runs SET service = ?", [json.dumps(service)])
        database.execute(
            "UPDATE replies SET channel = 'email', ticket = NULL, sent_at = ?, response_seconds = ?", [sent, seconds]
        )
    (found,) = times(Store(path))
    assert found.within is not None
    assert (found.n, found.within.value, found.standard) == (20, float(kept), "so")


def test_only_the_first_reply_to_a_ticket_counts(make: object) -> None:
    assert callable(make)
    path = make(n=40)
    with duckdb.connect(str(path)) as database:
        database.execute(
            "UPDATE replies SET channel = 'email', response_seconds = CASE WHEN reply % 2 = 1 THEN 60 ELSE 9e6 END"
        )
    (found,) = times(Store(path))
    assert (found.n, found.median, found.ninety) == (20, 60, 60)


def test_the_solution_counts_from_the_first_question_to_the_last_reply(make: object) -> None:
    assert callable(make)
    path = make(n=4)
    service = {"email": {"first_reply": None, "solution": {"amount": 3, "unit": "hour", "text": "3 Stunden"}}}
    with duckdb.connect(str(path)) as database:
        database.execute("UPDATE runs SET service = ?", [json.dumps(service)])
        database.execute("UPDATE replies SET channel = 'email', ticket = CASE WHEN reply <= 2 THEN 'a' ELSE 'b' END")
        database.execute("UPDATE replies SET response_seconds = 600, sent_at = TIMESTAMP '2025-03-05 10:10:00'")
        database.execute("UPDATE replies SET sent_at = sent_at + INTERVAL 2 HOUR WHERE reply = 2")
        database.execute("UPDATE replies SET sent_at = sent_at + INTERVAL 4 HOUR WHERE reply = 4")
    first, solved = times(Store(path))
    assert (first.what, first.n, first.median, first.within) == ("first_reply", 2, 600, None)
    assert (solved.what, solved.n, solved.standard) == ("solution", 2, "3 Stunden")
    assert solved.median == (7800 + 15_000) / 2
    assert solved.within is not None
    assert solved.within.value == 0.5


def test_channels_without_a_standard_have_none(document: Document) -> None:
    assert {one.channel: one.within is not None for one in document.times} == {
        "email": True,
        "chat": False,
        "letter": False,
    }


def test_without_times_there_is_nothing(make: object) -> None:
    assert callable(make)
    assert times(Store(make(n=40, times=False))) == []
