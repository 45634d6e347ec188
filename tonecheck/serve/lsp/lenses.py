"""The score above each reply, and how it adds up."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from tonecheck.formatters._explain import explain, number
from tonecheck.formatters._layout import Paint
from tonecheck.languages.ui import count, say
from tonecheck.report import Report
from tonecheck.serve.lsp.judging import Judgement
from tonecheck.serve.lsp.positions import Positions

EXPLAIN = "tonecheck.explainScore"
_LIGHTS = {"green": "🟢", "amber": "🟡", "red": "🔴", "none": "⚪"}


def lenses(judgement: Judgement, encoding: str) -> Iterator[types.CodeLens]:
    """One line for each reply: light, score, verdict, numbers of findings."""
    positions = Positions(judgement.document.text, encoding)
    for index, judged in enumerate(judgement.judged):
        first = len(judged.passage.text) - len(judged.passage.text.lstrip())
        start, _ = judged.passage.span(first, first)
        title = summary(judged.report, judgement.ui)
        command = types.Command(title=title, command=EXPLAIN, arguments=[judgement.document.uri, index])
        yield types.CodeLens(range=positions.range(start, start), command=command)


def summary(report: Report, ui: str) -> str:
    """`🟡 71,4 · überarbeiten · 2 Fehler · 1 Warnung`."""
    parts = [_LIGHTS[report.verdict]]
    parts[0] += f" {number(report.score, ui)}" if report.score is not None else ""
    parts.append(say(ui, f"verdict.{report.verdict}"))
    for severity in ("error", "warning", "note"):
        if n := sum(finding.severity == severity for finding in report.findings):
            parts.append(count(ui, severity, n))
    return " · ".join(parts)


def explanation(judgement: Judgement, index: int) -> str | None:
    """How the score of that reply adds up, in lines; None where there is no such reply."""
    if not 0 <= index < len(judgement.judged):
        return None
    report = judgement.judged[index].report
    return "\n".join([summary(report, judgement.ui), *explain(report, judgement.ui, Paint(False))])
