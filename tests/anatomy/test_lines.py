from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.anatomy.lines import Line, split, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [Line(0, 0, "")]),
        ("a", [Line(0, 1, "a")]),
        ("  a b \n\n c", [Line(2, 5, "a b"), Line(7, 7, ""), Line(9, 10, "c")]),
        (" \n", [Line(0, 0, ""), Line(2, 2, "")]),
    ],
)
def test_lines_without_the_space_around(text: str, expected: list[Line]) -> None:
    assert split(text) == expected


@given(st.text(alphabet="aß \n", max_size=40))
def test_lines_are_where_they_say(text: str) -> None:
    lines = split(text)
    assert len(lines) == text.count("\n") + 1
    assert all(text[line.start : line.end] == line.text for line in lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("– !", []),
        ("Ja, gern!", ["Ja", "gern"]),
        ("E-Mail geht's", ["E-Mail", "geht's"]),
        ("a_b", ["a", "b"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected
