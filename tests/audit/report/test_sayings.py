from __future__ import annotations

from typing import Any

import pytest

from tonecheck.audit.report.document import Example
from tonecheck.audit.report.sayings import saying


@pytest.mark.parametrize(
    ("rule", "values", "ui", "said"),
    [
        ("house.hotline-hours", {}, "de", "house.hotline-hours"),
        ("apology.missing", {}, "en", "There is no apology: something went wrong here, and nobody says so."),
        ("attitude.command", {}, "de", "„…“ klingt nach einem Befehl."),
        ("phrases.missing", {}, "de", "Der Guide verlangt diese Angabe, damit niemand nachfragen muss."),
        ("clarity.long-sentence", {}, "en", "A long sentence has to be read twice; two short ones are read once."),
        (
            "tone.empathy",
            {"value": 20.5, "min": 50.0},
            "de",
            "Empathie 20, vorgesehen ≥ 50: nichts geht auf die Lage der Kundin oder des Kunden ein.",
        ),
        (
            "tone.formality",
            {"value": 88.0, "min": 40.0, "max": 70.0},
            "de",
            "Förmlichkeit 88, vorgesehen 40–70: zu steif; schreib so, wie du am Telefon sprichst.",
        ),
    ],
)
def test_a_finding_is_said_as_far_as_it_is_known(rule: str, values: dict[str, Any], ui: str, said: str) -> None:
    example = Example(rule=rule, reply=1, place="a.csv:2", excerpt=None, suggestion=None, **values)
    assert saying(example, ui) == said
