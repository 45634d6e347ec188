from __future__ import annotations

import pytest

ALLOWED = "greeting: {allowed: ['Guten Tag {name}', 'Hallo {name}', 'Liebe Frau {name}', 'Lieber Herr {name}']}"
BODY = "\n\nIhr Paket ist heute bei uns angekommen und geht morgen zurück.\n\nHerzliche Grüße\nJana Brandt"


def rules(found) -> list[str]:
    return [finding.rule for finding in found]


@pytest.mark.parametrize(
    ("options", "salutation"),
    [
        ("{required: true}", "Guten Tag Frau Berger,"),
        ("{required: true}", "Hi!"),
        ("{required: false}", ""),
        ("{}", ""),
        ("{name: required}", "Guten Tag Frau Dr. Berger,"),
        ("{name: required}", "Hallo {{first_name}},"),
        ("{name: optional}", "Guten Tag,"),
        ("{name: forbidden}", "Guten Tag,"),
        ("{avoid: [Hey]}", "Guten Tag Frau Berger,"),
    ],
)
def test_nothing_to_report(findings, options: str, salutation: str) -> None:
    assert rules(findings(f"greeting: {options}", salutation + BODY)) == []


def test_a_missing_salutation_belongs_at_the_start(findings) -> None:
    sections = "greeting: {required: true, allowed: ['Guten Tag {name}']}"
    (finding,) = findings(sections, BODY.strip())
    assert (finding.rule, finding.start, finding.end) == ("greeting.missing", 0, 0)
    assert finding.suggestions == ("Guten Tag …",)


@pytest.mark.parametrize(
    "salutation",
    [
        "Guten Tag Frau Berger,",
        "Guten Tag, Frau Berger,",
        "Hallo Frau Dr. Berger!",
        "Hallo Timo,",
        "Hallo,",
        "Liebe Frau Berger,",
        "Lieber Herr Kaya,",
        "Hallo {{first_name}},",
    ],
)
def test_listed_salutations(findings, salutation: str) -> None:
    assert rules(findings(ALLOWED, salutation + BODY)) == []


@pytest.mark.parametrize(
    ("salutation", "suggestions"),
    [
        ("Moin Frau Berger,", ("Guten Tag Frau Berger", "Hallo Frau Berger", "Liebe Frau Berger")),
        ("Sehr geehrter Herr Kaya,", ("Guten Tag Herr Kaya", "Hallo Herr Kaya", "Lieber Herr Kaya")),
        ("Hey Timo,", ("Guten Tag Timo", "Hallo Timo")),
        ("Hallo zusammen,", ("Guten Tag …", "Hallo …", "Liebe Frau …")),
    ],
)
def test_unlisted_salutations_get_the_guides_with_the_name_in_them(
    findings, salutation: str, suggestions: tuple[str, ...]
) -> None:
    (finding,) = findings(ALLOWED, salutation + BODY)
    assert (finding.rule, finding.text) == ("greeting.unlisted", salutation.rstrip(","))
    assert finding.suggestions == suggestions


def test_an_avoided_salutation_is_not_reported_twice(findings) -> None:
    sections = "greeting: {avoid: ['Sehr geehrte Damen und Herren'], allowed: ['Guten Tag']}"
    (finding,) = findings(sections, "Sehr geehrte Damen und Herren," + BODY)
    assert (finding.rule, finding.text) == ("greeting.avoided", "Sehr geehrte Damen und Herren")
    assert finding.suggestions == ("Guten Tag",)


@pytest.mark.parametrize("level", [None, "off"])
def test_a_salutation_to_nobody_is_told_once(findings, level: str | None) -> None:
    sections = "greeting: {avoid: ['Sehr geehrte Damen und Herren'], name: required}"
    levels = "levels: {greeting.avoided: off}" if level else ""
    found = findings(f"{sections}\n{levels}", "Sehr geehrte Damen und Herren,\n\n" + BODY)
    assert rules(found) == ["greeting.nameless" if level else "greeting.avoided"]


@pytest.mark.parametrize("mark", ["\ufeff", "\u200b"])
def test_invisible_characters_do_not_make_a_salutation_unlisted(findings, mark: str) -> None:
    text = f"{mark}Guten {mark}Tag {mark}Frau Berger{mark},\n\n{mark}{BODY}"
    assert rules(findings("greeting: {allowed: ['Guten Tag {name}'], name: required}", text)) == []


def test_names_in_small_letters_are_listed(findings) -> None:
    sections = "greeting: {allowed: ['Guten Tag {name}'], name: required}"
    assert rules(findings(sections, "guten tag frau berger, " + BODY)) == []


def test_a_suggestion_replaces_the_name_as_well(findings) -> None:
    sections = "greeting: {avoid: [Hey], allowed: ['Hallo {name}']}"
    (finding,) = findings(sections, "Hey Timo," + BODY)
    assert (finding.text, finding.suggestions) == ("Hey Timo", ("Hallo Timo",))
    assert finding.message == "„Hey“ ist als Anrede nicht gewünscht."


@pytest.mark.parametrize("salutation", ["Guten Tag,", "Sehr geehrte Damen und Herren,", "Hallo zusammen,"])
def test_nameless(findings, salutation: str) -> None:
    assert rules(findings("greeting: {name: required}", salutation + BODY)) == ["greeting.nameless"]


def test_a_name_where_none_is_wanted(findings) -> None:
    (finding,) = findings("greeting: {name: forbidden}", "Guten Tag Frau Berger," + BODY)
    assert (finding.rule, finding.text) == ("greeting.nameless", "Frau Berger")


@pytest.mark.parametrize(
    ("salutation", "language"),
    [
        ("Sehr geehrte Frau Berger,", "de"),
        ("Liebe Kundin, lieber Kunde,", "de"),
        ("Liebe Kundinnen und Kunden,", "de"),
        ("Hallo {{first_name}},", "de"),
        ("Sehr geehrte {{salutation}} {{last_name}},", "de"),
        ("Dear Ms Brown,", "en"),
        ("Dear {{first_name}},", "en"),
        ("Dear Sir or Madam,", "en"),
    ],
)
def test_salutations_that_guess_nothing(findings, salutation: str, language: str) -> None:
    found = findings("greeting: {name: optional}", salutation + BODY, language=language)
    assert rules(found) == []


@pytest.mark.parametrize(
    ("salutation", "guess", "language"),
    [
        ("Sehr geehrter Herr/Frau Kaya,", "Herr/Frau", "de"),
        ("Lieber Herr {{last_name}},", "Herr {{last_name}}", "de"),
        ("Sehr geehrte Frau Dr. {{last_name}},", "Frau Dr. {{last_name}}", "de"),
        ("Lieber {{first_name}},", "Lieber {{first_name}}", "de"),
        ("Lieber Kunde,", "Lieber Kunde", "de"),
        ("Sehr geehrter Herr,", "Herr", "de"),
        ("Sehr geehrter Versicherungsnehmer,", "Sehr geehrter Versicherungsnehmer", "de"),
        ("Dear Mr {{last_name}},", "Mr {{last_name}}", "en"),
        ("Dear Mr/Mrs Brown,", "Mr/Mrs", "en"),
        ("Dear Sir,", "Sir", "en"),
    ],
)
def test_guessed_genders(findings, salutation: str, guess: str, language: str) -> None:
    found = findings("greeting: {name: optional}", salutation + BODY, language=language)
    assert [(finding.rule, finding.text) for finding in found] == [("greeting.guessed-gender", guess)]


def test_praise_for_the_name_and_a_mark_only_where_there_is_something_to_judge(report) -> None:
    assert "nennt den Namen" in report("greeting: {name: required}", "Guten Tag Frau Berger," + BODY).good
    assert report("greeting: {required: false, name: required}", BODY.strip()).marks["greeting"] is None


def test_a_finding_points_to_the_guides_line(findings) -> None:
    (finding,) = findings("greeting:\n  required: false\n  avoid:\n    - Hey\n    - Moin", "Moin Timo," + BODY)
    assert finding.guide == "guide.yaml:7"
