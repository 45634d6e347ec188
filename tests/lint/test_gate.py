from __future__ import annotations

from types import SimpleNamespace

import pytest

from tonecheck.lint.gate import Gate, is_newly_red
from tonecheck.run import Tally


def test_the_reasons(made: SimpleNamespace) -> None:
    cases = [
        (Gate(), [made.entry()], []),
        (Gate(), [made.entry(made.finding(severity="warning"))], []),
        (Gate(), [made.entry(made.finding())], ["--fail-level"]),
        (Gate(), [made.entry(made.finding(state="baseline"))], []),
        (Gate(), [made.entry(made.finding(state="suppressed"))], []),
        (Gate(fail_level="note"), [made.entry(made.finding(severity="note"))], ["--fail-level"]),
        (Gate(), [made.entry(verdict="red")], ["red verdict"]),
        (Gate(min_score=80), [made.entry(score=80.0)], []),
        (Gate(min_score=81), [made.entry(score=80.0), made.entry(score=90.0)], ["below a score of 81: 1"]),
        (Gate(min_score=81), [made.entry(score=None)], []),
        (Gate(min_average=85), [made.entry(score=80.0), made.entry(score=90.0)], []),
        (Gate(min_average=86), [made.entry(score=80.0), made.entry(score=90.0)], ["mean score 85.0, wanted 86"]),
        (Gate(min_average=86), [made.entry(score=None)], []),
        (Gate(max_warnings=1), [made.entry(made.finding(severity="warning"))], []),
        (Gate(max_warnings=0), [made.entry(made.finding(severity="warning"))], ["new warnings: 1, 0 allowed"]),
        (Gate(max_warnings=0), [made.entry(made.finding(severity="warning", state="baseline"))], []),
    ]
    for gate, entries, expected in cases:
        tally = Tally()
        reports = [entry.report for entry in entries]
        for report in reports:
            tally.add(report)
        reasons = list(gate.reasons(reports, tally.summary, "en"))
        assert len(reasons) == len(expected), (gate, reasons)
        assert all(word in reason for word, reason in zip(expected, reasons, strict=True)), (gate, reasons)


@pytest.mark.parametrize(
    ("states", "red"), [((), True), (("new",), True), (("baseline", "new"), True), (("baseline", "suppressed"), False)]
)
def test_red_for_known_findings_alone_is_not_new(states: tuple[str, ...], red: bool, made: SimpleNamespace) -> None:
    findings = [made.finding(severity="note", state=state) for state in states]
    assert is_newly_red(made.entry(*findings, verdict="red").report) is red
    assert not is_newly_red(made.entry(*findings).report)
