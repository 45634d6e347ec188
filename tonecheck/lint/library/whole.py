"""What comparing all responses of a run finds, put to the findings on each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from tonecheck import checks, guide
from tonecheck.languages.ui import say
from tonecheck.lint.library import likeness, overview, twins
from tonecheck.lint.library.responses import Response
from tonecheck.lint.running import Done
from tonecheck.lint.work import Entry
from tonecheck.report import DIMENSIONS, Report
from tonecheck.run import Gap, Overview


def compared(results: Sequence[Done], ui: str) -> tuple[list[Done], Overview]:
    """The results with the findings of the comparison, and the library in figures."""
    responses = [
        Response(file, number, entry, entry.traits)
        for file, done in enumerate(results)
        for number, entry in enumerate(done.outcome.entries)
        if entry.traits is not None
    ]
    twins.compare(responses, ui)
    likeness.compare(responses, ui)
    overview.outliers(responses, ui, {name: say(ui, f"dimension.{name}") for name in DIMENSIONS})
    missing, never_used = _of_guides(results, responses)
    found = Overview(
        twins=sum(1 for _ in twins.pairs(responses)),
        consistency=overview.consistency(responses),
        without_response=missing,
        unused_placeholders=never_used,
    )
    return _with_findings(results, responses), found


def _of_guides(results: Sequence[Done], responses: Sequence[Response]) -> tuple[tuple[Gap, ...], tuple[str, ...]]:
    """What the guides name and no response is for, or has."""
    missing, known = dict[str, tuple[Gap, ...]](), list[str]()
    for name in dict.fromkeys(done.job.guide for done in results):
        own = [one for one in responses if results[one.file].job.guide == name]
        loaded = guide.load(name, checks.all_checks())
        options: Any = loaded.policy().options.get("templates")
        shown = loaded.name if loaded.name not in missing else Path(name).name
        missing[shown] = overview.gaps(own, loaded.situations, loaded.channels)
        known += options.known if options else ()
    return overview.united(missing), overview.unused(responses, known)


def _with_findings(results: Sequence[Done], responses: Iterable[Response]) -> list[Done]:
    found = {(one.file, one.number): one.found for one in responses if one.found}
    made = []
    for file, done in enumerate(results):
        entries = tuple(
            _with(entry, found.get((file, number), [])) for number, entry in enumerate(done.outcome.entries)
        )
        outcome = msgspec.structs.replace(done.outcome, entries=entries)
        made.append(msgspec.structs.replace(done, outcome=outcome))
    return made


def _with(entry: Entry, found: list[Any]) -> Entry:
    if not found:
        return entry
    ordered = tuple(sorted((*entry.report.findings, *found), key=lambda one: (one.start, one.end, one.rule)))
    report: Report = msgspec.structs.replace(entry.report, findings=ordered)
    return msgspec.structs.replace(entry, report=report)
