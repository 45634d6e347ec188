from __future__ import annotations

import pytest

GUIDE = "attitude: {command: warning}"
HELLO = {"de": "Guten Tag Frau Berger,\n\n", "en": "Dear Ms Hart,\n\n"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Send us the form by Friday."),
        ("en", "Please send us the form by Friday, otherwise the case is closed."),
        ("en", "Send us the form by Friday. Could you sign it? Otherwise I can not book it."),
        ("en", "Send us the form by Friday. It rains. It rains. Late forms will not be accepted."),
        ("en", "You can pay by Friday, otherwise the price goes up."),
        ("de", "Füllen Sie das Formular aus."),
        ("de", "Bitte füllen Sie das Formular aus, andernfalls wird der Fall geschlossen."),
    ],
)
def test_an_imperative_alone_or_softened_is_no_order(findings, language: str, text: str) -> None:
    assert findings(GUIDE, HELLO[language] + text, language=language) == ()


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Sign both pages, otherwise the case is closed.", "Sign both"),
        ("en", "Late forms will not be accepted. Pay by Friday.", "Pay by"),
        ("de", "Füllen Sie das Formular aus. Andernfalls wird der Fall geschlossen.", "Füllen Sie"),
    ],
)
def test_a_threat_beside_it_makes_an_order(findings, language: str, text: str, told: str) -> None:
    assert [one.text for one in findings(GUIDE, HELLO[language] + text, language=language)] == [told]
