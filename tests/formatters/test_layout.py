from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tonecheck.formatters._layout import Paint, display, paragraph, spread, underline, width_of, wrap
from tonecheck.rule import Span

TEXTS = st.text(alphabet="ab äü“→\u0308\u00ad👩‍🚒漢 \n", max_size=120)


@given(TEXTS, st.integers(10, 60))
def test_wrapped_lines_hold_all_but_the_blanks_between_them(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert lines[0].start == 0
    assert lines[-1].end == len(text)
    for before, after in itertools.pairwise(lines):
        assert after.start in (before.end, before.end + 1)
        assert text[before.end : after.start].strip() == ""


@given(TEXTS, st.integers(10, 60))
def test_wrapped_lines_fit(text: str, width: int) -> None:
    assert all(cell_len(display(text[line.start : line.end])) <= width for line in wrap(text, width))


@given(st.text(alphabet="ab äü“→…\u0308👩‍🚒漢 ", max_size=40))
def test_a_text_has_the_width_of_its_cells(text: str) -> None:
    assert width_of(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "word", "row"),
    [
        ("ein Wort hier", "Wort", "    ‾‾‾‾"),
        ("für Frau Bürger", "Bürger", "         ‾‾‾‾‾‾"),
        ("fu\u0308r alle", "alle", "    ‾‾‾‾"),
        ("漢字 gut", "gut", "     ‾‾‾"),
        ("Kun\u00addin da", "da", "       ‾‾"),
    ],
)
def test_marks_stand_below_their_words(text: str, word: str, row: str) -> None:
    start = text.index(word)
    assert underline(text, Span(0, len(text)), [Span(start, start + len(word))]) == row


def test_control_characters_never_reach_the_terminal() -> None:
    assert display("a\x1b[31mb\tc\x07") == "a[31mb c"


def test_a_paragraph_hangs() -> None:
    assert list(paragraph("eins zwei drei vier", 14, "    ", "  - ")) == ["  - eins zwei", "    drei vier"]


def test_left_and_right_share_a_line_only_if_they_fit() -> None:
    assert spread("links", "rechts", 20, 5, 6) == ["links         rechts"]
    assert spread("links", "rechts", 12, 5, 6) == ["links", "  rechts"]


def test_paint_is_silent_without_colour() -> None:
    assert Paint(False)("red", "x") == "x"
    assert Paint(True)("red", "x") == "\x1b[31mx\x1b[0m"
