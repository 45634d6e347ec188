"""The messages of an archive: how columns are told, what is wanted, where a limit ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tonecheck.audit import generated
from tonecheck.audit.auditing import Plan
from tonecheck.audit.message import Message
from tonecheck.audit.reading import Reading, mapping_of
from tonecheck.audit.row import Row, Unreadable
from tonecheck.errors import TonecheckError

ROWS = [Row("a.csv", 1, {"antwort": "Guten Tag, das Paket ist da.", "wer": "anna"})]


def test_a_mapping_to_a_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(TonecheckError, match="text"):
        mapping_of(ROWS, {"reply": "text"})


def test_a_given_mapping_is_taken() -> None:
    given = {"reply": "antwort", "agent": "wer"}
    assert mapping_of(ROWS, given) == given


def test_without_a_mapping_it_is_guessed() -> None:
    assert mapping_of(ROWS, None)["reply"] == "antwort"


def test_a_limit_counts_messages_and_not_what_cannot_be_read(tmp_path: Path, plan: Callable[..., Plan]) -> None:
    path = tmp_path / "a.csv"
    generated.write_csv(path, 6)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join([lines[0], "a,b\n", *lines[1:]]), "utf-8")
    found = list(Reading(plan(path, limit=2)).chosen())
    assert [type(one) for one in found] == [Unreadable, Message, Message]


def test_whose_replies_were_forgotten_are_not_read_again(tmp_path: Path, plan: Callable[..., Plan]) -> None:
    generated.write_csv(tmp_path / "a.csv", 12)
    made = plan(tmp_path / "a.csv")
    every = [one for one in Reading(made).messages() if isinstance(one, Message)]
    gone = every[0].agent
    left = [one for one in Reading(made, None, (frozenset({str(gone)}), None)).messages() if isinstance(one, Message)]
    assert [one.key for one in left] == [one.key for one in every if one.agent != gone]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["03/04/2025", "05/06/2025"], [None, None]),
        (["12/31/2025", "31/12/2025", "03/04/2025"], ["2025-12-31", "2025-12-31", None]),
        (["03/04/2025", "12/31/2025"], ["2025-03-04", "2025-12-31"]),
        (["03/04/2025", "31/12/2025"], ["2025-04-03", "2025-12-31"]),
    ],
)
def test_the_first_rows_show_the_order_of_day_and_month(
    dates: list[str], expected: list[str | None], tmp_path: Path, plan: Callable[..., Plan]
) -> None:
    rows = (f"{number},Guten Tag das Paket Nummer {number} ist da.,{date}\n" for number, date in enumerate(dates))
    (tmp_path / "a.csv").write_text("".join(["id,antwort,gesendet\n", *rows]), "utf-8")
    found = list(Reading(plan(tmp_path / "a.csv")).messages())
    times = [str(one.sent_at.date()) if isinstance(one, Message) and one.sent_at else None for one in found]
    assert times == expected
