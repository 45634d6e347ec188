from __future__ import annotations

from types import SimpleNamespace

from tonecheck.formatters import Options, oneline
from tonecheck.reply import Skipped
from tonecheck.run import Head


def test_a_line_for_each_new_finding_and_for_what_was_not_checked(head: Head, made: SimpleNamespace) -> None:
    known = made.finding("dir", "a.b", "error", "x", state="baseline")
    odd = made.finding("dir", "a.c", "note", "zwei\nZeilen")
    result = made.checked(made.report(findings=(known, odd, made.report().findings[1])))
    tally = made.tallied(result, skipped=(Skipped("x.bin", "not text"),))
    assert "".join(oneline.render(head, [result], tally, Options())).splitlines() == [
        f"entwurf.txt:3:{odd.column}: note: zwei Zeilen [a.c]",
        f"entwurf.txt:3:{made.report().findings[1].column}: warning: „an DHL“ schiebt weiter. [attitude.deflection]",
        "x.bin: error: nicht geprüft: not text [not-checked]",
    ]
