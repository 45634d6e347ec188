from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tonecheck.checker import Checker
from tonecheck.checks import all_checks, tone
from tonecheck.guide import load_text
from tonecheck.guide.values import Range
from tonecheck.nlp.evidence import Contribution
from tonecheck.nlp.parts import ToneValue
from tonecheck.reply import Reply
from tonecheck.report import DIMENSIONS
from tonecheck.rule import Good, Hit, Span, Unchecked

KIND = (
    "Liebe Frau Berger,\n\nwie ärgerlich, dass Ihre Lampe zerbrochen ist, gerade vor dem Fest! Es tut mir sehr leid. Ich "
    "habe Ihnen heute eine neue geschickt, am Freitag ist sie bei Ihnen.\n\nHerzliche Grüße\nJana Roth"
)
CURT = "Das ist nicht unser Problem. Lesen Sie die Anleitung. Wenden Sie sich an den Hersteller."


def reply(value: float, uncertainty: float = 5.0, *evidence: tuple[int, int, float]) -> Any:
    body = (SimpleNamespace(start=7, end=20),)
    spans = sorted((Contribution(*one) for one in evidence), key=lambda one: -abs(one.weight))
    tone = {"warmth": ToneValue(value, uncertainty, 50.0)}
    return SimpleNamespace(
        tone=tone,
        tone_evidence=lambda _: spans,
        body=body,
        words=50,
        sentence_at=lambda _: None,
        anatomy=SimpleNamespace(placeholders=()),
    )


def observed(wanted: Range, one: Any) -> list[Any]:
    return list(tone.check(one, tone.Options(warmth=wanted)))


@pytest.mark.parametrize(
    ("wanted", "value"),
    [
        (Range(min=40, max=60), 40.0),
        (Range(min=40, max=60), 60.0),
        (Range(min=40, max=60), 60.04),
        (Range(min=40), 100.0),
        (Range(max=60), 0.0),
    ],
)
def test_inside_the_range_nothing_is_found(wanted: Range, value: float) -> None:
    assert [type(one) for one in observed(wanted, reply(value))] == [Good]


@pytest.mark.parametrize("value", [37.5, 39.9, 60.1, 62.5])
def test_hardly_outside_is_neither_found_nor_praised(value: float) -> None:
    assert observed(Range(min=40, max=60), reply(value)) == []


def test_under_ten_words_no_tone_is_judged() -> None:
    short = reply(0.0)
    short.words = 9
    assert [type(one) for one in observed(Range(min=40), short)] == [Unchecked]


@pytest.mark.parametrize(
    ("wanted", "value", "variant", "severity", "shown"),
    [
        (Range(min=40, max=60), 37.4, None, "note", "40–60"),
        (Range(min=40, max=60), 35.0, None, "note", "40–60"),
        (Range(min=40, max=60), 34.9, None, "warning", "40–60"),
        (Range(min=40, max=60), 62.6, "above", "note", "40–60"),
        (Range(min=40, max=60), 80.0, "above", "warning", "40–60"),
        (Range(min=40), 20.0, None, "warning", "≥ 40"),
        (Range(max=60), 80.0, "above", "warning", "≤ 60"),
        (Range(max=60, but_not="kitschig"), 80.0, "but_not", "warning", "≤ 60"),
        (Range(min=40, but_not="kitschig"), 20.0, None, "warning", "≥ 40"),
        (Range(min=37.5), 20.0, None, "warning", "≥ 37.5"),
    ],
)
def test_outside_the_range(wanted: Range, value: float, variant: str | None, severity: str, shown: str) -> None:
    (hit,) = observed(wanted, reply(value))
    assert isinstance(hit, Hit)
    assert (hit.rule, hit.variant, hit.severity, hit.values["range"]) == ("tone.warmth", variant, severity, shown)
    assert hit.at == ("warmth",)


def test_a_finding_points_to_what_moved_the_value_the_wrong_way() -> None:
    evidence = ((30, 35, -4.0), (40, 45, 9.0), (50, 55, -6.0), (60, 65, -1.0), (70, 75, -0.5))
    (low,) = observed(Range(min=40), reply(20.0, 5.0, *evidence))
    assert (low.start, low.end, low.related) == (50, 55, (Span(30, 35), Span(60, 65)))
    (high,) = observed(Range(max=15), reply(50.0, 5.0, *evidence))
    assert (high.start, high.end, high.related) == (40, 45, ())


def test_a_word_that_explains_little_is_not_pointed_to() -> None:
    (hit,) = observed(Range(min=90), reply(50.0, 5.0, (50, 55, -6.0), (60, 65, -1.0)))
    assert (hit.start, hit.end, hit.related) == (7, 7, (Span(50, 55), Span(60, 65)))


def test_without_evidence_it_points_to_the_start_of_the_body() -> None:
    (hit,) = observed(Range(min=40), reply(10.0))
    assert (hit.start, hit.end) == (7, 7)
    one = reply(10.0)
    one.body = ()
    (hit,) = observed(Range(min=40), one)
    assert (hit.start, hit.end) == (0, 0)


def test_a_reply_without_a_tone_is_not_judged() -> None:
    seen = observed(Range(min=40), SimpleNamespace(tone={}, body=()))
    assert [(type(one), one.rule) for one in seen] == [(Unchecked, "tone.warmth")]


@pytest.mark.parametrize(
    ("sections", "text", "rules"),
    [
        ("tone: {warmth: {min: 50}, empathy: {min: 45}, politeness: {min: 50}}", KIND, []),
        ("tone: {warmth: {min: 45}, politeness: {min: 45}}", CURT, ["tone.politeness", "tone.warmth"]),
        ("tone: {warmth: {max: 45}}", KIND, ["tone.warmth"]),
        ("tone: {warmth: low}", KIND, ["tone.warmth"]),
        ("tone: {formality: {max: 10}}", KIND, ["tone.formality"]),
    ],
)
def test_clear_cases(findings, sections: str, text: str, rules: list[str]) -> None:
    assert sorted(finding.rule for finding in findings(sections, text)) == rules


def test_the_guides_word_for_the_far_side_is_said(findings) -> None:
    (finding,) = findings("tone: {warmth: {max: 30, but_not: kitschig}}", KIND)
    assert "kitschig" in finding.message


@pytest.mark.parametrize(("sections", "applies"), [("tone: {}", False), ("tone: {warmth: [0, 100]}", True)])
def test_without_a_range_there_is_no_mark(report, sections: str, applies: bool) -> None:
    judged = report(sections, KIND)
    assert (judged.marks["tone"] is not None) == applies
    assert tuple(judged.tone) == DIMENSIONS


def test_the_mark_is_the_mean_weighted_by_the_dimensions(report) -> None:
    low = report("tone: {warmth: {max: 0}}", KIND).marks["tone"]
    assert low == 0.0
    both = "tone: {warmth: {max: 0, weight: 1}, empathy: {min: 0, weight: 3}}"
    assert report(both, KIND).marks["tone"] == 75.0


LIST = "Guten Tag,\n\nName: {{ form.name }}\n\nProdukt: {{ form.product }}\n\nBewertung: {{ form.points }}\n\nAnschrift: {{ form.town }}"
NEWS = "\n\nIhre Rechnung wurde erstellt und ist im Anhang. Der Betrag wird in den nächsten Tagen von Ihrem Konto abgebucht."
SORRY = " Es tut uns leid, dass das so lange gedauert hat."


def library(sections: str, text: str) -> tuple[list[Any], Any]:
    text_of_guide = f"tonecheck: 1\nname: x\n{sections}\n"
    judged = Checker(load_text(text_of_guide, all_checks())).check(Reply(text=text, language="de", is_template=True))
    return [(finding.rule, finding.text) for finding in judged.findings], judged


def test_a_list_of_values_has_no_tone() -> None:
    assert library("tone: {warmth: {min: 99}}", LIST)[0] == []
    assert library("tone: {warmth: {min: 99}}", LIST)[1].tone == {}
    assert [rule for rule, _ in library("tone: {warmth: {min: 99}}", LIST + NEWS)[0]] == ["tone.warmth"]


def test_values_in_a_template_move_no_tone() -> None:
    ((_, text),) = library("tone: {warmth: {min: 99}}", LIST + NEWS)[0]
    assert text in NEWS


def test_where_nobody_is_answered_there_is_nothing_to_feel_for() -> None:
    found, judged = library("tone: {empathy: {min: 99}}", LIST + NEWS)
    assert (found, judged.tone["empathy"].mark, judged.marks["tone"]) == ([], None, None)
    assert any(reason.startswith("tone.empathy: ") for reason in judged.not_checked)
    found, judged = library("tone: {empathy: {min: 99}}", LIST + NEWS + SORRY)
    assert [rule for rule, _ in found] == ["tone.empathy"]
    assert judged.tone["empathy"].mark is not None
