"""Where a suggestion that is right elsewhere may be wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tonecheck.fix import Fixed

FixText = Callable[..., Fixed]

SECTIONS = "address: Sie\nformat: {exclamations: 0, capitals: 0}"


@pytest.mark.parametrize(
    "text",
    [
        "Der Link ist da, um dich anzumelden.",
        "Es gibt die Zeit, dich auf alles zu freuen.",
        "Das steht so bei MIT im Plan.",
        "Betreff: Ihr Paket!\n\nGuten Tag Frau Berger,\n\nalles ist da.",
    ],
)
def test_a_person_has_to_look(fix_text: FixText, text: str) -> None:
    assert fix_text(SECTIONS, text).text == text


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Wir rufen dich am Montag an.", "Wir rufen Sie am Montag an."),
        ("Das ist für dich, und wir freuen uns zu helfen.", "Das ist für Sie, und wir freuen uns zu helfen."),
        ("Das steht OHNE Grund im Plan.", "Das steht ohne Grund im Plan."),
        ("Betreff: Ihr Paket\n\nAlles ist da!", "Betreff: Ihr Paket\n\nAlles ist da."),
    ],
)
def test_elsewhere_it_is_right(fix_text: FixText, text: str, better: str) -> None:
    assert fix_text(SECTIONS, text).text == better
