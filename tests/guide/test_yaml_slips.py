"""Slips whose cause lies before the place where YAML stops: found without moving anything else."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.guide.yaml_slips import in_typographic_quotes, respaced, slip, straight


def error_of(text: str) -> Any:
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        list(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "a: [x\nb: c",
        "a: {b: c\nd: e",
        "a: 'x' y",
        "- {x} y",
        "a: b\nc\nd: e",
        "a: Achtung: x",
        "a: ]",
        'a: "\\q"',
        "a: [x,\n",
    ],
)
def test_other_mistakes(text: str) -> None:
    assert slip(error_of(text), text) is None


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("a: [x {y} z, b]", "x {y} z"),
        ("a: {b: x {y}, c: d}", "x {y}"),
        ("a: [b, {x} y, c]", "{x} y"),
        ("a: [„b {x}, c“, d]", "„b {x}, c“"),
        ("a: [»b {x}«]", "»b {x}«"),
        ("a: ['x' 'y']", " "),
        ('a: ["x {y}]\nb: ["c"]', '"x {y}'),
        ("a:b\nc: d", "a:b"),
        ("- a:b\n  c: d", "a:b"),
        ("a:\u00a0b\nc: d", "a:\u00a0b"),
        ("a:\n\u00a0\u00a0- b\nc: d", "\u00a0\u00a0"),
    ],
)
def test_what_is_to_blame(text: str, blamed: str) -> None:
    found = slip(error_of(text), text)
    assert found is not None
    assert text[found.start : found.end] == blamed
    assert found.message.endswith(".")
    assert found.remedy.endswith(".")


@pytest.mark.parametrize(
    ("text", "is_quoted"),
    [
        *[("„Hallo“", True), ("“Hello”", True), ("»Hallo«", True), ("«Hallo»", True), ("„Hallo", True)],
        *[("Hallo", False), ("„Ja“, sagte sie", False), ("“Yes” is enough", False), ("", False)],
    ],
)
def test_typographic_quotes(text: str, is_quoted: bool) -> None:
    assert in_typographic_quotes(text) == is_quoted


@pytest.mark.parametrize(("text", "said"), [("„Hallo“", '"Hallo"'), ('„Sag "ja"“', "'Sag \"ja\"'")])
def test_straight(text: str, said: str) -> None:
    assert straight(text) == said


@given(st.text(st.sampled_from("a: \u00a0\u202f\t\n-")))
def test_respacing_moves_nothing(text: str) -> None:
    after = respaced(text)
    assert len(after) == len(text)
    assert [sign for sign in text if sign in "a:-\n"] == [sign for sign in after if sign in "a:-\n"]
