"""A code quality report for GitLab, which shows what is new in a merge request."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tonecheck.formatters import Options
from tonecheck.formatters._machine import level_of, new, path, path_of
from tonecheck.reply import Skipped
from tonecheck.report import Finding
from tonecheck.run import Checked, Head, Tally

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(_head: Head, results: Iterable[Checked], tally: Tally, _options: Options) -> Iterator[str]:
    """One JSON array."""
    met = Counter[tuple[str, str]]()
    issues = [_issue(path_of(result), finding, met) for result in results for finding in new(result)]
    issues += [_unchecked(path(skipped.source), skipped) for skipped in tally.skipped]
    yield msgspec.json.format(msgspec.json.encode(issues), indent=2).decode() + "\n"


def _issue(file: str, finding: Finding, met: Counter[tuple[str, str]]) -> dict[str, Any]:
    """GitLab drops all but one of the issues with the same fingerprint."""
    met[file, finding.fingerprint] += 1
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": _line(finding.message),
        "categories": ["Style"],
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": _digest(file, finding.fingerprint, str(met[file, finding.fingerprint])),
        "location": {
            "path": file,
            "positions": {
                "begin": {"line": finding.line, "column": finding.column},
                "end": {"line": finding.end_line, "column": finding.end_column},
            },
        },
    }


def _unchecked(file: str, skipped: Skipped) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": "not-checked",
        "description": _line(skipped.reason),
        "categories": ["Bug Risk"],
        "severity": _SEVERITIES[level_of(skipped)],
        "fingerprint": _digest(file, "not-checked", skipped.reason),
        "location": {"path": file, "lines": {"begin": 1, "end": 1}},
    }


def _line(text: str) -> str:
    """A description is one line, by the specification of Code Climate that GitLab follows."""
    return " ".join(text.split())


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
