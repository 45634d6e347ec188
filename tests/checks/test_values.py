from __future__ import annotations

import pytest

VALUES = """values:
  Nähe:
    means: Wir sprechen mit Menschen.
    shows: ["für Sie"]
    breaks: ["Ihr Vorgang", "Sachbearbeiter"]
  Nachhaltigkeit: {shows: [reparieren], breaks: ["werfen Sie … weg"]}
"""


def test_neither_shown_nor_broken_is_no_matter(report) -> None:
    judged = report(VALUES, "Das Geld ist morgen da.")
    assert judged.findings == ()
    assert judged.marks["values"] is None


def test_a_broken_value_is_named_with_its_meaning(findings) -> None:
    (finding,) = findings(VALUES, "Ihr Vorgang wird bearbeitet.")
    assert (finding.rule, finding.severity, finding.text) == ("values.broken", "warning", "Ihr Vorgang")
    assert "„Nähe“" in finding.message
    assert finding.why == "Wir sprechen mit Menschen."
    assert finding.guide == "guide.yaml:7"


@pytest.mark.parametrize(("text", "good"), [("Das kläre ich für Sie.", ("zeigt „Nähe“",)), ("Das kläre ich.", ())])
def test_a_shown_value_is_praised(report, text: str, good: tuple[str, ...]) -> None:
    assert report(VALUES, text).good == good


@pytest.mark.parametrize(("text", "count"), [("Das kläre ich für Sie.", 0), ("Das kläre ich.", 1)])
def test_a_value_is_missed_only_where_it_is_required(findings, text: str, count: int) -> None:
    found = findings("values: {Nähe: {shows: ['für Sie'], required: true}}", text)
    assert [(finding.rule, finding.severity) for finding in found] == [("values.not-shown", "note")] * count


def test_values_of_any_name(findings) -> None:
    (finding,) = findings("values: {'100 % {echt}': {breaks: [angeblich]}}", "Das ist angeblich so.")
    assert "100 % {echt}" in finding.message
