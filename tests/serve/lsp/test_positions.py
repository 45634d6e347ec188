from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, Range

from tonecheck.serve.lsp.positions import Positions

TEXT = "Grüße 😀 du\r\nzwei\rdrei\u2028noch drei\x0cund drei\nu\u0308ber 👩‍👩‍👧 vier"


@pytest.mark.parametrize(
    ("encoding", "word", "line", "character"),
    [
        ("utf-16", "du", 0, 9),
        ("utf-8", "du", 0, 13),
        ("utf-32", "du", 0, 8),
        (None, "du", 0, 9),
        ("utf-16", "zwei", 1, 0),
        ("utf-16", "drei", 2, 0),
        ("utf-16", "und drei", 2, 15),
        ("utf-16", "vier", 3, 15),
        ("utf-8", "vier", 3, 26),
    ],
)
def test_a_word_stands_where_the_client_sees_it(encoding: str, word: str, line: int, character: int) -> None:
    positions = Positions(TEXT, encoding)
    offset = TEXT.index(word)
    assert positions.position(offset) == Position(line, character)
    assert positions.offset(Position(line, character)) == offset


@pytest.mark.parametrize(
    ("position", "offset"),
    [
        (Position(0, 99), TEXT.index("\r\n")),
        (Position(99, 0), len(TEXT)),
        (Position(0, 7), TEXT.index("😀")),  # inside the pair of surrogates
    ],
)
def test_a_position_beyond_or_inside_is_the_nearest_before(position: Position, offset: int) -> None:
    assert Positions(TEXT).offset(position) == offset


def test_between_return_and_newline_is_the_end_of_the_line() -> None:
    assert Positions("ab\r\ncd").position(3) == Position(0, 2)


def test_a_reversed_range_has_the_smaller_first() -> None:
    assert Positions("abc").span(Range(Position(0, 2), Position(0, 1))) == (1, 2)


@given(st.text(alphabet="aü😀\r\n\u2028\u0308\ud800", max_size=30), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_there_and_back_is_where_it_began(text: str, encoding: str) -> None:
    positions = Positions(text, encoding)
    for offset in range(len(text) + 1):
        inside_line_end = text[offset - 1 : offset + 1] == "\r\n" and offset
        assert positions.offset(positions.position(offset)) == offset - bool(inside_line_end)
