from __future__ import annotations

from types import SimpleNamespace

import msgspec

from tonecheck.lint.scoring import rescored


def test_without_suppressed_findings_nothing_changes(made: SimpleNamespace) -> None:
    entry = made.entry(made.finding())
    assert rescored(entry) is entry


def test_suppressed_findings_cost_nothing(made: SimpleNamespace) -> None:
    report = rescored(made.entry(made.finding(state="suppressed", reason="x"))).report
    assert report.marks == {"address": 100.0, "greeting": 100.0}
    assert (report.score, report.verdict) == (100.0, "green")


def test_those_beside_them_still_cost(made: SimpleNamespace) -> None:
    findings = (made.finding(state="suppressed"), made.finding("address.form", severity="warning"))
    report = rescored(made.entry(*findings)).report
    assert report.marks["address"] == 85.0
    assert report.score == 92.5


def test_a_suppressed_critical_finding_makes_no_verdict_red(made: SimpleNamespace) -> None:
    secret = made.finding("never.personal-data", state="suppressed")
    entry = made.entry(secret, verdict="red", marks={"never": 60.0})
    assert rescored(entry).report.verdict == "green"
    left = made.entry(secret, made.finding("never.personal-data"), verdict="red", marks={"never": 20.0})
    assert rescored(left).report.verdict == "red"


def test_what_does_not_apply_still_does_not(made: SimpleNamespace) -> None:
    entry = made.entry(made.finding("tone.warmth", state="suppressed"), marks={"tone": None, "address": 50.0})
    assert rescored(entry).report.marks == {"tone": None, "address": 50.0}


def test_weights_count_as_before(made: SimpleNamespace) -> None:
    entry = msgspec.structs.replace(
        made.entry(made.finding(state="suppressed"), marks={"address": 0.0, "x": 0.0}), weights={"address": 3.0}
    )
    assert rescored(entry).report.score == 75.0
