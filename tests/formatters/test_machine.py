from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from tonecheck import formatters
from tonecheck.formatters._machine import name_of, path, uri
from tonecheck.reply import Skipped
from tonecheck.run import Head


@pytest.mark.parametrize(
    ("source", "shown", "quoted"),
    [
        ("a.txt", "a.txt", "a.txt"),
        ("./a.txt", "a.txt", "a.txt"),
        ("in/../a ä#?.txt", "a ä#?.txt", "a%20%C3%A4%23%3F.txt"),
        ("../a.txt", "../a.txt", "../a.txt"),
        ("-", "-", "-"),
    ],
)
def test_paths_are_the_same_everywhere(source: str, shown: str, quoted: str) -> None:
    assert path(source) == shown
    assert uri(source) == quoted
    assert path(str(Path.cwd() / "in" / "b.txt")) == "in/b.txt"


@pytest.mark.parametrize(
    ("fields", "name"), [({"id": "m1"}, "m1"), ({"line": 7}, "line 7"), ({"source": "in/a.txt"}, "a.txt")]
)
def test_what_a_response_is_called(fields: dict[str, object], name: str, made: SimpleNamespace) -> None:
    assert name_of(made.checked(made.report(**fields))) == name


@pytest.mark.parametrize(
    ("format_", "severe", "mild"),
    [
        ("sarif", '"level": "error"', '"level": "warning"'),
        ("sarif", '"executionSuccessful": false', '"executionSuccessful": true'),
        ("github", "::error ", "::warning "),
        ("gitlab", '"severity": "major"', '"severity": "minor"'),
        ("rdjson", '"severity": "ERROR"', '"severity": "WARNING"'),
        ("checkstyle", 'severity="error"', 'severity="warning"'),
        ("oneline", "x.json: error: ", "x.json: warning: "),
        ("junit", 'errors="1"', 'errors="0"'),
        ("json", '"reason": "texts"\n', '"partly": true'),
    ],
)
def test_a_file_that_was_read_in_part_is_no_error(
    format_: str, severe: str, mild: str, head: Head, made: SimpleNamespace
) -> None:
    written = [
        "".join(
            formatters.load(format_)(
                head, [], made.tallied(skipped=(Skipped("x.json", "texts", partly=partly),)), formatters.Options()
            )
        )
        for partly in (False, True)
    ]
    assert [severe in one for one in written] == [True, False]
    assert [mild in one for one in written] == [False, True]
    assert all("texts" in one for one in written)
