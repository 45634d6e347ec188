"""Salutations that guess a gender."""

from __future__ import annotations

import pytest

from tonecheck.checks._gender import guessed_gender
from tonecheck.nlp.pipeline import analyse
from tonecheck.reply import Reply


def guessed(salutation: str, language: str = "de") -> str | None:
    rest = "das Paket ist da." if language == "de" else "your parcel is here."
    text = f"{salutation},\n\n{rest}"
    reply = analyse(Reply(text=text), language, "email")
    assert reply.anatomy.greeting is not None
    span = guessed_gender(reply, reply.anatomy.greeting)
    return text[span.start : span.end] if span else None


@pytest.mark.parametrize(
    ("language", "salutation"),
    [
        ("de", "Guten Tag Frau Berger"),
        ("de", "Sehr geehrter Herr Dr. Berger"),
        ("de", "Hallo {{name}}"),
        ("de", "Guten Tag {{anrede}} {{nachname}}"),
        ("de", "Sehr geehrte Damen und Herren"),
        ("de", "Liebe Kundin, lieber Kunde"),
        ("de", "Liebe Kundinnen und Kunden"),
        ("de", "Hallo Eva"),
        ("en", "Dear Ms Hart"),
        ("en", "Dear {{first_name}}"),
        ("en", "Dear customer"),
    ],
)
def test_nothing_is_guessed(language: str, salutation: str) -> None:
    assert guessed(salutation, language) is None


@pytest.mark.parametrize(
    ("language", "salutation", "found"),
    [
        ("de", "Sehr geehrte Frau {{nachname}}", "Frau {{nachname}}"),
        ("de", "Sehr geehrter Herr Dr. {{nachname}}", "Herr Dr. {{nachname}}"),
        ("de", "Lieber Kunde", "Lieber Kunde"),
        ("de", "Sehr geehrter Kunde", "Sehr geehrter Kunde"),
        ("de", "Liebe Kundin", "Liebe Kundin"),
        ("en", "Dear Mr {{last_name}}", "Mr {{last_name}}"),
        ("en", "Dear Sir", "Sir"),
    ],
)
def test_a_guess(language: str, salutation: str, found: str) -> None:
    seen = guessed(salutation, language)
    assert seen is not None
    assert found in seen
