"""YAML's complaints in a user's words."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tonecheck.guide.yaml_errors import explain, quoted_instead
from tonecheck.guide.yaml_slips import UNREADABLE


def error_of(text: str) -> Any:
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        list(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    return caught.value


@pytest.mark.parametrize(
    ("text", "line", "column", "remedy"),
    [
        ("a: 1\nb: %x", 2, 4, '"%x"'),
        ("a: @du", 1, 4, '"@du"'),
        ("a: `x`", 1, 4, '"`x`"'),
        ("- {gern|leider} doch", 1, 3, '"{gern|leider} doch"'),
        ('a: Hinweis: "x"', 1, 4, "'Hinweis: \"x\"'"),
        ("a: 'x' y", 1, 4, "quotes"),
        ("a: %" + "x" * 80, 1, 4, "double quotes"),
        ("a: | x", 1, 4, "next line"),
        ("a:\n\tb: c", 2, 1, "spaces"),
        ('a: "x', 1, 4, "Close it."),
        ("a: [x\nb: c", 1, 4, "Close it"),
        ("a: b\nc\nd: e", 2, 1, "key: value"),
    ],
)
def test_place_and_remedy(text: str, line: int, column: int, remedy: str) -> None:
    found = explain(error_of(text), text)
    assert found[:2] == (line, column)
    assert found[2].endswith(".")
    assert remedy in found[3]


def test_an_unknown_escape() -> None:
    line, _, message, remedy = explain(error_of('a: "\\q"'), 'a: "\\q"')
    assert (line, message) == (1, "an unknown escape.")
    assert "backslash" in remedy


@pytest.mark.parametrize("text", ['a: "x', "a: [x\nb: c", "a:\n\tb: c"])
def test_no_single_text_is_to_blame(text: str) -> None:
    assert quoted_instead(text, error_of(text)) is None


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("a: %x\nb: c\n", f"a: {UNREADABLE * 2}\nb: c\n"),
        ("a: %x\r\nb: c\r\n", f"a: {UNREADABLE * 2}\r\nb: c\r\n"),
        ("- @du", f"- {UNREADABLE * 3}"),
    ],
)
def test_an_unreadable_text_is_set_aside(text: str, repaired: str) -> None:
    assert quoted_instead(text, error_of(text)) == repaired
