from __future__ import annotations

import pytest

from tonecheck.checks._impersonal import impersonal
from tonecheck.nlp.pipeline import analyse
from tonecheck.reply import Reply


def found(text: str, language: str) -> list[str]:
    return [text[span.start : span.end] for span in impersonal(analyse(Reply(text=text), language, "chat"))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ich habe Ihren Antrag geprüft."),
        ("de", "Das wurde von uns geprüft, und wir zahlen."),
        ("de", "Ihr Paket wird morgen zugestellt."),
        ("de", "Das Haus ist leicht zu finden."),
        ("de", "Es ist schön zu hören, dass es passt."),
        ("en", "We have reviewed your claim."),
        ("en", "Your parcel will be delivered on Friday."),
        ("en", "You are entitled to a refund."),
    ],
)
def test_somebody_acts_or_says_when(language: str, text: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "spans"),
    [
        ("de", "Ihr Antrag wurde abgelehnt.", ["wurde abgelehnt"]),
        ("de", "Der Beleg ist im Original vorzulegen.", ["ist im Original vorzulegen"]),
        ("de", "Eine Prüfung erfolgt.", ["erfolgt"]),
        ("en", "Your claim was denied.", ["Your claim was denied"]),
        ("en", "It was noted. The card has been blocked.", ["was noted", "been blocked"]),
    ],
)
def test_nobody_acts(language: str, text: str, spans: list[str]) -> None:
    assert found(text, language) == spans
