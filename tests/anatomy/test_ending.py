"""Prose, company data and sign-offs at the end of a reply."""

from __future__ import annotations

import pytest

from tonecheck.anatomy.ending import Ending, is_around, is_prose
from tonecheck.anatomy.fold import fold
from tonecheck.anatomy.grammar import grammar
from tonecheck.anatomy.lines import split


def ending(text: str, language: str = "de") -> Ending:
    folded = fold(text)
    lines = split(folded.text)
    return Ending(folded, lines, [index for index, line in enumerate(lines) if line.text], grammar(language))


@pytest.mark.parametrize(
    ("text", "language", "prose"),
    [
        ("", "de", False),
        ("Jana Roth", "de", False),
        ("Viele Grüße aus Köln", "de", False),
        ("Alpenglück GmbH | Am Gaswerk 4 | 38721 Elmenau", "de", False),
        ("Danke!", "de", False),
        ("Head of Customer Care", "en", False),
        ("Wir haben das Paket heute für Sie verpackt.", "de", True),
        ("wir haben das paket noch nicht gefunden und suchen weiter", "de", True),
        ("We have sent the parcel to you today.", "en", True),
        ("Und dann " * 20, "de", True),
    ],
)
def test_prose(text: str, language: str, prose: bool) -> None:
    assert is_prose(text, grammar(language)) == prose


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("Jana Roth", False),
        ("Viele Grüße", False),
        ("Tel. 0221 555-0", True),
        ("Alpenglück GmbH | Am Gaswerk 4", True),
        ("Diese E-Mail enthält vertrauliche Informationen.", True),
    ],
)
def test_company_data_and_disclaimers(text: str, around: bool) -> None:
    assert is_around(text, grammar("de")) == around


MAIL = "Guten Tag,\n\ndas Paket ist heute bei uns angekommen.\n\nViele Grüße\nJana Roth\nTel. 0221 555-0"


def test_the_tail_begins_with_the_last_line_of_prose() -> None:
    one = ending(MAIL)
    assert one.lines[one.own[one.tail]].text == "das Paket ist heute bei uns angekommen."
    assert one.lines[one.own[one.last]].text == "Jana Roth"
    assert [one.lines[index].text for index in one.below(5)] == ["Tel. 0221 555-0"]


@pytest.mark.parametrize("text", ["Jana Roth", "Tel. 0221 555-0"])
def test_without_prose_the_tail_is_all(text: str) -> None:
    one = ending(text)
    assert (one.tail, one.last) == (0, 0)


def test_what_stands_between_lines() -> None:
    one = ending("Viele Grüße\n\nJana Roth\n> Zitat\nTeam")
    assert one.together(0, 2)
    assert one.together(2, 3)
    assert not one.together(0, 3)
    assert not one.has_prose(0, 5)
    assert ending(MAIL).has_prose(0, 3)
    assert not ending(MAIL).has_prose(3, 7)


@pytest.mark.parametrize(
    ("line", "stops"),
    [
        ("Jana Roth", False),
        ("Viele Grüße", False),
        ("--", True),
        ("_____", True),
        ("PS: Der Code gilt bis Mai.", True),
        ("Wir haben das Paket heute für Sie verpackt.", True),
    ],
)
def test_where_no_sign_off_can_stand(line: str, stops: bool) -> None:
    assert ending(f"Ja\n{line}").stops(1) == stops


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("www.firma.example", False),
        ("zum Beispiel", False),
        ("Jana Roth", True),
        ("Ihr Kundenservice", True),
        ("Im Auftrag", True),
    ],
)
def test_persons_teams_and_companies_beyond_doubt(line: str, signs: bool) -> None:
    assert ending(line).signs(0) == signs
