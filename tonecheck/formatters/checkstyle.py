"""Checkstyle's XML, which many build servers and editors read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tonecheck.formatters import Options
from tonecheck.formatters._machine import NAME, level_of, new, path, path_of
from tonecheck.formatters._xml import DECLARATION, tag
from tonecheck.run import Checked, Head, Tally

_SEVERITIES = {"error": "error", "warning": "warning", "note": "info"}


def render(_head: Head, results: Iterable[Checked], tally: Tally, _options: Options) -> Iterator[str]:
    """A `file` for each source with its new findings, in the order of the sources."""
    files: dict[str, list[str]] = {}
    for result in results:
        rows = files.setdefault(path_of(result), [])
        rows += [
            _error(finding.line, finding.column, _SEVERITIES[finding.severity], finding.message, finding.rule)
            for finding in new(result)
        ]
    for skipped in tally.skipped:
        row = _error(1, 1, _SEVERITIES[level_of(skipped)], skipped.reason, "not-checked")
        files.setdefault(path(skipped.source), []).append(row)
    yield DECLARATION + '<checkstyle version="4.3">\n'
    for file, rows in files.items():
        yield f"  {tag('file', name=file)}>\n{''.join(rows)}  </file>\n"
    yield "</checkstyle>\n"


def _error(line: int, column: int, severity: str, message: str, rule: str) -> str:
    row = tag("error", line=line, column=column, severity=severity, message=message, source=f"{NAME}.{rule}")
    return f"    {row}/>\n"
