"""Subject lines that are titles."""

from __future__ import annotations

import pytest

from tonecheck.anatomy.zone import Zone
from tonecheck.nlp.subject import titled_subject
from tonecheck.rule import Span


def found(text: str) -> Span | None:
    return titled_subject(text, (Zone(zone="subject", start=0, end=len(text)),))


@pytest.mark.parametrize(
    "text",
    [
        "Betreff: Dein Paket ist da",
        "Betreff: Wir haben deine Rechnung geprüft",
        "Betreff: Schick uns deine Rechnung",
        "Betreff: Danke für Ihre Nachricht",
        "Betreff: Ihre",
        "",
    ],
)
def test_what_speaks_to_the_reader_is_no_title(text: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Betreff: Deine Rechnung",
        "Betreff: Ihre Bestellung LH-2048117",
        "Betreff: Ihre Frage zu deiner Rechnung",
        "Betreff: AW: Wo bleibt dein Paket?",
        "Re: deine Mail",
        "Deine Rechnung vom 3. Mai",
    ],
)
def test_titles(text: str) -> None:
    assert found(text) == Span(0, len(text))


def test_without_a_subject_line_there_is_none() -> None:
    assert titled_subject("Deine Rechnung", (Zone(zone="body", start=0, end=14),)) is None
