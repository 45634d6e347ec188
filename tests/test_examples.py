"""A guide tests itself: what differs is said, and an old guide is told from a fresh one."""

from __future__ import annotations

import re

import pytest

from tonecheck import checks, examples, guide
from tonecheck.checker import Checker
from tonecheck.examples import Result

HEAD = "tonecheck: 1\nname: Probe\n"
BAD = "Leider können wir dir da nicht helfen, bitte wenden Sie sich an DHL, die sind dafür zuständig."
FINE = "Sie bekommen das Paket am Freitag, ich habe es heute früh selbst für Sie verpackt."


def checker(sections: str) -> Checker:
    return Checker(guide.load_text(HEAD + sections, checks.all_checks()))


def differing(expect: str, reply: str, ui: str = "de") -> list[str]:
    sections = f"address: Sie\nexamples:\n  - {{reply: '{reply}', expect: {expect}}}\n"
    (result,) = examples.run(checker(sections))
    assert result.passed == (not result.differs)
    return [text.get(ui) for text in result.differs]


@pytest.mark.parametrize(
    ("expect", "reply"),
    [
        ("{}", BAD),
        ("{pass: true}", FINE),
        ("{pass: false}", BAD),
        ("{pass: false}", "Danke."),
        ("{findings: [address.mixed]}", BAD),
        ("{findings: [address.mixed], only: true}", BAD),
        ("{only: true}", FINE),
        ("{not: [address.mixed]}", FINE),
        ("{pass: true, not: [address.mixed, address.form]}", FINE),
    ],
)
def test_nothing_differs(expect: str, reply: str) -> None:
    assert differing(expect, reply) == []


@pytest.mark.parametrize(
    ("expect", "reply", "german", "english"),
    [
        ("{pass: false}", FINE, ["grün (100,0) statt nicht grün; Befunde: keine"], ["green (100.0) instead of not green; findings: none"]),
        ("{pass: true}", "Danke.", ["kein Urteil statt grün; Befunde: keine"], ["no verdict instead of green; findings: none"]),
        ("{findings: [address.mixed, address.case]}", FINE, ["address.mixed fehlt", "address.case fehlt"], ["address.mixed is missing", "address.case is missing"]),
        ("{only: true}", BAD, ["address.mixed kommt hinzu: 1:19 „dir“"], ["address.mixed was not expected: 1:19 “dir”"]),
        ("{not: [address.mixed]}", BAD, ["address.mixed sollte nicht da sein: 1:19 „dir“"], ["address.mixed should not be there: 1:19 “dir”"]),
    ],
)  # fmt: skip
def test_what_differs_is_said(expect: str, reply: str, german: list[str], english: list[str]) -> None:
    assert differing(expect, reply) == german
    assert differing(expect, reply, "en") == english


def test_a_verdict_that_differs_names_score_and_findings() -> None:
    (said,) = differing("{pass: true}", BAD)
    assert said == "gelb (60,0) statt grün; Befunde: address.mixed"


@pytest.mark.parametrize(
    ("wanted", "range_"),
    [("[98, 99]", "98–99"), ("{min: 98}", "ab 98"), ("{max: 1}", "bis 1")],
)
def test_a_tone_comes_with_its_value_and_range(wanted: str, range_: str) -> None:
    for expect, start in (
        ("{only: true}", "tone.warmth kommt hinzu: "),
        ("{pass: true}", "rot (0,0) statt grün; Befunde: tone.warmth ("),
    ):
        sections = f"tone: {{warmth: {wanted}}}\nexamples:\n  - {{reply: '{FINE}', expect: {expect}}}\n"
        (result,) = examples.run(checker(sections))
        (said,) = result.differs
        assert re.match(re.escape(start.partition(" (0,0)")[0]), said.de)
        assert re.search(rf"\d+, verlangt {range_}\)?$", said.de)
        assert "wanted" in said.en


def test_what_has_no_text_comes_with_its_message() -> None:
    sections = f"greeting: {{required: true}}\nexamples:\n  - {{reply: '{FINE}', expect: {{only: true}}}}\n"
    (result,) = examples.run(checker(sections))
    (said,) = result.differs
    assert "''" not in said.de
    assert "„“" not in said.de
    assert said.de.startswith("greeting.missing kommt hinzu: 1:1")


def test_results_come_in_the_order_of_the_guide_with_their_places() -> None:
    sections = (
        "phrases:\n  - avoid: das tut uns leid\n    bad: [Das tut uns leid.]\n    good: [Das war unser Fehler.]\n"
        "examples:\n  - name: erstes\n    reply: Danke\n  - reply: Bitte\n"
    )
    results = list(examples.run(checker(sections)))
    assert [(one.name, one.place, one.passed) for one in results] == [
        ("erstes", "guide.yaml:8", True),
        ("#2", "guide.yaml:10", True),
        ("Das tut uns leid.", "guide.yaml:5", True),
        ("Das war unser Fehler.", "guide.yaml:6", True),
    ]


def test_an_example_is_judged_in_its_own_context() -> None:
    sections = (
        "channels: {chat: {address: du}}\nsituations: {complaint: {phrases: [Servus]}}\nsegments: {vip: {terms: [{use: E-Mail, not: [Email]}]}}\n"
        "examples:\n"
        "  - {reply: 'Servus, ich schicke Ihnen eine Email.', expect: {only: true}}\n"
        "  - {reply: 'Ich schicke Ihnen das.', channel: chat, expect: {findings: [address.form]}}\n"
        "  - {reply: 'Servus.', situation: complaint, expect: {findings: [phrases.avoided]}}\n"
        "  - {reply: 'Servus.', customer: 'Ich bin stinksauer, das ist eine Frechheit!', expect: {findings: [phrases.avoided]}}\n"
        "  - {reply: 'Die Email kommt.', segment: vip, expect: {findings: [terms.replaced]}}\n"
    )
    assert [one.differs for one in examples.run(checker(sections)) if not one.passed] == []


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{avoid: Servus, bad: [Servus!], good: [Hallo!]}", []),
        ("{avoid: Servus, in: [complaint], channels: [chat], bad: [Servus!]}", []),
        ("{avoid: [Servus, Tach], bad: [Tach!]}", []),
        ("{require: Kundennummer, bad: [Hallo!], good: [Ihre Kundennummer ist da.]}", []),
        ("{avoid: Servus, bad: [Hallo!]}", ["phrases meldet hier nichts"]),
        ("{avoid: Servus, good: [Servus!]}", ["phrases meldet hier etwas"]),
        ("{avoid: Moin, good: [Servus!]}", []),
    ],
)
def test_the_sentences_of_an_entry_test_that_entry(entry: str, said: list[str]) -> None:
    other = "{avoid: Grüezi}"
    results = examples.run(checker(f"phrases:\n  - {other}\n  - {entry}\n"))
    assert [text.de for result in results for text in result.differs] == said


def test_another_entrys_finding_does_not_count() -> None:
    results = list(examples.run(checker("phrases:\n  - avoid: Servus\n  - avoid: Tach\n    bad: [Servus!]\n")))
    assert [result.passed for result in results] == [False]


def test_the_houses_own_rules_are_named() -> None:
    sections = (
        "rules:\n  - {name: house.no-hotline, kind: existence, pattern: Hotline, bad: [Unser Telefon.], "
        "good: [Unsere Hotline.]}\n"
    )
    assert [text.en for result in examples.run(checker(sections)) for text in result.differs] == [
        "house.no-hotline finds nothing here",
        "house.no-hotline finds something here",
    ]


def test_a_result_passes_where_nothing_differs() -> None:
    assert Result(name="x", place="a.yaml:1").passed
