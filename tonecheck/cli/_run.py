"""A run of `check`: guide, replies, findings, output, exit status."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from tonecheck import config, formatters
from tonecheck.cli import Exit, _guides, _terminal
from tonecheck.cli._sources import Request, read_all
from tonecheck.reply import Reply, Skipped
from tonecheck.rule import Severity
from tonecheck.run import Checked, Tally

if TYPE_CHECKING:
    from tonecheck.checker import Checker


class Gate(msgspec.Struct, frozen=True):
    """What makes the run fail."""

    fail_level: Severity
    min_score: float | None
    exit_zero: bool


def check(
    request: Request, guide: str | None, format_: str, ui: str | None, gate: Gate, view: formatters.Options
) -> int:
    """Check every reply of the request, write the output and return the exit status."""
    from tonecheck.provenance import head

    settings = config.settings_for(request.folder)
    request = msgspec.structs.replace(request, defaults=with_settings(request.defaults, settings))
    wanted_ui = ui or settings.ui or (_terminal.language() if format_ == "terminal" else None)
    models = _guides.models(request.models, request.folder)
    found, is_shown = _guides.named_or_found(guide, request.folder), format_ != "terminal"
    checker = _guides.checker(found, ui=wanted_ui, models=models, evidence=is_shown)
    _guides.say_warnings(checker.guide)
    tally = Tally(fail_level=gate.fail_level, min_score=gate.min_score)
    render = formatters.load(format_)
    for piece in render(head(checker, hashed=is_shown), _results(request, checker, tally), tally, view):
        sys.stdout.write(piece)
    if format_ != "terminal" or not sys.stdout.isatty():  # a terminal has shown them already
        for skipped in tally.skipped:
            print(f"{skipped.source}: not checked: {skipped.reason}", file=sys.stderr)
    if tally.skipped:
        return Exit.WRONG_INPUT
    return Exit.FOUND if tally.failed and not gate.exit_zero else Exit.CLEAN


def _results(request: Request, checker: Checker, tally: Tally) -> Iterator[Checked]:
    met: set[tuple[str | None, ...]] = set()
    for item in read_all(request):
        if isinstance(item, Skipped):
            tally.skipped.append(item)
            continue
        context = (item.channel, item.situation, item.segment)
        if context not in met:
            met.add(context)
            _guides.say_unknown_names(
                checker.guide, channel=item.channel, situation=item.situation, segment=item.segment
            )
        report = checker.check(item)
        tally.add(report)
        score = checker.policy_of(report).score
        yield Checked(item, report, score.pass_, score.warn, tuple(score.critical))


def with_settings(defaults: Reply, settings: config.Settings) -> Reply:
    """The settings' context where the command line gives none."""
    names = ("channel", "situation", "segment", "language")
    return msgspec.structs.replace(
        defaults, **{name: getattr(settings, name) for name in names if getattr(defaults, name) is None}
    )
