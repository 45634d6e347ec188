"""Findings as the editor's diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from lsprotocol import types

from tonecheck import resources
from tonecheck.languages.ui import say
from tonecheck.report import Finding
from tonecheck.serve.lsp.judging import Judged, Judgement
from tonecheck.serve.lsp.positions import Positions

SOURCE = "tonecheck"
SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
FileNamed = Callable[[str], Path | None]


def diagnostics(judgement: Judgement, encoding: str, file_named: FileNamed) -> Iterator[types.Diagnostic]:
    """What was found, and what could not be checked, at its place in the source."""
    positions = Positions(judgement.document.text, encoding)
    for offset, why in judgement.errors:
        yield types.Diagnostic(
            range=positions.range(offset, offset),
            message=why,
            severity=types.DiagnosticSeverity.Warning,
            source=SOURCE,
        )
    for judged in judgement.judged:
        for finding in judged.report.findings:
            yield _diagnostic(finding, judged, judgement, positions, file_named)


def _diagnostic(
    finding: Finding, judged: Judged, judgement: Judgement, positions: Positions, file_named: FileNamed
) -> types.Diagnostic:
    start, end = judged.passage.span(finding.start, finding.end)
    uri = judgement.document.uri
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(uri, positions.range(*judged.passage.span(other.start, other.end))), other.text
        )
        for other in finding.related
    ]
    if line := guide_line(finding, file_named):
        related.append(types.DiagnosticRelatedInformation(line, f"{say(judgement.ui, 'guide')}: {finding.guide}"))
    page = page_of(finding.rule)
    return types.Diagnostic(
        range=positions.range(start, end),
        message=f"{finding.message} ({finding.guide})" if finding.guide else finding.message,
        severity=SEVERITIES[finding.severity],
        source=SOURCE,
        code=finding.rule,
        code_description=types.CodeDescription(page) if page else None,
        related_information=related or None,
        data={"fingerprint": finding.fingerprint},
    )


def guide_line(finding: Finding, file_named: FileNamed) -> types.Location | None:
    """Where the line of the guide stands that a finding rests on."""
    name, _, line = (finding.guide or "").rpartition(":")
    file = file_named(name) if name else None
    if file is None or not line.isdigit():
        return None
    place = types.Position(int(line) - 1, 0)
    return types.Location(file.resolve().as_uri(), types.Range(place, place))


def page_of(rule: str) -> str | None:
    """The address of a rule's page, which a checkout has and an installed package has not."""
    from tonecheck.checks import all_rules

    page = resources.styleguides_dir().parent / "docs" / "rules.md"
    if rule not in all_rules() or not page.is_file():
        return None
    return f"{page.resolve().as_uri()}#{rule.replace('.', '')}"
