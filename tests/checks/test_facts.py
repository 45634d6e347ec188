from __future__ import annotations

import pytest

RETURNS = "facts: [{about: Rückgabefrist, near: [Rückgabe, zurückgeben, zurückschicken], value: 30 Tage}]"
RETURNS_EN = "facts: [{about: return period, near: [return], value: 30 days}]"
SHIPPING = "facts: [{about: Versandkosten, near: [Versand], value: '4,95 €'}]"
HOURS = "facts: [{about: Rückruf, value: 2 Werktage}]"


def seen(found) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in found]


@pytest.mark.parametrize(
    ("guide", "text"),
    [
        (RETURNS, "Das Paket ist in 14 Tagen da."),
        (RETURNS, "Die Rückgabe ist kostenlos."),
        (RETURNS, "Die Rückgabe ist 30 Tage lang möglich."),
        (RETURNS, "Die Rückgabe ist dreißig Tage lang möglich."),
        (RETURNS, "Sie können die Schuhe 30 Tage lang zurückgeben, das Geld kommt nach 5 Tagen."),
        (RETURNS, "Die Rückgabe kostet 4 €."),
        (RETURNS, "Vor 14 Tagen haben Sie die Rückgabe angemeldet."),
        (RETURNS, "Sie haben die Schuhe vor drei Wochen zurückgegeben."),
        (RETURNS, "Die Rückgabe ist einfach. Das Paket kommt in 3 Tagen."),
        (RETURNS, "Sie schrieben: „Die Rückgabe geht nur 14 Tage.“ Das stimmt so nicht."),
        (RETURNS, "Guten Tag\n\nDas Paket ist da.\n\nAm 3. Mai 2024 um 10:00 schrieb Eva Berger:\n> Rückgabe in 14 Tagen?"),
        (RETURNS, "Gib uns die Schuhe innerhalb von 30 Tagen zurück."),
        (SHIPPING, "Der Versand kostet 4,95 Euro."),
        (SHIPPING, "Der Versand kostet EUR 4,95."),
        (SHIPPING, "Der Versand dauert 3 Tage."),
        (HOURS, "Der Rückruf kommt in 2 Werktagen."),
    ],
)  # fmt: skip
def test_nothing_to_report(findings, guide: str, text: str) -> None:
    assert seen(findings(guide, text)) == []


@pytest.mark.parametrize(
    ("guide", "text", "amount"),
    [
        (RETURNS, "Für die Rückgabe haben Sie 14 Tage Zeit.", "14 Tage"),
        (RETURNS, "Für die Rückgabe hast du vierzehn Tage Zeit.", "vierzehn Tage"),
        (RETURNS, "Sie können alles innerhalb von zwei Wochen zurückgeben.", "zwei Wochen"),
        (RETURNS, "Die Rückgabe ist in 14 Tagen möglich, die Rückgabe von Matten in 10 Tagen.", "14 Tagen"),
        (SHIPPING, "Der Versand kostet 5,95 €.", "5,95 €"),
        (HOURS, "Der Rückruf kommt in 5 Werktagen.", "5 Werktagen"),
    ],
)
def test_another_value_near_the_facts_words(findings, guide: str, text: str, amount: str) -> None:
    assert seen(findings(guide, text)) == [("facts.contradiction", amount)]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("You can return it within thirty days.", []),
        ("You can return it for 30 days and refunds take 5 days.", []),
        ("It will reach you within 14 days.", []),
        ("You wrote “return within 14 days”, which is not so.", []),
        ("You can return it within 14 days.", ["14 days"]),
        ("Returns are accepted for two weeks.", ["two weeks"]),
    ],
)
def test_english(findings, text: str, amounts: list[str]) -> None:
    assert [finding.text for finding in findings(RETURNS_EN, text, language="en")] == amounts


@pytest.mark.parametrize(
    ("value", "text", "count"),
    [
        ("28 Tage", "Die Rückgabe ist vier Wochen möglich.", 0),
        ("4 Wochen", "Die Rückgabe ist 28 Tage möglich.", 0),
        ("4 weeks", "Die Rückgabe ist 28 Tage möglich.", 0),
        ("4 weeks", "Die Rückgabe ist 30 Tage möglich.", 1),
        ("48 Stunden", "Die Rückgabe ist zwei Tage möglich.", 0),
        ("28 Tage", "Die Rückgabe ist 30 Tage möglich.", 1),
        ("3 bis 5 Tage", "Die Rückgabe dauert 3 bis 5 Tage.", 0),
        ("3 bis 5 Tage", "Die Rückgabe dauert 3-5 Tage.", 0),
        ("3 bis 5 Tage", "Die Rückgabe dauert 3 bis 7 Tage.", 1),
    ],
)
def test_units_are_converted(findings, value: str, text: str, count: int) -> None:
    found = findings(f"facts: [{{about: Frist, near: Rückgabe, value: {value}}}]", text)
    assert [finding.rule for finding in found] == ["facts.contradiction"] * count


def test_a_finding_says_what_is_right_and_where_it_stands(findings) -> None:
    (finding,) = findings(RETURNS, "Für die Rückgabe haben Sie 14 Tage Zeit.")
    assert finding.message == "„14 Tage“ widerspricht dem Guide (Rückgabefrist: 30 Tage)."
    assert (finding.severity, finding.suggestions, finding.safe_fix) == ("error", ("30 Tage",), False)
    assert finding.guide == "guide.yaml:3"


def test_a_month_is_not_thirty_days(report) -> None:
    judged = report(RETURNS, "Die Rückgabe ist einen Monat lang möglich.")
    assert judged.findings == ()
    assert judged.not_checked == (
        "facts.contradiction: „einen Monat“ und „30 Tage“ lassen sich nicht vergleichen: Ein Monat hat nicht immer 30 Tage",
    )


def test_a_value_without_a_number_is_said(report) -> None:
    judged = report("facts: [{about: Rückgabe, value: kostenlos}]", "Die Rückgabe kostet 3 €.")
    assert judged.findings == ()
    assert judged.not_checked == ("facts.contradiction: „kostenlos“ ist keine Zahl mit Einheit",)


@pytest.mark.parametrize(
    ("text", "mark"), [("Das Paket ist da.", None), ("Die Rückgabe geht 30 Tage.", 100.0), ("Rückgabe: 9 Tage.", 60.0)]
)
def test_facts_apply_where_the_reply_speaks_of_them(report, text: str, mark: float | None) -> None:
    assert report(RETURNS, text).marks["facts"] == mark


def test_what_is_right_is_said(report) -> None:
    assert report(RETURNS, "Die Rückgabe ist 30 Tage lang möglich.").good == ("Rückgabefrist stimmt",)


def test_each_fact_is_held_against_its_own_words(findings) -> None:
    two = "facts: [{about: Rückgabe, value: 30 Tage}, {about: Reparatur, value: 10 Tage}]"
    assert seen(findings(two, "Die Rückgabe geht 30 Tage. Die Reparatur dauert 10 Tage.")) == []
    found = findings(two, "Die Rückgabe geht 10 Tage. Die Reparatur dauert 30 Tage.")
    assert [finding.suggestions for finding in found] == [("30 Tage",), ("10 Tage",)]
