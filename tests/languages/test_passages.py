"""Where a text changes its language: what is no change first."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.languages.passages import alien_language, foreign_lines, main_language, passages

GERMAN = "Ihr Paket ist heute in den Versand gegangen und kommt morgen bei Ihnen an."
ENGLISH = "Your parcel was sent out today and will reach you tomorrow."
FRENCH = "Votre colis a été expédié ce matin et vous sera livré demain dans la journée."


def foreign(text: str, language: str = "de") -> list[str]:
    lines = text.splitlines()
    return [line for line, is_it in zip(lines, foreign_lines(lines, language), strict=True) if is_it]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", ""),
        ("de", GERMAN),
        ("de", ENGLISH),  # nothing is German, so that nothing can be set off
        ("de", f"Hallo Frau Kern,\n\n{ENGLISH}\n\nViele Grüße"),
        ("de", f"Hallo Frau Kern,\n\n{GERMAN}\n\nBest regards\nMia Roth"),
        ("de", f"Hi Anna,\n\n{GERMAN}\n\nHave a nice day!"),
        ("de", f"{GERMAN}\n\nUnser Motto heißt: Ride and feel free every day."),
        ("de", f"{GERMAN}\n\nCustomer Support Team"),
        ("de", f"{GERMAN}\n\nIm Fenster steht: Your session has expired. Bitte klicken Sie dann auf Weiter."),
        ("de", f"English version below\n\n{GERMAN}"),
        ("en", f"Dear Mx de la Cruz,\n\n{ENGLISH}"),
        ("en", f"Dear Ms Kern,\n\n{ENGLISH}\n\nMit freundlichen Grüßen"),
        ("en", f"{ENGLISH}\n\nZeitgeist, Kindergarten, Gemütlichkeit"),
    ],
)
def test_no_foreign_passage(language: str, text: str) -> None:
    assert foreign(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", f"{GERMAN}\n\n{ENGLISH}", [ENGLISH]),
        ("en", f"{GERMAN}\n\n{ENGLISH}", [GERMAN]),
        ("de", f"{GERMAN}\n\n{FRENCH}", [FRENCH]),
        ("de", f"{GERMAN}\n{ENGLISH}", [ENGLISH]),
        ("de", f"Dear Ms Kern,\n\n{ENGLISH}\n\n{GERMAN}", ["Dear Ms Kern,", ENGLISH]),
        (
            "de",
            f"Hallo Frau Kern,\n\n{GERMAN}\n\nViele Grüße\nMia Roth\n\n---\n\nEnglish version:\n\nDear Ms Kern,\n\n"
            f"{ENGLISH}\n\nKind regards\nMia Roth",
            ["Dear Ms Kern,", ENGLISH, "Kind regards", "Mia Roth"],
        ),
        ("de", f"{GERMAN}\n\n{ENGLISH}\n\nViele Grüße\nMia Roth", [ENGLISH]),
    ],
)
def test_the_lines_of_foreign_passages(language: str, text: str, expected: list[str]) -> None:
    assert foreign(text, language) == expected


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("", []),
        ("4711", [None]),
        (GERMAN, ["de"]),
        (f"{GERMAN}\n\n{ENGLISH}", ["de", "en"]),
        (f"{GERMAN}\n\n{GERMAN}\r\n\r\n{ENGLISH}\r\n\r\n{GERMAN}", ["de", "en", "de"]),
        (FRENCH, ["other"]),
    ],
)
def test_the_passages_of_a_text(text: str, languages: list[str | None]) -> None:
    assert [passage.language for passage in passages(text)] == languages


def test_a_passage_ends_with_its_last_line() -> None:
    first, second = passages(f"\n{GERMAN}\r\n\r\n\n{ENGLISH}\n")
    assert f"\n{GERMAN}\r\n\r\n\n{ENGLISH}\n"[first.start : first.end] == GERMAN
    assert f"\n{GERMAN}\r\n\r\n\n{ENGLISH}\n"[second.start : second.end] == ENGLISH


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mia Roth", None),
        (FRENCH, None),
        (f"{GERMAN}\n\n{ENGLISH}", None),
        (f"{GERMAN}\n\n{GERMAN}\n\n{GERMAN}\n\n{ENGLISH}", "de"),
        (ENGLISH, "en"),
    ],
)
def test_the_language_of_the_greater_part(text: str, language: str | None) -> None:
    assert main_language(text) == language


@pytest.mark.parametrize(
    ("text", "language", "alien"),
    [
        (GERMAN, "de", None),
        ("Kind regards", "de", None),
        (f"{GERMAN}\n\n{ENGLISH}", "de", None),
        (f"{ENGLISH} {ENGLISH}", "de", "en"),
        (FRENCH, "de", "other"),
        (FRENCH, "en", "other"),
        ("Merci.", "de", None),
        ("Bonjour Madame, merci pour votre message, nous sommes désolés.", "de", "other"),
        ("Gracias por su mensaje, lo sentimos mucho.", "en", "other"),
    ],
)
def test_a_text_wholly_in_another_language(text: str, language: str, alien: str | None) -> None:
    assert alien_language(text, language) == alien


@given(
    st.lists(st.sampled_from([GERMAN, ENGLISH, FRENCH, "Mia Roth", "---", ""]) | st.text(max_size=20)).map("\n".join)
)
def test_passages_are_in_order_and_not_empty(text: str) -> None:
    found = passages(text)
    assert all(text[passage.start : passage.end].strip() for passage in found)
    assert all(a.end <= b.start and a.language != b.language for a, b in pairwise(found))
    assert len(foreign_lines(text.splitlines(), "de")) == len(text.splitlines())
