"""What the editor shows over a finding: the rule, why it matters, better wordings, the guide's line."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from tonecheck.languages.ui import say
from tonecheck.report import Finding
from tonecheck.serve.lsp.diagnostics import FileNamed, guide_line
from tonecheck.serve.lsp.judging import Judgement
from tonecheck.serve.lsp.positions import Positions

#: Better wordings that are shown; the code actions have all.
MOST_SUGGESTIONS = 5


def hover(judgement: Judgement, position: types.Position, encoding: str, file_named: FileNamed) -> types.Hover | None:
    """The findings at a position, the narrowest first; None where there are none."""
    positions = Positions(judgement.document.text, encoding)
    at = positions.offset(position)
    found: list[tuple[int, int, Finding]] = []
    for judged in judgement.judged:
        for finding in judged.report.findings:
            start, end = judged.passage.span(finding.start, finding.end)
            if start <= at < max(end, start + 1):
                found.append((start, end, finding))
    if not found:
        return None
    found.sort(key=lambda one: one[1] - one[0])
    text = "\n\n---\n\n".join("\n\n".join(_lines(finding, judgement.ui, file_named)) for *_, finding in found)
    start, end, _ = found[0]
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), positions.range(start, end))


def _lines(finding: Finding, ui: str, file_named: FileNamed) -> Iterator[str]:
    yield f"**{finding.rule}** · {say(ui, f'severity.{finding.severity}')}"
    yield escaped(finding.message)
    if finding.why:
        yield escaped(finding.why)
    if finding.suggestions:
        better = " / ".join(say(ui, "quoted", text=escaped(one)) for one in finding.suggestions[:MOST_SUGGESTIONS])
        yield f"{say(ui, 'better')}: {better}"
    if finding.guide:
        line = guide_line(finding, file_named)
        shown = f"[{finding.guide}]({line.uri}#L{line.range.start.line + 1})" if line else finding.guide
        yield f"{say(ui, 'guide')}: {shown}"


def escaped(text: str) -> str:
    """A text as Markdown shows it, so that a customer's asterisks stay asterisks."""
    for sign in "\\`*_{}[]<>#|":
        text = text.replace(sign, f"\\{sign}")
    return text
