from __future__ import annotations

from types import SimpleNamespace

import msgspec
from rich.cells import cell_len

from tonecheck.formatters import Options, text
from tonecheck.reply import Skipped
from tonecheck.run import Gap, Head, Overview


def shown(
    head: Head, made: SimpleNamespace, *reports: object, skipped: tuple[Skipped, ...] = (), **options: object
) -> str:
    results = [made.checked(one) for one in reports]
    return "".join(text.render(head, results, made.tallied(*results, skipped=skipped), Options(**options)))  # type: ignore[arg-type]


def test_responses_without_new_findings_are_only_counted(head: Head, made: SimpleNamespace) -> None:
    known = made.finding("dir", "a.b", "error", "Alt.", state="baseline")
    found = shown(head, made, made.report(findings=()), made.report(findings=(known,)))
    assert "entwurf.txt" not in found
    assert found.endswith(
        "2 Antworten: 0 grün, 2 gelb, 0 rot, 0 ohne Urteil · im Mittel 71,4\nkeine Befunde · 1 bekannter Befund\n"
    )


def test_findings_stand_below_their_source_and_response(head: Head, made: SimpleNamespace) -> None:
    lines = shown(head, made, made.report(id="m1"), made.report(line=9)).splitlines()
    assert lines[0] == "entwurf.txt"
    assert "71,4" in lines[1]
    assert "m1" in lines[1]
    assert lines[2].endswith("address.mixed")
    assert "3:" in lines[2]
    assert "„Ihnen“" in lines[2]
    assert "Zeile 9" in lines[4]
    assert lines.count("entwurf.txt") == 1
    assert lines[-1] == "2 Fehler · 2 Warnungen"
    assert "· m1" in lines[1]


def test_of_many_findings_the_most_frequent_rules_are_said(head: Head, made: SimpleNamespace) -> None:
    one = made.finding("dir", "b.many", "error", "So.")
    other = made.finding("dir", "a.few", "note", "So.")
    known = made.finding("dir", "c.known", "note", "So.", state="baseline")
    few, more = (one,) * 3, (one,) * 12 + (other,) * 8
    assert "am häufigsten" not in shown(head, made, made.report(findings=few))
    lines = shown(head, made, made.report(findings=(*more, *(known,) * 9))).splitlines()
    assert lines[-1] == "am häufigsten: b.many 12, a.few 8"


def test_with_all_of_it_known_and_suppressed_ones_are_told_with_why(head: Head, made: SimpleNamespace) -> None:
    first = made.report().findings[0]
    hidden = msgspec.structs.replace(first, state="suppressed", reason="so gewollt")
    report = made.report(findings=(msgspec.structs.replace(first, state="baseline"), hidden))
    found = shown(head, made, report, all=True)
    assert "(bekannt)" in found
    assert "(unterdrückt: so gewollt)" in found
    assert "Zwei Stimmen." in found


def test_no_line_is_wider_than_the_terminal(head: Head, made: SimpleNamespace) -> None:
    long = made.finding("dir", "clarity.some-very-long-name", "error", "Ein langer Satz, der umbricht. " * 5)
    for width in (40, 60, 100):
        lines = shown(head, made, made.report(findings=(long,)), width=width).splitlines()[:-2]
        assert all(cell_len(line) <= width for line in lines), width


def test_color_changes_no_word(head: Head, made: SimpleNamespace) -> None:
    import re

    colored = shown(head, made, made.report(), color=True)
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == shown(head, made, made.report())
    assert colored != shown(head, made, made.report())


def test_gaps_name_guides_where_these_differ(head: Head, made: SimpleNamespace) -> None:
    gaps = (Gap("complaint", ("email", "chat")), Gap("praise", ("email",)), Gap("refund", ("chat",), ("Haus", "House")))
    tally = made.tallied()
    tally.library = Overview(twins=0, consistency=(), without_response=gaps, unused_placeholders=())
    lines = "".join(text.render(head, [], tally, Options())).splitlines()
    assert [line.rpartition("(")[2] for line in lines if line.startswith("Ohne Antwort")] == [
        "alle Kanäle)",
        "E-Mail)",
        "Chat; Guide Haus, House)",
    ]


def test_what_was_not_checked_is_said(head: Head, made: SimpleNamespace) -> None:
    assert "x.bin: nicht geprüft: not text\n" in shown(head, made, skipped=(Skipped("x.bin", "not text"),))
