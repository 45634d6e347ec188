"""What an audit could not read, said at the end: rows that were skipped, and values that were dropped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tonecheck.cli import _audit_words
from tonecheck.errors import TonecheckError
from tonecheck.languages import reasons

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


def say(path: Path, outcome: Outcome | SparkOutcome, ui: str) -> None:
    """Names the first of them, with row and reason."""
    from tonecheck.audit.store import Store

    if not outcome.skipped and not outcome.dropped:
        return
    with Store(path, read_only=True) as store:
        lines = list(_lines(store, outcome, ui))
    for line in lines:
        click.echo(line, err=True)


def require_replies(outcome: Outcome | SparkOutcome) -> None:
    """Raises TonecheckError where there was nothing to judge."""
    if not outcome.replies:
        raise TonecheckError(
            "no agent's reply was found.",
            remedy="Look at --preview, --agent-domain, --agent-value, --since and --until.",
        )


def _lines(store: Store, outcome: Outcome | SparkOutcome, ui: str) -> Iterator[str]:
    if outcome.skipped:
        for source, line, reason in store.all(_SKIPPED):
            yield f"  {source}:{line}: {reasons.said(reason, ui)}"
        yield _audit_words.ALL_SKIPPED.get(ui)
    if outcome.dropped:
        for source, line, field, value in store.all(_DROPPED):
            yield f"  {source}:{line}: {_audit_words.DROPPED.get(ui, {'field': field, 'value': value})}"
        yield _audit_words.ALL_DROPPED.get(ui)
