"""Reviewdog's diagnostic format, with suggestions; columns count bytes in UTF-8, and ends are exclusive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from tonecheck.formatters import Options
from tonecheck.formatters._machine import NAME, level_of, new, path, path_of
from tonecheck.report import Finding
from tonecheck.run import Checked, Head, Tally

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(_head: Head, results: Iterable[Checked], tally: Tally, options: Options) -> Iterator[str]:
    """One document with a diagnostic for each new finding."""
    found = []
    for result in results:
        lines = options.lines(result.report.source or "-")
        found += [_diagnostic(path_of(result), finding, lines) for finding in new(result)]
    found += [
        {
            "message": skipped.reason,
            "location": {"path": path(skipped.source)},
            "severity": _SEVERITIES[level_of(skipped)],
            "code": {"value": "not-checked"},
        }
        for skipped in tally.skipped
    ]
    document = {"source": {"name": NAME}, "diagnostics": found}
    yield msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _diagnostic(file: str, finding: Finding, lines: Sequence[str]) -> dict[str, Any]:
    place = {
        "start": _position(finding.line, finding.column, lines),
        "end": _position(finding.end_line, finding.end_column, lines),
    }
    made: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": file, "range": place},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if finding.safe_fix and finding.suggestions and finding.end > finding.start:
        made["suggestions"] = [{"range": place, "text": finding.suggestions[0]}]
    return made


def _position(line: int, column: int, lines: Sequence[str]) -> dict[str, int]:
    """A place in bytes; without its line only the line."""
    if line > len(lines):
        return {"line": line}
    return {"line": line, "column": len(lines[line - 1][: column - 1].encode("utf-8", "surrogatepass")) + 1}
