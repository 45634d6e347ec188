"""What counts as a finding that was not there before."""

from __future__ import annotations

import pytest

from tonecheck.fixing.comparison import is_no_worse
from tonecheck.fixing.edits import Edit
from tonecheck.report import Finding, Report

EDIT = Edit("a.a", 10, 14, "longer")


def report(*findings: tuple[str, int, int, str]) -> Report:
    made = tuple(
        Finding(
            rule=rule, severity=severity, message="", start=start, end=end,  # type: ignore[arg-type]
            line=1, column=1, end_line=1, end_column=1, text="",
        )
        for rule, start, end, severity in findings
    )  # fmt: skip
    return Report(
        source=None, id=None, line=1, language="de", channel="email", situation=None, segment=None,
        words=9, scored=True, score=90.0, verdict="amber", findings=made,
    )  # fmt: skip


FIXED = ("a.a", 10, 14, "warning")


@pytest.mark.parametrize(
    ("before", "after", "no_worse"),
    [
        ([FIXED], [], True),
        ([FIXED, ("b.b", 20, 24, "note")], [("b.b", 22, 26, "note")], True),
        ([FIXED, ("b.b", 20, 24, "note")], [("b.b", 40, 44, "note")], True),
        ([FIXED], [("a.a", 30, 31, "note")], True),
        ([FIXED], [("a.a", 30, 31, "error")], False),
        ([FIXED], [("a.a", 12, 13, "warning")], False),
        ([FIXED], [("b.b", 0, 1, "note")], False),
        ([FIXED, ("b.b", 20, 24, "note")], [("b.b", 22, 26, "warning")], False),
        ([FIXED, ("b.b", 20, 24, "note")], [("b.b", 22, 26, "note"), ("b.b", 30, 31, "note")], False),
    ],
)
def test_findings_before_and_after(
    before: list[tuple[str, int, int, str]], after: list[tuple[str, int, int, str]], no_worse: bool
) -> None:
    assert is_no_worse(report(*before), report(*after), [EDIT]) is no_worse
