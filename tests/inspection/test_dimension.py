from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from tonecheck.formatters import Options
from tonecheck.inspection.dimension import render, signs
from tonecheck.inspection.document import Inspection, SentenceInspection
from tonecheck.report import Weighted
from tonecheck.rule import Span

Make = Callable[..., Inspection]

EMPATHY = """\
entwurf.txt · Probehaus · E-Mail · Beschwerde

  Empathie      ······◆·▒▒▒▒▒▒▒▒▒▒▒▒  31,4 ± 9   ab 40

    47,2  durchschnittliche Antwort
    +4,2  „tut uns“
    −2,7  „zeitnah“
    +1,1  „uns <b>leid“
   −18,4  alles Übrige
    31,4  Wert

   3 es tut uns <b>leid</b> & wir melden uns „zeitnah“ bei Ihnen, in 3-5 Werktagen 👩‍🚒.
        +++                                                              −−−−−−−−−

     + hebt den Wert · − senkt den Wert
"""


def test_a_dimension_that_cannot_be_told_says_so(made: Make) -> None:
    assert "too short to have a tone" in render(made("Ja", tone={}, sentences=()), "empathy", "en", Options())


def test_a_reply_without_words_that_move_it_has_no_signs(made: Make) -> None:
    shown = render(made(), "warmth", "en", Options())
    assert "+2.0" in shown
    assert "+++" not in shown
    assert "−−−" not in shown


@pytest.mark.parametrize(
    ("weights", "row"),
    [
        ([], ""),
        ([(0, 2, 0.0)], ""),
        ([(1, 3, 2.0)], " ++"),
        ([(1, 3, -2.0), (5, 6, 1.0)], " −−  +"),
        ([(0, 4, 1.0), (2, 4, -3.0)], "++−−"),
        ([(-5, 1, 1.0), (5, 99, -1.0)], "+    −"),
    ],
)
def test_signs_stand_below_their_words(weights: list[tuple[int, int, float]], row: str) -> None:
    assert signs("abcdef", Span(0, 6), [Weighted(*one) for one in weights]) == row


def test_signs_are_as_wide_as_their_words() -> None:
    assert signs("a漢\u0308b", Span(0, 4), [Weighted(1, 4, 1.0)]) == " +++"


def test_the_sum_and_every_word_of_a_dimension(made: Make) -> None:
    assert render(made(), "empathy", "de", Options(width=100)) == EMPATHY


@given(
    text=st.text(max_size=60),
    width=st.integers(40, 120),
    spans=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(-9, 9)), max_size=5),
)
def test_no_text_breaks_the_lines(made: Make, text: str, width: int, spans: list[tuple[int, int, int]]) -> None:
    tone = made().tone["empathy"]
    tone = msgspec.structs.replace(tone, words=tuple(Weighted(start, end, weight) for start, end, weight in spans))
    whole = SentenceInspection(start=0, end=len(text), acts={}, zone="body")
    shown = render(made(text, tone={"empathy": tone}, sentences=(whole,)), "empathy", "de", Options(width=width))
    assert [line for line in shown.split("\n") if cell_len(line) > width] == []


def test_colour_changes_no_character(made: Make) -> None:
    colored = render(made(), "empathy", "de", Options(color=True))
    assert "\x1b[" in colored
    assert Text.from_ansi(colored).plain.rstrip("\n") == EMPATHY.rstrip("\n")
