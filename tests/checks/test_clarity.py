"""How many times something must stand in a reply before clarity speaks, and how loudly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tonecheck.report import Finding

HELLO = "Guten Tag Frau Berger,\n\n"


@pytest.mark.parametrize(
    ("sections", "body", "severities"),
    [
        ("clarity: {officialese: warning}", "Ihr Antrag ist bewilligt.", []),
        ("clarity: {officialese: warning}", "hiermit ist Ihr Antrag bewilligt.", ["note"]),
        (
            "clarity: {officialese: warning}",
            "hiermit teilen wir Ihnen mit, dass Ihr Antrag bewilligt ist. Etwaige Gebühren entfallen.",
            ["warning", "warning"],
        ),
        (
            "clarity: {officialese: note}",
            "hiermit ist Ihr Antrag bewilligt. Etwaige Gebühren entfallen.",
            ["note", "note"],
        ),
        ("clarity: {officialese: off}", "hiermit ist Ihr Antrag bewilligt.", []),
        ("clarity: {passive: 20%}", "Ihr Antrag wurde geprüft.", []),
        ("clarity: {passive: 20%}", "Ihr Antrag wurde geprüft. Die Karte wurde gesperrt.", ["note"]),
        ("clarity: {hedging: warning}", "eventuell liegt es am Kabel.", []),
    ],
)
def test_once_is_less_than_twice(
    findings: Callable[..., tuple[Finding, ...]], sections: str, body: str, severities: list[str]
) -> None:
    found = findings(sections, HELLO + body)
    assert [one.severity for one in found][: len(severities) or None] == severities
