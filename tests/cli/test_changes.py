from __future__ import annotations

import pytest

from tonecheck.cli._changes import difference, say_done, say_would


def test_nothing_done_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    say_done("a.txt", (), "de")
    assert capsys.readouterr().err == ""
    assert difference("a.txt", "a\n", "a\n") == ""


def test_each_rule_is_told_once_and_each_fix_counted(capsys: pytest.CaptureFixture[str]) -> None:
    say_done("a.txt", ("b.b", "a.a", "b.b"), "de")
    say_would("a.txt", ("a.a",), "en")
    assert capsys.readouterr().err == "a.txt: 3 berichtigt (a.a, b.b)\na.txt: 1 to be fixed (a.a)\n"


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("a\r\nb\r\n", "a\r\nc\r\n", ["-b\r", "+c\r"]),
        ("a", "b", ["-a", "\\ No newline at end of file", "+b", "\\ No newline at end of file"]),
    ],
)
def test_lines_end_as_in_the_text(before: str, after: str, lines: list[str]) -> None:
    shown = difference("x", before, after).split("\n")
    assert [line for line in shown if line[:1] in "-+\\" and line[:3] not in ("---", "+++") and line] == lines
