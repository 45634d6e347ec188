"""Findings under the sentence in which they stand, with their words underlined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from tonecheck.findings import mask_spans
from tonecheck.formatters._layout import Paint, display, paragraph, underline, wrap
from tonecheck.languages.ui import say
from tonecheck.report import Finding
from tonecheck.rule import Span
from tonecheck.run import Checked

SIGNS = {"error": "✗", "warning": "!", "note": "·"}
#: Sentences that fill more lines than this are cut to the lines that carry a finding.
MOST_LINES = 3
INDENT = "     "


def secrets(findings: Sequence[Finding]) -> tuple[Span, ...]:
    """The spans that no output may show."""
    return tuple(Span(found.start, found.end) for found in findings if found.rule == "never.personal-data")


def sentence_of(result: Checked, finding: Finding) -> Span:
    """The sentence around a finding, or its line outside of sentences."""
    for sentence in result.report.sentences:
        if sentence.start <= finding.start < sentence.end:
            return Span(sentence.start, max(sentence.end, finding.end))
    text = result.reply.text
    start = max(text.rfind("\n", 0, finding.start), text.rfind("\r", 0, finding.start)) + 1
    ends = [at for end in "\r\n" if (at := text.find(end, finding.end)) >= 0]
    return Span(start, min(ends, default=len(text)))


def excerpt(result: Checked, span: Span, findings: Sequence[Finding], width: int, paint: Paint) -> Iterator[str]:
    """The sentence with its line number, and a row of marks below each of its lines that has any."""
    text = mask_spans(result.reply.text, span.start, span.end, secrets(result.report.findings))
    places = [(found.start, found.end) for found in findings]
    places += [(other.start, other.end) for found in findings for other in found.related]
    marked = [Span(start - span.start, end - span.start) for start, end in places]
    lines = wrap(text, width - len(INDENT))
    rows = [underline(text, line, marked) for line in lines]
    keep = range(len(lines)) if len(lines) <= MOST_LINES else [at for at, row in enumerate(rows) if row]
    number = f"{findings[0].line:>3}  "
    for at in keep:
        more = " …" if at + 1 < len(lines) and at + 1 not in keep else ""
        yield paint("dim", number) + display(text[lines[at].start : lines[at].end]) + more
        if rows[at]:
            yield INDENT + paint(findings[0].severity, rows[at])
        number = INDENT


def source_of(finding: Finding) -> str:
    """The rule and the guide's line."""
    return finding.rule + (f" · {finding.guide}" if finding.guide else "")


def describe(finding: Finding, ui: str, width: int, paint: Paint) -> Iterator[str]:
    """What is wrong, why it matters, what would be better, and where the guide says so."""
    sign = paint(finding.severity, SIGNS[finding.severity])
    state = "" if finding.state == "new" else f" ({say(ui, f'state.{finding.state}')})"
    yield from paragraph(finding.message + state, width, INDENT + "  ", f"{INDENT}{sign} ")
    if finding.why:
        yield from (paint("dim", line) for line in paragraph(finding.why, width, INDENT + "  "))
    if finding.suggestions:
        quoted = " / ".join(say(ui, "quoted", text=text) for text in finding.suggestions[:3])
        better = paint("better", "→")
        yield from paragraph(quoted, width, INDENT + "    ", f"{INDENT}  {better} ")
    source = source_of(finding)
    yield " " * max(len(INDENT) + 2, width - cell_len(source)) + paint("dim", source)
