from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from tonecheck.formatters import Options
from tonecheck.inspection.document import Inspection
from tonecheck.inspection.terminal import render

Make = Callable[..., Inspection]

GERMAN = """\
entwurf.txt · Probehaus · E-Mail · Beschwerde

  Sprache       Deutsch (erkannt: Log-Odds 23,4, sicher ab 1,6)
  Situation     Beschwerde (aus der Nachricht der Kundschaft erkannt: 0,87, sicher ab 0,50)
  Anredeform    Sie (der Guide verlangt du)
                Sie: „Ihnen“

  Ton
  Empathie      ······◆·▒▒▒▒▒▒▒▒▒▒▒▒  31,4 ± 9   ab 40
                47,2 durchschnittliche Antwort · +4,2 „tut uns“ · −2,7 „zeitnah“
                +1,1 „uns <b>leid“ · −18,4 alles Übrige
  Wärme         ··········◆·········  50,0 ± 9
                48,0 durchschnittliche Antwort · +2,0 alles Übrige

  Sätze und was sie tun
  Begrüßung  Zeichen 0–22
  Text  Zeichen 26–108
   3 es tut uns <b>leid</b> & wir melden uns „zeitnah“ bei Ihnen, in 3-5 Werktagen 👩‍🚒.
     ● Entschuldigung              0,93  ab 0,25   +6,1 „tut uns“ · −0,4 „leid“
     · Termin                      0,20  ab 0,25
  Gruß  Zeichen 112–115
  Platzhalter „{{agent}}“  Zeichen 117–126

  Angaben und Lesbarkeit
  Mengen        „3-5 Werktagen“ (3–5 Werktage)
  Zeitangaben   „zeitnah“ (vage)
  Lesbarkeit    40 Wörter in 3 Sätzen, 13,3 je Satz, 1,55 Silben je Wort
                Wiener Sachtextformel 1: 3,5 (der Guide verlangt bis 10)
                Flesch (Amstad): 76,0 (höher ist leichter)
"""


def test_a_reply_without_tone_and_sentences_says_so(made: Make) -> None:
    text = render(made("Ja", tone={}, sentences=(), zones=(), amounts=(), deadlines=()), "en", Options())
    assert "  The reply is too short to have a tone." in text
    assert "  No sentence of its own." in text
    assert "  Amounts       none" in text


def test_without_a_guide_there_are_no_ranges(made: Make) -> None:
    shown = made(guide=None, tone={"warmth": made().tone["warmth"]})
    text = render(shown, "en", Options())
    assert text.startswith("entwurf.txt · no guide · e-mail · complaint\n")
    assert "▒" not in text


def test_the_view_at_a_hundred_columns(made: Make) -> None:
    assert render(made(), "de", Options(width=100)) == GERMAN


@pytest.mark.parametrize("ui", ["de", "en"])
@pytest.mark.parametrize("width", [40, 48, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int, ui: str, made: Make) -> None:
    assert [line for line in render(made(), ui, Options(width=width)).split("\n") if cell_len(line) > width] == []


@given(text=st.text(max_size=60), width=st.integers(40, 120))
def test_no_text_breaks_the_lines(made: Make, text: str, width: int) -> None:
    shown = render(made(text, amounts=(), deadlines=()), "de", Options(width=width))
    assert [line for line in shown.split("\n") if cell_len(line) > width] == []
    assert all(char.isprintable() or char in "\n\u200d" for char in shown)


def test_colour_changes_no_character(made: Make) -> None:
    colored = render(made(), "de", Options(color=True))
    assert "\x1b[" in colored
    assert Text.from_ansi(colored).plain.rstrip("\n") == GERMAN.rstrip("\n")
    assert "\x1b[" not in render(made(), "de", Options(color=False))
