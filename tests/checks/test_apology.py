from __future__ import annotations

from pathlib import Path

import pytest
import yaml

LATE = "Guten Tag Frau Berger,\n\nIhr Paket liegt noch im Lager. "
LATE_EN = "Dear Ms Hart,\n\nyour parcel is still in our warehouse. "
CONDITIONAL = "apology: {conditional: false}"
DEFENSIVE = "apology: {defensive: false}"
WHEN = "apology: {when: [complaint, outage]}"

#: Language, rule that must speak or "none", and the sentence of a reply that it must speak of.
CASES = [
    (language, rule, text)
    for language, rules in yaml.safe_load((Path(__file__).parent / "cases/apology.yaml").read_text("utf-8")).items()
    for rule, texts in rules.items()
    for text in texts
]


def said(findings, language: str, text: str) -> set[str]:
    hello = "Guten Tag Frau Berger,\n\n" if language == "de" else "Dear Ms Hart,\n\n"
    found = findings("apology: {conditional: false, defensive: false}", hello + text, language=language)
    return {finding.rule for finding in found}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, rule, text in CASES if rule == "none"])
def test_says_nothing_of_an_honest_apology(findings, language: str, text: str) -> None:
    assert said(findings, language, text) == set()


@pytest.mark.parametrize(("language", "rule", "text"), [case for case in CASES if case[1] != "none"])
def test_says_what_is_wrong_with_an_apology(findings, language: str, rule: str, text: str) -> None:
    assert rule in said(findings, language, text)


def rules(found) -> list[str]:
    return [finding.rule for finding in found]


@pytest.mark.parametrize(
    "text",
    [
        "Es tut mir leid, dass Sie sich geärgert haben.",
        "Das tut mir leid, du hast dich zu Recht geärgert.",
        "Falls Sie Fragen haben, rufen Sie mich an.",
        "Ich bitte Sie um Entschuldigung. Wenn Sie mögen, rufe ich Sie an.",
        "Sie schrieben: „Falls Sie sich geärgert haben, tut uns das leid.“ Das war zu wenig.",
        "Wir haben uns geirrt, das bedauere ich sehr.",
    ],
)
@pytest.mark.parametrize("guide", [CONDITIONAL, DEFENSIVE])
def test_no_ifs_and_buts(findings, guide: str, text: str) -> None:
    assert rules(findings(guide, LATE + text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "I am sorry that you had to wait.",
        "I am sorry that we kept you waiting. If you like, I can call you.",
        "If you have any questions, please call me.",
        "You wrote “sorry if this upset you”, and I see why.",
    ],
)
@pytest.mark.parametrize("guide", [CONDITIONAL, DEFENSIVE])
def test_no_ifs_and_buts_in_english(findings, guide: str, text: str) -> None:
    assert rules(findings(guide, LATE_EN + text, language="en")) == []


@pytest.mark.parametrize(
    ("guide", "language", "text"),
    [
        (CONDITIONAL, "de", "Falls Sie sich geärgert haben, tut uns das leid."),
        (CONDITIONAL, "de", "Sollten Ihnen Unannehmlichkeiten entstanden sein, bitten wir um Entschuldigung."),
        (CONDITIONAL, "de", "Wenn du dich geärgert hast, tut uns das leid."),
        (CONDITIONAL, "en", "We are sorry if this has caused you any inconvenience."),
        (CONDITIONAL, "en", "We apologise if you were upset."),
        (DEFENSIVE, "de", "Es tut uns leid, dass Sie das so empfinden."),
        (DEFENSIVE, "de", "Es tut uns leid, dass du das so empfindest."),
        (DEFENSIVE, "en", "We are sorry you feel that way."),
    ],
)
def test_apologies_that_are_none(findings, guide: str, language: str, text: str) -> None:
    (finding,) = findings(guide, (LATE if language == "de" else LATE_EN) + text, language=language)
    assert finding.rule == ("apology.conditional" if guide == CONDITIONAL else "apology.defensive")
    assert finding.text in text
    assert finding.severity == "warning"


@pytest.mark.parametrize("options", ["{}", "{conditional: true, defensive: true}", "{when: [complaint]}"])
def test_what_the_guide_does_not_rule_out(findings, options: str) -> None:
    text = "Falls Sie sich geärgert haben, tut uns das leid. Es tut uns leid, dass Sie das so empfinden."
    assert rules(findings(f"apology: {options}", LATE + text)) == []


@pytest.mark.parametrize(
    ("situation", "language", "text", "missing"),
    [
        ("complaint", "de", "Es tut mir leid, dass Sie warten mussten.", 0),
        ("complaint", "de", "Dafür bitte ich dich um Entschuldigung.", 0),
        ("request", "de", "Es geht morgen hinaus.", 0),
        (None, "de", "Es geht morgen hinaus.", 0),
        ("complaint", "en", "I apologise for the delay.", 0),
        ("complaint", "de", "Es geht morgen hinaus.", 1),
        ("outage", "de", "Es geht morgen hinaus.", 1),
        ("complaint", "en", "It will go out tomorrow.", 1),
    ],
)
def test_an_apology_where_it_is_due(findings, situation: str | None, language: str, text: str, missing: int) -> None:
    hello = LATE if language == "de" else LATE_EN
    found = findings(WHEN, hello + text, language=language, situation=situation)
    assert rules(found) == ["apology.missing"] * missing


def test_a_missing_apology_belongs_before_the_matter(findings) -> None:
    (finding,) = findings(WHEN, LATE + "Es geht morgen hinaus.", situation="complaint")
    assert finding.start == finding.end == LATE.index("Ihr Paket")
    assert finding.suggestions == ("Das war unser Fehler, und dafür bitte ich um Entschuldigung.",)


REPAIR = "Ich habe Ihnen heute ein neues Gerät geschickt; es ist am Freitag bei Ihnen."
SORRY = "Guten Tag Frau Berger,\n\ndas tut uns sehr leid. "


@pytest.mark.parametrize(
    ("options", "text", "missing"),
    [
        ("{}", SORRY, None),
        ("{followed_by: [solve, timeframe]}", SORRY + REPAIR, None),
        ("{followed_by: [solve]}", LATE + "Die Rechnung hängt an.", None),
        ("{parts: [regret]}", SORRY, None),
        ("{followed_by: [solve, timeframe]}", SORRY, "Auf die Entschuldigung folgt nichts: weder Lösung noch Termin."),
        ("{followed_by: [solve]}", SORRY, "Auf die Entschuldigung folgt nichts: Lösung fehlt."),
        ("{parts: [regret, repentance]}", SORRY, "Der Entschuldigung fehlt: Besserung."),
        ("{followed_by: [solve], parts: [repentance]}", SORRY, "Auf die Entschuldigung folgt nichts: Lösung fehlt."),
    ],
)
def test_an_apology_is_followed_by_a_remedy(findings, options: str, text: str, missing: str | None) -> None:
    found = findings(f"apology: {options}", text + "\n\nViele Grüße\nJana Roth")
    assert [(finding.rule, finding.message) for finding in found] == ([("apology.empty", missing)] if missing else [])


def test_an_empty_apology_is_shown_with_a_way_on(findings) -> None:
    (finding,) = findings("apology: {followed_by: [solve, timeframe, explain]}", SORRY + "\n\nViele Grüße\nJana Roth")
    assert finding.text == "das tut uns sehr leid."
    assert finding.suggestions == ("Ich habe … veranlasst.", "Bis zum … melde ich mich mit einer Antwort.")


TWICE = LATE + "Das tut mir leid. Ich bitte Sie vielmals um Entschuldigung."


@pytest.mark.parametrize(("most", "number"), [(3, None), (2, None), (1, 2)])
def test_too_many_apologies(findings, most: int, number: int | None) -> None:
    found = findings(f"apology: {{at_most: {most}}}", TWICE)
    assert [finding.message for finding in found] == (
        [f"Entschuldigung Nummer {number}; der Guide lässt höchstens {most} zu."] if number else []
    )


def test_only_the_first_one_too_many_is_told(findings) -> None:
    (finding,) = findings("apology: {at_most: 1}", TWICE + " Entschuldigen Sie bitte nochmals den Ärger.")
    assert (finding.rule, finding.severity) == ("apology.repeated", "note")
    assert finding.text == "Ich bitte Sie vielmals um Entschuldigung."
    assert [other.text for other in finding.related] == [
        "Das tut mir leid.",
        "Entschuldigen Sie bitte nochmals den Ärger.",
    ]


@pytest.mark.parametrize(
    ("situation", "text", "applies"),
    [
        (None, "Es geht morgen hinaus.", False),
        ("request", "Es geht morgen hinaus.", False),
        ("complaint", "Es geht morgen hinaus.", True),
        (None, "Das tut mir leid.", True),
    ],
)
def test_no_mark_where_no_apology_is_due_or_given(report, situation: str | None, text: str, applies: bool) -> None:
    assert (report(WHEN, LATE + text, situation=situation).marks["apology"] is not None) == applies


def test_a_full_apology_is_praised(report) -> None:
    text = (
        "Guten Tag Frau Berger,\n\nes tut mir leid: Das war unser Fehler. Wir haben die Adresse falsch abgeschrieben. "
        "Ich habe Ihnen heute ein neues Paket geschickt. Bitte verzeihen Sie uns."
    )
    (praise,) = report("apology: {conditional: false}", text).good
    assert praise.startswith("entschuldigt sich vollständig: Bedauern")


LOAN = "Ich habe unseren Kurier gebeten, Ihnen morgen um 10 Uhr eine Leihmaschine zu bringen."
ROBOT = (
    "Guten Tag Frau Berger,\n\nwir entschuldigen uns vielmals für die entstandenen Unannehmlichkeiten. "
    "Wir werden Ihr Anliegen intern prüfen und uns schnellstmöglich melden.\n\nViele Grüße\nIhr Kundenservice"
)
ROBOT_EN = (
    "Dear Ms Hart,\n\nwe apologise for any inconvenience caused. Your matter has been passed to the relevant "
    "department and we will look into it. We will be in touch in due course.\n\nKind regards,\nCustomer Service"
)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Das bedaure ich sehr. " + LOAN, []),
        ("Das bedaure ich sehr. Ich verstehe Ihren Ärger. " + LOAN, []),
        ("Das bedaure ich sehr. Ich verstehe Ihren Ärger.", ["Der Entschuldigung fehlt: Wiedergutmachung."]),
    ],
)
def test_a_remedy_behind_the_apology_is_its_repair(findings, text: str, missing: list[str]) -> None:
    found = findings("apology: {parts: [regret, repair]}", LATE + text + "\n\nViele Grüße\nJana Roth")
    assert [finding.message for finding in found] == missing


@pytest.mark.parametrize(("language", "text"), [("de", ROBOT), ("en", ROBOT_EN)])
def test_to_look_into_it_some_time_is_no_remedy(findings, language: str, text: str) -> None:
    steps = "protocols: {complaint: {steps: [apologize, solve, timeframe]}}"
    guide = f"apology: {{followed_by: [solve, timeframe]}}\n{steps}"
    found = findings(guide, text, language=language, situation="complaint")
    assert sorted(rules(found)) == ["apology.empty", "protocols.missing-step", "protocols.missing-step"]


def test_a_vague_date_for_the_matter_itself_is_something(findings) -> None:
    text = "Dear Ms Hart,\n\nIt's us this time, sorry! Engineers are on site and should have it spliced shortly."
    assert rules(findings("apology: {followed_by: [timeframe]}", text, language="en")) == []
