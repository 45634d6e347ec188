from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from tonecheck.formatters._machine import name_of, path, uri


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
