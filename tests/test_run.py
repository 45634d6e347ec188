from __future__ import annotations

import pytest

from tonecheck.report import Finding, Report
from tonecheck.run import Tally


def report(
    verdict: str = "green", score: float | None = 90.0, severity: str | None = None, state: str = "new"
) -> Report:
    place = {"start": 0, "end": 1, "line": 1, "column": 1, "end_line": 1, "end_column": 2}
    found = Finding(rule="a.b", severity=severity, message="", text="", state=state, **place) if severity else None  # type: ignore[arg-type]
    return Report(
        source="a.txt", id=None, line=1, language="de", channel="email", situation=None, segment=None, words=50,
        scored=score is not None, score=score, verdict=verdict, findings=(found,) if found else (),  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("reports", "settings", "failed"),
    [
        ([report()], {}, False),
        ([report(severity="warning")], {}, False),
        ([report(severity="error")], {}, True),
        ([report(severity="warning")], {"fail_level": "warning"}, True),
        ([report(severity="note")], {"fail_level": "warning"}, False),
        ([report(severity="note")], {"fail_level": "note"}, True),
        ([report(severity="error", state="baseline")], {}, False),
        ([report(verdict="red", score=40.0)], {}, True),
        ([report(verdict="amber", score=70.0)], {}, False),
        ([report(verdict="amber", score=70.0)], {"min_score": 75.0}, True),
        ([report(), report(severity="error"), report()], {}, True),
        ([report(verdict="none", score=None)], {"min_score": 75.0}, False),
        ([], {}, False),
    ],
)
def test_what_fails_a_run(reports: list[Report], settings: dict[str, object], failed: bool) -> None:
    tally = Tally(**settings)  # type: ignore[arg-type]
    for one in reports:
        tally.add(one)
    assert tally.failed is failed


def test_the_summary_counts_and_averages_what_was_scored() -> None:
    tally = Tally()
    for one in (report(score=90.0), report("red", 40.1, "error"), report("none", None)):
        tally.add(one)
    summary = tally.summary
    assert (summary.replies, summary.scored, summary.green, summary.amber, summary.red) == (3, 2, 1, 0, 1)
    assert summary.findings == {"error": 1, "warning": 0, "note": 0}
    assert summary.mean_score == 65.0


def test_nothing_scored_has_no_mean() -> None:
    assert Tally().summary.mean_score is None
