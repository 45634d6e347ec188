from __future__ import annotations

import re
from types import SimpleNamespace

import msgspec

from tonecheck.formatters import Options, github
from tonecheck.reply import Skipped
from tonecheck.run import Head

#: A workflow command as GitHub's runner reads it.
COMMAND = re.compile(r"::(?P<level>error|warning|notice) (?P<properties>[^:]*)::(?P<message>.*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in text.splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        pairs = (pair.split("=", 1) for pair in match["properties"].split(","))
        properties = {key: value.replace("%3A", ":").replace("%2C", ",").replace("%25", "%") for key, value in pairs}
        found.append((match["level"], properties, match["message"].replace("%0A", "\n").replace("%25", "%")))
    return found


def render(head: Head, made: SimpleNamespace, *reports: object, skipped: tuple[Skipped, ...] = ()) -> str:
    results = [made.checked(one) for one in reports]
    return "".join(github.render(head, results, made.tallied(*results, skipped=skipped), Options()))


def test_what_is_known_or_suppressed_is_not_annotated(head: Head, made: SimpleNamespace) -> None:
    findings = [made.finding("dir", "a.b", "error", "x", state=state) for state in ("baseline", "suppressed")]
    assert render(head, made, made.report(findings=tuple(findings))) == ""


def test_the_runner_gets_back_what_was_said(head: Head, made: SimpleNamespace) -> None:
    odd = made.finding("dir", "a.b", "note", "100 % sicher,\nsagt: „er“::x")
    report = made.report(source="a,b: 50%.txt", findings=(odd, *made.report().findings))
    (level, place, message), *rest = commands(render(head, made, report))
    assert (level, message) == ("notice", odd.message)
    assert place == {
        "file": "a,b: 50%.txt", "line": "3", "endLine": "3", "col": str(odd.column),
        "endColumn": str(odd.end_column), "title": "a.b",
    }  # fmt: skip
    assert [one[0] for one in rest] == ["error", "warning"]


def test_over_several_lines_there_is_no_column(head: Head, made: SimpleNamespace) -> None:
    long = msgspec.structs.replace(made.finding("dir", "a.b", "error", "x"), end_line=5)
    [(_, place, _)] = commands(render(head, made, made.report(findings=(long,))))
    assert "col" not in place
    assert place["endLine"] == "5"


def test_what_was_not_checked_is_an_error(head: Head, made: SimpleNamespace) -> None:
    found = commands(render(head, made, skipped=(Skipped("x.bin", "not text"),)))
    assert found == [("error", {"file": "x.bin", "title": "nicht geprüft"}, "not text")]
