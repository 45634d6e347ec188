"""`check --override`: replies that go out in spite of their findings, with the reason on record."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tonecheck import config, overrides
from tonecheck.cli._run import Gate
from tonecheck.cli._sources import Request
from tonecheck.rule import Text
from tonecheck.run import Checked

if TYPE_CHECKING:
    from tonecheck.checker import Checker

_DONE = Text("Festgehalten in {log}: {count}.", "Recorded in {log}: {count}.")
_NOTHING = Text("Nichts zu übergehen: keine Befunde.", "Nothing to override: no findings.")


def require_reason(reason: str | None) -> None:
    """Raises click.UsageError where a reason is given that says nothing."""
    if reason is not None and not reason.strip():
        raise click.UsageError('--override needs a reason: --override "promised on the phone".')


def log_of(given: str | None, request: Request) -> Path:
    """The log: the option's, else that of the settings, else the user's own."""
    if given:
        return Path(given).expanduser()
    named = config.settings_for(request.folder).override_log
    return Path(named) if named else overrides.default_log()


def record(
    checked: Sequence[Checked], checker: Checker, log: Path, gate: Gate, *, reason: str, agent: str | None
) -> None:
    """Add each reply that has findings, or fails without any, to the log.

    Raises TonecheckError where the log does not take it.
    """
    guide = overrides.OverriddenBy(checker.guide.name, checker.guide.sha256)
    entries = [
        overrides.override(one.reply.text, one.report, reason=reason, guide=guide, agent=agent)
        for one in checked
        if one.report.findings or _fails(one, gate)
    ]
    if entries:
        overrides.append(log, entries)
    said = _DONE if entries else _NOTHING
    print(said.get(checker.ui, {"log": str(log), "count": str(len(entries))}), file=sys.stderr)


def _fails(checked: Checked, gate: Gate) -> bool:
    score = checked.report.score
    is_low = gate.min_score is not None and score is not None and score < gate.min_score
    return is_low or checked.report.verdict == "red"
