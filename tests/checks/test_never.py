from __future__ import annotations

import pytest

DATA = "never: {personal_data: [iban, credit_card, password], allow: ['DE02 1203 0000 0000 2020 51']}"
WORDS = "never: {competitors: [Bergfreund], internal: ['Ticket-ID', '/INC-[0-9]{6}/'], allow: ['Bergfreunde e.V.']}"
END = "\n\nHerzliche Grüße\nJana Brandt"


def seen(found) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in found]


@pytest.mark.parametrize(
    ("sections", "text"),
    [
        (DATA, "Bitte überweisen Sie auf DE02120300000000202051 oder DE02-1203-0000-0000-2020-51."),
        (DATA, "Das Geld geht auf das Konto mit der Endung 3000."),
        (DATA, "Ihr Passwort ist abgelaufen."),
        ("never: {personal_data: [iban]}", "Ihre Karte 4111 1111 1111 1111 ist gesperrt."),
        ("never: {}", "DE89 3704 0044 0532 0130 00 bei Bergfreund"),
        (WORDS, "Die Bergfreunde e.V. freuen sich über Ihre Spende."),
        (WORDS, "Danke, das schauen wir uns an." + END + "\n\n> Bei Bergfreund ist das billiger!"),
    ],
)
def test_nothing_to_report(findings, sections: str, text: str) -> None:
    assert seen(findings(sections, text)) == []


@pytest.mark.parametrize(
    ("text", "rule", "word"),
    [
        ("Bei Bergfreund ist das nicht besser.", "never.competitor", "Bergfreund"),
        ("Wie „Bergfreund“ das macht, wissen wir nicht.", "never.competitor", "Bergfreund"),
        ("Wir führen das als INC-204417.", "never.internal", "INC-204417"),
        ("Das klären wir." + END + "\nKundenservice\nTicket-ID 77", "never.internal", "Ticket-ID"),
        ("Das klären wir." + END + "\n\n> Ihre Ticket-ID finden Sie oben.", "never.internal", "Ticket-ID"),
    ],
)
def test_words_that_must_not_leave_the_house(findings, text: str, rule: str, word: str) -> None:
    (finding,) = findings(WORDS, text)
    assert (finding.rule, finding.severity, finding.text) == (rule, "error", word)


@pytest.mark.parametrize(
    ("secret", "kind"),
    [
        ("DE89 3704 0044 0532 0130 00", "IBAN"),
        ("4111-1111-1111-1111", "Kartennummer"),
        ("Sommer2024", "Passwort"),
    ],
)
@pytest.mark.parametrize("before", ["Ihr Passwort lautet ", "> Ihr Passwort lautet "])
def test_secrets_are_found_everywhere_and_masked(findings, secret: str, kind: str, before: str) -> None:
    text = f"Das habe ich geprüft.{END}\n\n{before}{secret}"
    found = [finding for finding in findings(DATA, text) if kind in finding.message]
    assert [text[finding.start : finding.end] for finding in found] == [secret]
    assert all(secret not in f"{finding.text} {finding.message} {finding.suggestions}" for finding in found)


def test_a_finding_points_to_the_guides_line(findings) -> None:
    (finding,) = findings("never:\n  personal_data:\n    - iban\n    - credit_card", "Karte 4111 1111 1111 1111")
    assert finding.guide == "guide.yaml:6"
