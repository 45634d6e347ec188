"""Words in capitals: abbreviations, names and codes first, then what raises the voice."""

from __future__ import annotations

import pytest

from tonecheck.checks._capitals import is_plain, quieter, shouts
from tonecheck.nlp.analysis import Analysis
from tonecheck.nlp.pipeline import analyse
from tonecheck.reply import Reply
from tonecheck.rule import Span


def analysis(text: str, language: str = "de") -> Analysis:
    return analyse(Reply(text=text), language, "email")


def shouted(text: str, language: str = "de", house: tuple[Span, ...] = ()) -> list[str]:
    found = shouts(analysis(text, language), house)
    return [text[one.words[0].start : one.words[-1].end] for one in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ihre Rechnung liegt als PDF bei."),
        ("de", "Die IBAN und die BIC stehen auf der EC-Karte."),
        ("de", "DHL liefert in die USA."),
        ("de", "Ihr Gutschein hat den Code SOMMER."),
        ("de", "Die Nummer AG-1234567 und die Datei README.TXT liegen bei."),
        ("de", "Guten Tag Frau BERGER,\n\ndas Paket ist da."),
        ("de", "Das Paket ist da.\n\nViele Grüße\nJANA ROTH"),
        ("de", "Hallo {{CUSTOMER.FIRSTNAME}}, das Paket ist da."),
        ("de", "Das Paket ist da.\n\n> WO IST MEIN PAKET?"),
        ("de", "A B C"),
        ("en", "I have sent you a PDF."),
        ("en", "Please use the voucher code SPRING."),
        ("en", "OK, the FAQ and the VAT number are here."),
    ],
)
def test_nobody_shouts(language: str, text: str) -> None:
    assert shouted(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Das geht NICHT.", ["NICHT"]),
        ("de", "Das geht NIEMALS und SOFORT.", ["NIEMALS", "SOFORT"]),
        ("de", "BITTE BEACHTEN SIE die Frist.", ["BITTE BEACHTEN SIE"]),
        ("de", "Ihre KUNDENNUMMER fehlt.", ["KUNDENNUMMER"]),
        ("en", "You must NOT open it.", ["NOT"]),
        ("en", "READ THE TERMS before you order.", ["READ THE TERMS"]),
    ],
)
def test_shouts(language: str, text: str, found: list[str]) -> None:
    assert shouted(text, language) == found


def test_the_houses_words_are_no_shouts() -> None:
    text = "Das Gerät WUNDERWERK ist da."
    start = text.index("WUNDERWERK")
    assert shouted(text) == ["WUNDERWERK"]
    assert shouted(text, house=(Span(start, start + len("WUNDERWERK")),)) == []


@pytest.mark.parametrize(
    ("language", "text", "quiet"),
    [
        ("de", "Das geht NICHT.", "nicht"),
        ("de", "NICHT öffnen!", "Nicht"),
        ("de", "Ihre KUNDENNUMMER fehlt.", "Kundennummer"),
        ("de", "Das müssen SIE SOFORT tun.", "Sie sofort"),
        ("en", "You must NOT open it.", "not"),
        ("en", "READ THE TERMS now.", "Read the terms"),
    ],
)
def test_said_in_a_normal_voice(language: str, text: str, quiet: str) -> None:
    reply = analysis(text, language)
    (shout,) = shouts(reply, ())
    assert quieter(reply, shout) == quiet


@pytest.mark.parametrize(("text", "plain"), [("Das geht NICHT.", True), ("Ihre KUNDENNUMMER fehlt.", False)])
def test_only_words_that_are_never_names_are_plain(text: str, plain: bool) -> None:
    reply = analysis(text)
    (shout,) = shouts(reply, ())
    assert is_plain(reply, shout) == plain
