from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from tonecheck.findings import fingerprint
from tonecheck.lint.work import Entry
from tonecheck.report import Finding, Report


def finding(rule: str = "address.mixed", line: int = 3, **fields: object) -> Finding:
    sentence = str(fields.pop("sentence", f"{rule} here"))
    values = {
        "rule": rule, "severity": "error", "message": rule, "start": 0, "end": 1, "line": line, "column": 1,
        "end_line": line, "end_column": 2, "text": "x", "fingerprint": fingerprint(rule, sentence, 1),
    }  # fmt: skip
    return Finding(**{**values, **fields})  # type: ignore[arg-type]


def entry(*findings: Finding, source: str = "a.txt", line: int = 1, **fields: object) -> Entry:
    values = {
        "source": source, "id": None, "line": line, "language": "de", "channel": "email", "situation": None,
        "segment": None, "words": 50, "scored": True, "score": 80.0, "verdict": "amber", "findings": findings,
        "marks": {"address": 60.0, "greeting": 100.0},
    }  # fmt: skip
    report = Report(**{**values, **fields})  # type: ignore[arg-type]
    return Entry("Text", report, 80.0, 60.0, ("never.personal-data",), {})


@pytest.fixture
def made() -> SimpleNamespace:
    """What makes findings and judged replies by hand."""
    return SimpleNamespace(finding=finding, entry=entry)


Write = Callable[[str], None]
