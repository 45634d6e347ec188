"""Attitudes that depend on more than a phrase: a no with an offer beside it, an order with a please."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tonecheck.report import Finding

HELLO = "Guten Tag Frau Berger,\n\n"
BYE = "\n\nViele Grüße\nJana Roth"


@pytest.mark.parametrize(
    ("options", "body"),
    [
        ("{blame: error}", "die Anleitung erklärt auf Seite 4, wie der Deckel schließt."),
        ("{blame: error}", "da haben wir uns wohl vertippt."),
        (
            "{negative: warning}",
            "eine Erstattung ist leider nicht möglich. Ich habe Ihnen heute ein neues Gerät geschickt.",
        ),
        (
            "{negative: warning}",
            "eine Erstattung ist leider nicht möglich. Bitte schicken Sie uns ein Foto, dann prüfen wir es.",
        ),
        ("{command: warning}", "Sie müssen bitte nur noch unterschreiben."),
    ],
)
def test_what_is_no_bad_attitude(findings: Callable[..., tuple[Finding, ...]], options: str, body: str) -> None:
    assert not findings(f"attitude: {options}", HELLO + body + BYE)


@pytest.mark.parametrize(
    ("options", "body", "rule"),
    [
        ("{blame: error}", "da haben Sie sich wohl vertippt.", "attitude.blame"),
        ("{blame: error}", "der Abbau ist Sache des Kunden.", "attitude.blame"),
        ("{negative: warning}", "eine Erstattung ist leider nicht möglich.", "attitude.negative"),
        ("{deflection: warning}", "dafür sind wir nicht zuständig.", "attitude.deflection"),
    ],
)
def test_what_is_a_bad_attitude(
    findings: Callable[..., tuple[Finding, ...]], options: str, body: str, rule: str
) -> None:
    assert [one.rule for one in findings(f"attitude: {options}", HELLO + body + BYE)] == [rule]
