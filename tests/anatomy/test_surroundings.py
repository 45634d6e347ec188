"""Subject, signature and disclaimers around the reply itself."""

from __future__ import annotations

import pytest

from tonecheck.anatomy import surroundings
from tonecheck.anatomy.closing import Found
from tonecheck.anatomy.grammar import grammar
from tonecheck.anatomy.lines import Line, split
from tonecheck.anatomy.surroundings import Piece
from tonecheck.anatomy.zone import Closing

DE = grammar("de")


def own(lines: list[Line]) -> list[int]:
    return [index for index, line in enumerate(lines) if line.text]


def zones(text: str, pieces: list[Piece]) -> list[tuple[str, str]]:
    return [(piece.zone, text[piece.start : piece.end]) for piece in pieces]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Hallo\nBetreff: x", []),
        ("Betreff: x\n\nHallo", [0]),
        ("Von: a\nAn: b\nSubject: x\nHallo", [0, 1, 2]),
    ],
)
def test_lines_that_say_that_they_are_a_subject(text: str, taken: list[int]) -> None:
    lines = split(text)
    assert surroundings.subject_lines(lines, own(lines), (DE, grammar("en"))) == taken


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alpenglück GmbH\n38721 Elmenau", [("subject", "Alpenglück GmbH")]),
        ("Elmenau, den 12. Juni 2024", []),
        ("An: jana@firma.example", []),
        ("Betreff: Ihre Frage", [("subject", "Betreff: Ihre Frage")]),
        ("Ihre Retoure", [("subject", "Ihre Retoure")]),
        ("Alter Absatz\n\nIhre Retoure", [("subject", "Ihre Retoure")]),
        ("Betreff: A\n\nIhre Retoure", [("subject", "Betreff: A")]),
        ("Wir haben das Paket heute für Sie verpackt.", [("body", "Wir haben das Paket heute für Sie verpackt.")]),
    ],
)
def test_above_the_greeting(text: str, expected: list[tuple[str, str]]) -> None:
    lines = split(text)
    assert zones(text, list(surroundings.above(lines, own(lines), DE))) == expected


def closing(text: str, words: str, lines: int = 1) -> Found:
    start = text.index(words)
    first = text[:start].count("\n")
    end = start + len(words)
    return Found(Closing(start=start, end=end, phrase=words), start, end, first, first + lines - 1)


def test_below_the_greeting() -> None:
    text = (
        "Das Paket ist da.\nDanke und Gruß\nJana Roth\n\nAlpenglück GmbH\n\nPS: Der Code gilt bis Mai.\n"
        "Und darüber hinaus.\n\nDiese E-Mail ist vertraulich und nur für Sie bestimmt."
    )
    lines = split(text)
    found = closing(text, "Gruß\nJana Roth", lines=2)
    assert zones(text, list(surroundings.below(lines, own(lines), found, DE))) == [
        ("body", "Das Paket ist da."),
        ("body", "Danke und "),
        ("closing", "Gruß"),
        ("closing", "Jana Roth"),
        ("signature", "Alpenglück GmbH"),
        ("body", "PS: Der Code gilt bis Mai."),
        ("body", "Und darüber hinaus."),
        ("disclaimer", "Diese E-Mail ist vertraulich und nur für Sie bestimmt."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Paket ist da.\nDanke.", ["body", "body"]),
        ("Das Paket ist da.\n--\nAlpenglück GmbH", ["body", "signature", "signature"]),
        ("Das Paket ist da.\n\nAlpenglück GmbH\nTel. 0221 555-0", ["body", "signature", "signature"]),
        ("Alpenglück GmbH\nTel. 0221 555-0", ["body", "body"]),
        ("Ja.\n\n-----\n\nNein.", ["body", "body"]),
    ],
)
def test_without_a_closing(text: str, expected: list[str]) -> None:
    lines = split(text)
    assert [piece.zone for piece in surroundings.below(lines, own(lines), None, DE)] == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("Und das gilt auch für alle Anhänge zu ihr.", ["disclaimer", "disclaimer"]),
        ("\nUnd das gilt auch für alle Anhänge zu ihr.", ["disclaimer", "disclaimer"]),
        ("Tel. 0221 555-0", ["disclaimer", "signature"]),
        ("\nJana Roth", ["disclaimer", "signature"]),
    ],
)
def test_what_follows_a_disclaimer(below: str, expected: list[str]) -> None:
    text = f"Gruß\n\nDiese E-Mail ist vertraulich und nur für Sie bestimmt.\n{below}"
    lines = split(text)
    pieces = surroundings.below(lines, own(lines), closing(text, "Gruß"), DE)
    assert [piece.zone for piece in pieces] == ["closing", *expected]


def test_a_line_that_holds_the_closing_is_cut() -> None:
    text = "Das Paket ist da. Gruß, Jana Tel. 0221"
    (line,) = split(text)
    pieces = surroundings.body_line(line, 0, closing(text, "Gruß, Jana"))
    assert zones(text, list(pieces)) == [
        ("body", "Das Paket ist da. "),
        ("closing", "Gruß, Jana"),
        ("signature", " Tel. 0221"),
    ]
    assert zones(text, list(surroundings.body_line(line, 4, None))) == [("body", text[4:])]
