from __future__ import annotations

import pytest

BODY = "Guten Tag Frau Berger,\n\nIhr Paket ist heute bei uns angekommen und geht morgen zurück."
ALLOWED = "closing: {allowed: ['Herzliche Grüße', 'Freundliche Grüße']}"


def rules(found) -> list[str]:
    return [finding.rule for finding in found]


@pytest.mark.parametrize(
    ("options", "end"),
    [
        ("{}", ""),
        ("{required: false, signer: required}", ""),
        ("{required: true}", "\n\nHerzliche Grüße\nJana Brandt"),
        ("{required: true}", "\n\nViele Grüße, Jana"),
        ("{avoid: [MfG]}", "\n\nHerzliche Grüße\nJana Brandt"),
        ("{signer: required}", "\n\nHerzliche Grüße\nJana Brandt\nKundenservice"),
        ("{signer: required}", "\n\nHerzliche Grüße\n{{agent.name}}"),
        ("{signer: optional}", "\n\nHerzliche Grüße"),
        ("{signer: forbidden}", "\n\nHerzliche Grüße\nIhr Kundenservice"),
        (
            "{further_help: required}",
            " Melden Sie sich gern, wenn noch Fragen offen sind.\n\nHerzliche Grüße",
        ),
        ("{further_help: optional}", "\n\nHerzliche Grüße"),
    ],
)
def test_nothing_to_report(findings, options: str, end: str) -> None:
    assert rules(findings(f"closing: {options}", BODY + end)) == []


def test_a_missing_farewell_belongs_behind_the_last_sentence(findings) -> None:
    (finding,) = findings("closing: {required: true, allowed: ['Herzliche Grüße']}", BODY + "\n")
    assert (finding.rule, finding.start, finding.end) == ("closing.missing", len(BODY), len(BODY))
    assert finding.suggestions == ("Herzliche Grüße",)


@pytest.mark.parametrize("farewell", ["Herzliche Grüße", "Herzliche Gruesse", "Freundliche Grüße aus Köln"])
def test_listed_farewells(findings, farewell: str) -> None:
    assert rules(findings(ALLOWED, f"{BODY}\n\n{farewell}\nJana Brandt")) == []


@pytest.mark.parametrize(
    "end", ["Danke!", "Vielen Dank", "Viel Spaß beim Auspacken!", "Einen schönen Abend noch\nJana"]
)
def test_thanks_and_wishes_are_no_unlisted_farewells(findings, end: str) -> None:
    assert rules(findings(ALLOWED, f"{BODY}\n\n{end}")) == []


@pytest.mark.parametrize("farewell", ["Mit freundlichen Grüßen", "Hochachtungsvoll", "LG"])
def test_unlisted_farewells(findings, farewell: str) -> None:
    (finding,) = findings(ALLOWED, f"{BODY}\n\n{farewell}\nJana Brandt")
    assert (finding.rule, finding.text) == ("closing.unlisted", farewell)
    assert finding.suggestions == ("Herzliche Grüße", "Freundliche Grüße")


def test_invisible_characters_do_not_make_a_farewell_unlisted(findings) -> None:
    assert rules(findings(ALLOWED, f"{BODY}\n\n\ufeffHerzliche\u200b \u200bGrüße\nJana Brandt")) == []


def test_a_name_between_marks_of_emphasis_signs(findings) -> None:
    guide = "closing: {signer: required, allowed: ['Herzliche Grüße']}"
    assert rules(findings(guide, f"{BODY}\n\n**Herzliche Grüße**\n*Jana Brandt*")) == []


def test_an_avoided_farewell_is_not_reported_twice(findings) -> None:
    sections = "closing: {avoid: [MfG, LG], allowed: ['Herzliche Grüße']}"
    (finding,) = findings(sections, BODY + "\n\nMfG\nJana Brandt")
    assert (finding.rule, finding.text) == ("closing.avoided", "MfG")


@pytest.mark.parametrize(
    ("end", "message"),
    [
        ("\n\nHerzliche Grüße", "Unter dem Gruß fehlt ein Name."),
        ("\n\nHerzliche Grüße\nIhr Kundenservice", "„Ihr Kundenservice“ ist kein Mensch"),
    ],
)
def test_unsigned(findings, end: str, message: str) -> None:
    (finding,) = findings("closing: {signer: required}", BODY + end)
    assert finding.rule == "closing.unsigned"
    assert finding.message.startswith(message)


def test_a_signature_where_none_is_wanted(findings) -> None:
    (finding,) = findings("closing: {signer: forbidden}", BODY + "\n\nHerzliche Grüße\nJana Brandt")
    assert (finding.rule, finding.text) == ("closing.unsigned", "Jana Brandt")


def test_no_further_help(findings) -> None:
    (finding,) = findings("closing: {further_help: required}", BODY + "\n\nHerzliche Grüße\nJana Brandt")
    assert (finding.rule, finding.start) == ("closing.no-further-help", len(BODY))


def test_what_is_good_is_said(report) -> None:
    end = " Melden Sie sich gern, wenn noch Fragen offen sind.\n\nHerzliche Grüße\nJana Brandt"
    good = report("closing: {signer: required, further_help: required}", BODY + end).good
    assert set(good) >= {"ist mit Namen unterschrieben", "bietet weitere Hilfe an"}


@pytest.mark.parametrize(
    ("ending", "severity"), [("", "warning"), ("\n\nJana Brandt", "note"), ("\n\nIhr Serviceteam", "note")]
)
def test_a_name_without_a_farewell_is_less_than_nothing_at_all(findings, ending: str, severity: str) -> None:
    text = f"Guten Tag Frau Berger,\n\nIhre Rücksendung ist gestern bei uns angekommen.{ending}"
    found = [one for one in findings("closing: {required: true}", text) if one.rule == "closing.missing"]
    assert [one.severity for one in found] == [severity]


@pytest.mark.parametrize("last", ["{{signature}}", "#{user.signature}", "{% include 'fuss' %}", "{{> fuss}}"])
def test_a_closing_may_be_in_what_a_template_puts_in(findings, last: str) -> None:
    text = f"Hallo Frau Berger,\n\nIhr Paket ist unterwegs.\n\n{last}"
    assert "closing.missing" not in [one.rule for one in findings("closing: {required: true}", text)]


def test_another_variable_at_the_end_is_no_closing(findings) -> None:
    text = "Hallo Frau Berger,\n\nIhr Paket ist unterwegs.\n\n{{order.date}}"
    assert "closing.missing" in [one.rule for one in findings("closing: {required: true}", text)]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("de", "Ihr Paket ist da. Ohne Konto steht Ihnen diese Seite nicht zur Verfügung.", 1),
        ("de", "Ihr Paket ist da. Bei Fragen stehen wir Ihnen gern zur Verfügung.", 0),
        ("de", "Ihr Paket ist da. Bei Fragen zögern Sie nicht, uns anzurufen.", 0),
        ("en", "Your parcel is here. If you have questions, do not hesitate to call us.", 0),
    ],
)
def test_what_is_not_at_hand_is_no_help(findings, language: str, text: str, count: int) -> None:
    assert len(findings("closing: {further_help: required}", text, language=language)) == count
