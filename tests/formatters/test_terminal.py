from __future__ import annotations

from types import SimpleNamespace

import msgspec
import pytest
from rich.cells import cell_len

from tonecheck.formatters import Options
from tonecheck.formatters.terminal import render
from tonecheck.reply import Skipped
from tonecheck.run import Checked, Head


def shown(
    head: Head, made: SimpleNamespace, *results: Checked, skipped: tuple[Skipped, ...] = (), **options: object
) -> str:
    tally = made.tallied(*results, skipped=skipped)
    return "".join(render(head, list(results), tally, Options(**options)))  # type: ignore[arg-type]


WIDE = """\
entwurf.txt · Probehaus · E-Mail · Beschwerde

  ● 71,4  überarbeiten (grün ab 80)                                             1 Fehler · 1 Warnung

  Förmlichkeit  ·········▒▒▒◆▒▒·····   62   45–75
  Empathie      ······◆·▒▒▒▒▒▒▒▒▒▒▒▒   31   ab 40

  3  leider können wir dir da nicht helfen 👩‍🚒, bitte wende dich an DHL und frage dort nach dem
                       ‾‾‾                                         ‾‾‾‾‾‾
     Verbleib der Sendung.
     ✗ „dir“ neben „Sie“.
       Zwei Stimmen.
       → „Ihnen“
                                                                         address.mixed · haus.yaml:4
     ! „an DHL“ schiebt weiter.
                                                                   attitude.deflection · haus.yaml:4

  Gut: nennt den Namen.

"""


def test_the_block_of_a_reply(head: Head, made: SimpleNamespace) -> None:
    def lines(text: str) -> list[str]:
        return [line for line in text.splitlines() if "👩" not in line and "‾" not in line]

    assert lines(shown(head, made, made.checked(made.report()), width=100)) == lines(WIDE)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("ui", ["de", "en"])
def test_nothing_is_wider_than_the_terminal(width: int, ui: str, head: Head, made: SimpleNamespace) -> None:
    text = shown(msgspec.structs.replace(head, ui=ui), made, made.checked(made.report()), width=width, all=True)
    too_wide = [line for line in text.splitlines() if cell_len(line) > width and " " in line.strip()]
    assert [line for line in too_wide if "◆" not in line and "·" not in line] == []
    assert width < 60 or too_wide == []


@pytest.mark.parametrize("width", [60, 120])
def test_marks_stand_below_the_words_at_any_width(width: int, head: Head, made: SimpleNamespace) -> None:
    lines = shown(head, made, made.checked(made.report()), width=width).splitlines()
    row = next(at for at, line in enumerate(lines) if "‾" in line)
    start = lines[row].index("‾‾‾")
    assert lines[row - 1][start : start + 3] == "dir"


def test_without_colour_no_escape_is_written_and_with_it_there_is(head: Head, made: SimpleNamespace) -> None:
    assert "\x1b" not in shown(head, made, made.checked(made.report()))
    assert "\x1b[31m" in shown(head, made, made.checked(made.report()), color=True)


def test_five_findings_are_shown_the_worst_first_and_the_rest_counted(head: Head, made: SimpleNamespace) -> None:
    notes = [
        made.finding(word, f"clarity.n{at}", "note", f"Hinweis {at}.")
        for at, word in enumerate(["können", "wir", "da", "nicht", "helfen"])
    ]
    error = made.finding("dir", "address.mixed", "error", "Ein Fehler.")
    result = made.checked(made.report(findings=(*notes, error)))
    text = shown(head, made, result)
    assert "Ein Fehler." in text
    assert text.count("Hinweis ") == 4
    assert "1 weiterer Befund" in text
    assert shown(head, made, result, all=True).count("Hinweis ") == 5


def test_what_is_missing_stands_apart(head: Head, made: SimpleNamespace) -> None:
    gone = msgspec.structs.replace(
        made.finding("dir", "closing.missing", "warning", "Es fehlt der Gruß."), start=5, end=5, text=""
    )
    text = shown(head, made, made.checked(made.report(findings=(gone,))))
    assert "  Was fehlt:\n     ! Es fehlt der Gruß." in text
    assert "‾" not in text


def test_what_is_inside_tags_is_not_said_to_be_missing(head: Head, made: SimpleNamespace) -> None:
    inside = msgspec.structs.replace(
        made.finding("dir", "templates.unknown", "error", "Unbekannt: logo."), start=5, end=5
    )
    text = shown(head, made, made.checked(made.report(findings=(inside,))))
    assert "  In den Tags:\n     ✗ Unbekannt: logo." in text
    assert "Was fehlt" not in text


def test_a_tone_finding_stands_at_its_bar(head: Head, made: SimpleNamespace) -> None:
    cold = made.finding("dir", "tone.empathy", "warning", "Empathie 31, der Guide will ≥ 40: zu kühl.")
    text = shown(head, made, made.checked(made.report(findings=(cold,))), width=120)
    assert "31   ab 40    ! zu kühl.  tone.empathy · haus.yaml:4" in text


def test_too_short_and_critical_are_said(head: Head, made: SimpleNamespace) -> None:
    short = made.checked(made.report(score=None, scored=False, verdict="none", addends=()))
    assert "● –  kein Urteil (unter 10 Wörtern gibt es keine Punktzahl)" in shown(head, made, short)
    french = msgspec.structs.replace(short.report, words=7, not_checked=("language: die Antwort ist auf Französisch",))
    assert "● –  kein Urteil (die Antwort ist auf Französisch)" in shown(head, made, made.checked(french))
    secret = made.finding("dir", "never.personal-data", "error", "Geheim.")
    red = made.checked(made.report(verdict="red", findings=(secret,)))
    assert "so nicht senden (kritischer Befund: never.personal-data)" in shown(head, made, red)


def test_several_replies_get_a_summary_and_what_was_skipped_is_named(head: Head, made: SimpleNamespace) -> None:
    results = [made.checked(made.report()), made.checked(made.report(verdict="green", score=90.0))]
    text = shown(head, made, *results, skipped=(Skipped("x.bin", "not text"),))
    assert text.endswith(
        "x.bin: nicht geprüft: not text\n2 Antworten: 1 grün, 1 gelb, 0 rot, 0 ohne Urteil · im Mittel 80,7\n"
    )


def test_the_explanation_adds_up(head: Head, made: SimpleNamespace) -> None:
    text = shown(head, made, made.checked(made.report()), explain=True)
    assert "  Punktzahl: Ausgangswert 100,0\n    −20,0  address     Note 20,0 · Gewicht 1" in text
    assert "     −8,6  tone" in text
    assert "Empathie 31,4: Note 65,6" in text
    assert "     71,4  Summe" in text
    assert "entfällt: protocols" in text


def test_a_title_that_is_wider_than_the_terminal_goes_on_in_the_next_line(head: Head, made: SimpleNamespace) -> None:
    first, second, *_ = shown(head, made, made.checked(made.report()), width=40).splitlines()
    assert first == "entwurf.txt · Probehaus · E-Mail ·"
    assert second == "  Beschwerde"


@pytest.mark.parametrize("state", ["baseline", "suppressed"])
def test_what_is_known_or_suppressed_is_counted_apart_and_shown_with_all(
    state: str, head: Head, made: SimpleNamespace
) -> None:
    report = made.report()
    first, *others = (msgspec.structs.replace(one, state=state) for one in report.findings)
    half = made.checked(made.report(findings=(first, *report.findings[1:])))
    known = made.checked(made.report(findings=(first, *others)))
    word = {"baseline": "bekannte", "suppressed": "unterdrückte"}[state]
    text = shown(head, made, half, known, width=100)
    assert f" 1 Warnung · 1 {word}r Befund\n" in text
    assert f" keine Befunde · {len(others) + 1} {word} Befunde\n" in text
    assert text.count("address.mixed") == 0
    assert text.endswith(f"\n1 Warnung · {len(others) + 2} {word} Befunde\n")
    everything = shown(head, made, known, width=100, all=True)
    assert "address.mixed" in everything
    assert {"baseline": "(bekannt)", "suppressed": "(unterdrückt)"}[state] in everything


def test_a_suppressed_finding_is_no_reason_for_the_verdict(head: Head, made: SimpleNamespace) -> None:
    first = msgspec.structs.replace(made.report().findings[0], state="suppressed")
    result = msgspec.structs.replace(made.checked(made.report(findings=(first,))), critical=(first.rule,))
    assert "kritisch" not in shown(head, made, result, width=100)
    first = msgspec.structs.replace(first, state="new")
    result = msgspec.structs.replace(made.checked(made.report(findings=(first,))), critical=(first.rule,))
    assert first.rule in shown(head, made, result, width=100)
