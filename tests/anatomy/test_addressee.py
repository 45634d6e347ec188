"""Whom a salutation addresses."""

from __future__ import annotations

import pytest

from tonecheck.anatomy import greeting
from tonecheck.anatomy.fold import fold
from tonecheck.anatomy.grammar import grammar
from tonecheck.anatomy.lines import split
from tonecheck.anatomy.zone import Greeting


def read(text: str, language: str) -> Greeting | None:
    folded = fold(text)
    found = greeting.read(folded, split(folded.text)[0], grammar(language))
    return found.greeting if found else None


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "Hallo,"), ("de", "Guten Tag!"), ("de", "Hallo ihr zwei,"), ("en", "Hello,"), ("en", "Good morning!")],
)
def test_nobody_in_particular(language: str, text: str) -> None:
    found = read(text, language)
    assert found is not None
    assert (found.name, found.others) == (None, ())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Sehr geehrte Damen und Herren,"),
        ("de", "Liebe Kundinnen und Kunden,"),
        ("de", "Liebe Kundin, lieber Kunde,"),
        ("de", "Liebes Team,"),
        ("en", "Dear Sir or Madam,"),
        ("en", "Dear customer,"),
    ],
)
def test_groups(language: str, text: str) -> None:
    found = read(text, language)
    assert found is not None
    assert found.impersonal
    assert found.name is None
    assert (found.start, found.end) == (0, len(text))


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "Hallo Frau Dr. Berger,", ["Frau Dr. Berger"]),
        ("de", "Hallo liebe Frau Berger,", ["Frau Berger"]),
        ("de", "Hallo Eva", ["Eva"]),
        ("de", "hallo eva,", ["eva"]),
        ("de", "hallo eva roth,", ["eva roth"]),
        ("de", "guten tag frau berger,", ["frau berger"]),
        ("de", "hallo frau berger, die hose ist da.", ["frau berger"]),
        ("de", "Guten Tag Herr von und zu Hohenfels,", ["Herr von und zu Hohenfels"]),
        ("de", "**Guten Tag Frau Berger,**", ["Frau Berger"]),
        ("en", "hi ms hart, your parcel is here.", ["ms hart"]),
        ("de", "Guten Morgen, Jana!", ["Jana"]),
        ("de", "Liebe Kim, lieber Basti,", ["Kim", "Basti"]),
        ("de", "Sehr geehrte Frau Berger, sehr geehrter Herr Berger,", ["Frau Berger", "Herr Berger"]),
        ("de", "Hallo Tom, Jana und Ole,", ["Tom", "Jana", "Ole"]),
        ("de", "Hallo Tom und Jana und Ole,", ["Tom", "Jana", "Ole"]),
        ("de", "Liebe Eva, lieber Tom und lieber Ole,", ["Eva", "Tom", "Ole"]),
        ("de", "Hallo Eva, Tom und Jana haben angerufen.", ["Eva"]),
        ("de", "Hallo {{name}},", ["{{name}}"]),
        ("en", "Dear Ms Hart,", ["Ms Hart"]),
        ("en", "Hi Sam and Jo,", ["Sam", "Jo"]),
        ("en", "Hi Sam, your parcel is here.", ["Sam"]),
    ],
)
def test_names(language: str, text: str, names: list[str]) -> None:
    found = read(text, language)
    assert found is not None
    assert [name.text for name in (found.name, *found.others) if name] == names
    assert not found.impersonal


@pytest.mark.parametrize(
    ("language", "text", "end"),
    [
        ("de", "Hallo, das Paket ist da.", "Hallo,"),
        ("de", "Guten Tag Frau Berger, das Paket ist da.", "Guten Tag Frau Berger,"),
        ("de", "Hallo Eva, Tom hat angerufen.", "Hallo Eva,"),
        ("en", "Hello, Parcels are late today.", "Hello,"),
    ],
)
def test_the_body_may_go_on_in_the_line(language: str, text: str, end: str) -> None:
    found = read(text, language)
    assert found is not None
    assert text[found.start : found.end] == end
