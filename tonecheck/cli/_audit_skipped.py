"""What an audit could not read, said at the end: rows that were skipped, and values that were dropped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tonecheck.audit.auditing import Outcome
    from tonecheck.audit.spark import SparkOutcome
    from tonecheck.audit.store import Store

#: So many of each kind are named.
_SHOWN = 5
_SKIPPED = f"SELECT source, line, reason FROM skipped ORDER BY source, line LIMIT {_SHOWN}"
_DROPPED = f"""
SELECT source, line, field, value FROM dropped JOIN replies USING (reply) ORDER BY source, line, field LIMIT {_SHOWN}
"""


def counts(outcome: Outcome | SparkOutcome) -> str:
    """The part of the last line that says how many there are; nothing where there are none."""
    said = (
        f"; {outcome.skipped} rows skipped" if outcome.skipped else "",
        f"; {outcome.dropped} ratings or times beside replies left out" if outcome.dropped else "",
    )
    return "".join(said)


def say(path: Path, outcome: Outcome | SparkOutcome) -> None:
    """Names the first of them, with row and reason."""
    from tonecheck.audit.store import Store

    if not outcome.skipped and not outcome.dropped:
        return
    with Store(path, read_only=True) as store:
        lines = list(_lines(store, outcome))
    for line in lines:
        click.echo(line, err=True)


def _lines(store: Store, outcome: Outcome | SparkOutcome) -> Iterator[str]:
    if outcome.skipped:
        yield from (f"  {source}:{line}: {reason}" for source, line, reason in store.all(_SKIPPED))
        yield "All of them, and why: SELECT * FROM skipped."
    if outcome.dropped:
        for source, line, field, value in store.all(_DROPPED):
            yield f"  {source}:{line}: {field} '{value}' cannot be read; the reply counts without it"
        yield "All of them: SELECT * FROM dropped."
