"""The score of a response once suppressed findings no longer count."""

from __future__ import annotations

import msgspec

from tonecheck import score
from tonecheck.lint.work import Entry


def rescored(entry: Entry) -> Entry:
    """The entry with marks, score and verdict as if its suppressed findings were not there."""
    report = entry.report
    gone = {found.rule.partition(".")[0] for found in report.findings if found.state == "suppressed"}
    if not gone:
        return entry
    marks = dict(report.marks)
    for family in gone:
        left = [found for found in report.findings if found.rule.startswith(f"{family}.")]
        counting = [found.severity for found in left if found.state != "suppressed"]
        if family != "tone" and marks.get(family) is not None:
            marks[family] = score.family_mark(counting, report.words)
        elif family == "tone" and not counting and marks.get(family) is not None:
            marks[family] = 100.0
    outcome = score.judge(
        marks,
        words=report.words,
        weights=entry.weights,
        pass_=entry.pass_,
        warn=entry.warn,
        critical=any(found.rule in entry.critical for found in report.findings if found.state != "suppressed"),
    )
    return msgspec.structs.replace(
        entry,
        report=msgspec.structs.replace(
            report,
            scored=outcome.score is not None,
            score=outcome.score,
            verdict=outcome.verdict,
            marks=outcome.marks,
            addends=outcome.addends,
        ),
    )
