from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tonecheck.formatters import Options, junit
from tonecheck.reply import Skipped
from tonecheck.run import Head

junitparser = pytest.importorskip("junitparser")


def read(head: Head, made: SimpleNamespace, *reports: object, skipped: tuple[Skipped, ...] = (), **options: Any) -> Any:
    results = [made.checked(one) for one in reports]
    text = "".join(junit.render(head, results, made.tallied(*results, skipped=skipped), Options(**options)))
    return junitparser.JUnitXml.fromstring(text.encode())


def test_an_empty_run_is_an_empty_report(head: Head, made: SimpleNamespace) -> None:
    assert read(head, made).tests == 0


def test_a_suite_for_each_source_and_a_case_for_each_response(head: Head, made: SimpleNamespace) -> None:
    reports = [made.report(source="b.txt", id="m1"), made.report(source="b.txt", line=7), made.report(findings=())]
    found = read(head, made, *reports, skipped=(Skipped("x.bin", "not text"),))
    assert [suite.name for suite in found] == ["b.txt", "entwurf.txt", "x.bin"]
    assert [[case.name for case in suite] for suite in found] == [["m1", "line 7"], ["entwurf.txt"], ["nicht geprüft"]]
    assert (found.tests, found.failures, found.errors) == (4, 2, 1)


def test_what_fails_is_what_the_gate_says(head: Head, made: SimpleNamespace) -> None:
    findings = made.report().findings[1:]
    [suite] = read(head, made, made.report(findings=findings))
    assert [case.result for case in suite] == [[]]
    assert "attitude.deflection" in next(iter(suite)).system_out
    [suite] = read(head, made, made.report(findings=findings), fail_level="warning")
    [failure] = next(iter(suite)).result
    assert failure.type == "attitude.deflection"
    assert (
        failure.text == f"entwurf.txt:3:{findings[0].column}: warning: „an DHL“ schiebt weiter. [attitude.deflection]"
    )


def test_what_is_known_does_not_fail(head: Head, made: SimpleNamespace) -> None:
    known = made.finding("dir", "a.b", "error", "x", state="baseline")
    assert read(head, made, made.report(findings=(known,))).failures == 0


def test_any_text_can_stand_in_it(head: Head, made: SimpleNamespace) -> None:
    odd = made.finding("dir", "a.b", "error", "<b> & \"x\" 'y' ]]> \x00 \u0085 👩‍🚒")
    [suite] = read(head, made, made.report(id="a<b&\n\x0bc", findings=(odd,)))
    [case] = suite
    assert case.name == "a<b&\n\ufffdc"
    assert "<b> & \"x\" 'y' ]]> \ufffd" in case.result[0].text
