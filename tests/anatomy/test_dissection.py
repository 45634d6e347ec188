"""Zones, greetings and closings of whole replies."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tonecheck.anatomy import dissect
from tonecheck.anatomy.zone import Anatomy, Name

FOLDER = Path(__file__).parent
ZONES = {
    "t": "subject",
    "g": "greeting",
    "b": "body",
    "c": "closing",
    "s": "signature",
    "q": "quote",
    "d": "disclaimer",
    "f": "foreign",
}


class Mail(NamedTuple):
    name: str
    language: str
    channel: str
    text: str
    zones: list[tuple[str, int, int]]
    greeting: list[str] | None
    closing: list[str] | None


def _unescape(text: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)


def _expected(line: str) -> list[str] | None:
    rest = line[2:].strip()
    return None if rest == "-" else [part.strip(" ") for part in _unescape(rest).split("|")]


def _mail(language: str, block: str) -> Mail:
    head, greeting, closing, body = block.split("\n", 3)
    name, channel, *given_as = (part.strip() for part in head.split("|"))
    marked = _unescape(body.rstrip("\n"))
    if given_as:
        marked = {
            "nfd": lambda: unicodedata.normalize("NFD", marked),
            "crlf": lambda: marked.replace("\n", "\r\n"),
            "cr": lambda: marked.replace("\n", "\r"),
        }[given_as[0]]()
    text, zones, start = "", [], 0
    for piece in re.split(r"(</?[tgbcsqdf]>)", marked):
        if re.fullmatch(r"<[tgbcsqdf]>", piece):
            start = len(text)
        elif re.fullmatch(r"</[tgbcsqdf]>", piece):
            zones.append((ZONES[piece[2]], start, len(text)))
        else:
            text += piece
    return Mail(name, language, channel, text, zones, _expected(greeting), _expected(closing))


def _mails() -> list[Mail]:
    return [
        _mail(language, block)
        for language in ("de", "en")
        for block in (FOLDER / f"mails-{language}.txt").read_text("utf-8").split("\n==== ")[1:]
    ]


MAILS = _mails()


def _ids(mail: Mail) -> str:
    return f"{mail.language}-{mail.name}"


def _look(mail: Mail) -> Anatomy:
    return dissect(mail.text, channel=mail.channel, language=mail.language)


def test_there_are_sixty_mails() -> None:
    assert len(MAILS) >= 60


@pytest.mark.parametrize("mail", MAILS, ids=_ids)
def test_zones(mail: Mail) -> None:
    found = [(zone.zone, mail.text[zone.start : zone.end]) for zone in _look(mail).zones]
    assert found == [(zone, mail.text[start:end]) for zone, start, end in mail.zones]
    assert [(zone.zone, zone.start, zone.end) for zone in _look(mail).zones] == mail.zones


def _compose(text: str | None) -> str:
    return unicodedata.normalize("NFC", text or "-")


def _name(name: Name | None) -> list[str]:
    return [_compose(name and name.title), _compose(name and name.first), _compose(name and name.last)]


@pytest.mark.parametrize("mail", MAILS, ids=_ids)
def test_greeting(mail: Mail) -> None:
    greeting = _look(mail).greeting
    found = None if greeting is None else [unicodedata.normalize("NFC", greeting.phrase), *_name(greeting.name)]
    assert found == mail.greeting


@pytest.mark.parametrize("mail", MAILS, ids=_ids)
def test_closing(mail: Mail) -> None:
    closing = _look(mail).closing
    found = None
    if closing is not None:
        phrase, team = unicodedata.normalize("NFC", closing.phrase), _compose(closing.team)
        found = [phrase, *_name(closing.signer), team]
    assert found == mail.closing


@pytest.mark.parametrize("mail", MAILS, ids=_ids)
def test_names_stand_where_they_say(mail: Mail) -> None:
    anatomy = _look(mail)
    people = []
    if anatomy.greeting:
        people += [anatomy.greeting.name, *anatomy.greeting.others]
    if anatomy.closing:
        people.append(anatomy.closing.signer)
    for name in filter(None, people):
        assert mail.text[name.start : name.end] == name.text


@pytest.mark.parametrize(
    ("text", "register", "impersonal"),
    [
        ("Sehr geehrte Damen und Herren,", "formal", True),
        ("Sehr geehrte Frau Berger,", "formal", False),
        ("Guten Tag Frau Berger,", "neutral", False),
        ("Hi Jana,", "casual", False),
        ("Dear Sir or Madam,", "formal", True),
        ("Dear Tom,", "neutral", False),
        ("Liebes Team,", "neutral", True),
    ],
)
def test_register_of_greeting(text: str, register: str, impersonal: bool) -> None:
    greeting = dissect(text + "\n\nalles ist erledigt.").greeting
    assert greeting is not None
    assert (greeting.register, greeting.impersonal) == (register, impersonal)


@pytest.mark.parametrize(
    ("farewell", "register"), [("Mit freundlichen Grüßen", "formal"), ("Viele Grüße", "neutral"), ("LG", "casual")]
)
def test_register_of_closing(farewell: str, register: str) -> None:
    closing = dissect(f"Hallo,\n\nalles ist erledigt.\n\n{farewell}\nJana").closing
    assert closing is not None
    assert closing.register == register


@pytest.mark.parametrize(
    "text",
    [
        "Wir sagen Hallo zu neuen Kunden und freuen uns.",
        "Liebe Grüße",
        "Liebe geht durch den Magen, sagt man.",
        "Morgen kommt der Monteur zu Ihnen.",
        "Herr Demir hat Ihre Nummer und ruft an.",
        "Frau Berger ist heute nicht im Haus.",
        "Welcome to the app, please log in.",
        "May I ask for the order number?",
    ],
)
def test_no_greeting(text: str) -> None:
    language = "en" if text.startswith(("Welcome", "May")) else "de"
    assert dissect(text, language=language).greeting is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Viele Grüße an Ihren Mann, er hat uns sehr geholfen.", "de"),
        ("Ich grüße Sie nicht, schrieb der Kunde.", "de"),
        ("Danke für die Info, wir geben das weiter.", "de"),
        ("Bitte beim nächsten Mal gleich mitschicken, danke", "de"),
        ("Thanks for asking. You have my word on it.", "en"),
        ("cheers @USER, told the lasso, it's unbearable now", "en"),
        ("Best of all, it is free for you.", "en"),
    ],
)
def test_no_closing(text: str, language: str) -> None:
    assert dissect(text, language=language, channel="chat").closing is None


PARTS = """Hallo|Frau|Berger|,|\n|\n\n|\r\n| |Viele Grüße|LG|Jana|--|> |{{x}}|@a|👩‍🔧|Am 3.5. schrieb X:|Von: a|An: b|PS: |ü
Diese E-Mail ist vertraulich|\u00ad|\u0308|!|.|Dear|Mr|Kind regards|Best|On Mon wrote:|From: x|\ufeff|\u00a0|Re: y|^M|-- |^"""
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PARTS.split("|")), max_size=40).map("".join))


@settings(max_examples=300)
@given(TEXTS, st.sampled_from(["email", "chat", "social"]), st.sampled_from(["de", "en", "fr"]))
def test_zones_are_sorted_and_inside(text: str, channel: str, language: str) -> None:
    anatomy = dissect(text, channel=channel, language=language)
    end = 0
    for zone in anatomy.zones:
        assert end <= zone.start < zone.end <= len(text)
        assert text[zone.start : zone.end] == text[zone.start : zone.end].strip()
        end = zone.end
    for part in (anatomy.greeting, anatomy.closing):
        if part is not None:
            assert any(zone.start <= part.start <= part.end <= zone.end for zone in anatomy.zones)
            assert part.phrase in text


@settings(max_examples=200)
@given(TEXTS)
def test_decomposed_text_has_the_same_zones(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    if any(unicodedata.category(character) == "Lo" for character in text):
        return  # Hangul falls apart into letters that do not combine
    before, after = dissect(composed), dissect(decomposed)
    assert [(zone.zone, composed[zone.start : zone.end]) for zone in before.zones] == [
        (zone.zone, unicodedata.normalize("NFC", decomposed[zone.start : zone.end])) for zone in after.zones
    ]
