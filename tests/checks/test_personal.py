from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.checks import _personal
from tonecheck.checks._personal import cards, ibans, luhn, passwords


def texts(finder, text: str) -> list[str]:
    return [text[span.start : span.end] for span in finder(text)]


@pytest.mark.parametrize(
    "text",
    [
        "DE88 3704 0044 0532 0130 00",
        "DE89 3704 0044 0532 0130",
        "DE89 3704 0044 0532 0130 001",
        "xDE89370400440532013000",
        "ZZ89 3704 0044 0532 0130 00",
        "Artikel DE12 3456",
        "DE89  3704 0044 0532 0130 00",
        "Konto mit der Endung 3000",
        "",
    ],
)
def test_what_is_no_account_number(text: str) -> None:
    assert texts(ibans, text) == []


@pytest.mark.parametrize(
    "number",
    [
        "DE89 3704 0044 0532 0130 00",
        "de89370400440532013000",
        "DE89-3704-0044-0532-0130-00",
        "DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000",
        "AT61 1904 3002 3457 3201",
        "CH93 0076 2011 6238 5295 7",
        "GB29 NWBK 6016 1331 9268 19",
        "NL91ABNA0417164300",
        "FR14 2004 1010 0505 0001 3M02 606",
    ],
)
def test_account_numbers_stand_exactly_there(number: str) -> None:
    assert texts(ibans, f"auf Ihr Konto {number} bei der Bank") == [number]
    assert texts(ibans, f"IBAN:{number}.") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "4111-1111-1111-1112",
        "4111 1111 1111 1111 1",
        "0621 4111 1111 1111 1111",
        "0000 0000 0000 0000",
        "Bestellnummer: 4111111111111111",
        "Ihre Sendungsnummer lautet 4111111111111111",
        "your tracking number is 4111 1111 1111 1111",
        "https://shop.example/o/4111111111111111",
        "**** **** **** 1111",
        "9111111111111111",
        "12.03.2024 14:30",
    ],
)
def test_what_is_no_card_number(text: str) -> None:
    assert texts(cards, text) == []


@pytest.mark.parametrize(
    "number",
    [
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111111111111111",
        "5555 5555 5555 4444",
        "2223 0031 2200 3222",
        "3782 822463 10005",
        "6011000990139424",
        "3530 1113 3330 0000",
    ],
)
def test_card_numbers_stand_exactly_there(number: str) -> None:
    assert texts(cards, f"Ihre Karte {number}, gültig bis 11/27") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Ihr Passwort ist abgelaufen.",
        "Das Passwort ist 8-stellig.",
        "Passwort: ********",
        "Passwort: {{password}}",
        "Passwort: [verborgen]",
        "Passwort: bitte nicht weitergeben",
        "Ihr Passwort: Es muss acht Zeichen haben.",
        "Passwort vergessen? Hier entlang: https://shop.example/a1",
        "Your password is case-sensitive.",
        "Your password is expired",
        "Password reset: https://shop.example/a1",
        "Die Pinnwand ist 4711 cm breit.",
    ],
)
def test_what_tells_no_password(text: str) -> None:
    assert texts(passwords, text) == []


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Ihr Passwort lautet Sommer2024, bitte ändern Sie es.", "Sommer2024"),
        ("Ihr vorläufiges Kennwort lautet: „Berg!See9“.", "Berg!See9"),
        ("Das Passwort lautet wie folgt: xK9#mm", "xK9#mm"),
        ("Passwort: geheim", "geheim"),
        ("Ihr Startpasswort ist Sommer2024.", "Sommer2024"),
        ("Ihre PIN: 4711", "4711"),
        ("Your new password is Blue-Sky-99!", "Blue-Sky-99"),
        ("Your password is: hunter2", "hunter2"),
    ],
)
def test_the_secret_alone_is_found(text: str, secret: str) -> None:
    assert texts(passwords, text) == [secret]


@given(st.text(alphabet="0123456789", min_size=11, max_size=18).filter(lambda digits: len(set(digits)) > 1))
def test_every_number_has_one_right_check_digit(digits: str) -> None:
    assert sum(luhn(digits + last) for last in "0123456789") == 1


@given(st.text(max_size=200))
def test_spans_lie_in_the_text(text: str) -> None:
    for finder in (ibans, cards, passwords):
        for span in finder(text):
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end].strip() == text[span.start : span.end]


@pytest.mark.parametrize(
    "text", ["PIN: 4711ab", "PİN: 4711ab", "pın: 4711ab", "Paſswort: x1", "pass code: 4711ab", "Puk is 1"]
)
def test_the_quick_look_loses_no_spelling_of_a_password(text: str) -> None:
    assert _personal._PASSWORD.search(text)
    assert _personal._may_tell(text)


@given(st.lists(st.sampled_from((*"pPiİıInNuUkKKasſS :=1", "ennwort", "wort", "phrase")), max_size=14).map("".join))
def test_where_the_quick_look_finds_nothing_no_password_is(text: str) -> None:
    assert _personal._may_tell(text) or _personal._PASSWORD.search(text) is None


OLD_IBAN = re.compile(r"(?<![^\W_])([A-Z]{2})[ \u00a0-]?\d{2}(?=[ \u00a0-]?[A-Z0-9])", re.IGNORECASE)


@given(st.text(alphabet="DEat 09-_\u00a0ä", max_size=30))
def test_the_check_digits_lead_to_every_country(text: str) -> None:
    starts = [
        match.start()
        for digits in _personal._CHECK_DIGITS.finditer(text)
        if (match := _personal.country_before(text, digits.start()))
    ]
    assert starts == [match.start() for match in OLD_IBAN.finditer(text)]
