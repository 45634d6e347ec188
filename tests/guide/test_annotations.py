"""Every annotation that options may use becomes a kind of value."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

import msgspec
import pytest

from tonecheck.guide.annotations import kind_of
from tonecheck.guide.compose import compose
from tonecheck.guide.kind import INVALID, Reader
from tonecheck.guide.nodes import Source
from tonecheck.guide.problems import Problems
from tonecheck.guide.values import Level, Names, Phrase, Phrases, Range


class Inner(msgspec.Struct, frozen=True, kw_only=True):
    shorthand: ClassVar[str] = "words"
    words: Phrases
    at_most: int = 0


class Outer(msgspec.Struct, frozen=True, kw_only=True):
    in_: Names = ()
    with_: Inner | None = None
    checked: bool | None = True


class Refusing(msgspec.Struct, frozen=True, kw_only=True):
    low: int

    def __post_init__(self) -> None:
        if self.low < 0:
            raise ValueError("below nothing.")


def read(annotation: Any, text: str) -> tuple[Any, list[str]]:
    """The value of a text as an annotation, and what is wrong."""
    problems = Problems()
    node = compose(Source.of("x.yaml", text), problems)
    assert node is not None
    reader, kind = Reader(problems, Problems()), kind_of(annotation)
    value = kind.read(kind.prepare(node, reader), reader)
    return value, [f"{problem.line}:{problem.column}: {problem.message}" for problem in problems.sorted()]


@pytest.mark.parametrize(
    ("annotation", "text", "value"),
    [
        (str, "No", "No"),
        (int, "-3", -3),
        (float, "1.5", 1.5),
        (bool, "yes", True),
        (datetime.date, "2026-10-01", datetime.date(2026, 10, 1)),
        (str | None, "~", None),
        (str | None, "'~'", "~"),
        (None, "null", None),
        (Literal["a", "b", 3, True], "b", "b"),
        (Literal["a", "b", 3, True], "3", 3),
        (Literal["a", "b", 3, True], "True", True),
        (Literal["a", None], "null", None),
        (tuple[str, ...], "x", ("x",)),
        (tuple[str, ...], "[x, y]", ("x", "y")),
        (tuple[str, ...], "[]", ()),
        (tuple[str, int], "[x, 3]", ("x", 3)),
        (list[int], "[1, 2]", (1, 2)),
        (dict[str, int], "{a: 1, b: null}", {"a": 1}),
        (dict[str, int | None], "{a: 1, b: null}", {"a": 1, "b": None}),
        (Mapping[str, tuple[str, ...]], "{a: x}", {"a": ("x",)}),
        (dict[Literal["a", "b"], Level], "{a: off}", {"a": "off"}),
        (dict[Phrase, str], "{'{name}': x}", {"{name}": "x"}),
        (int | str, "3", 3),
        (int | str, "drei", "drei"),
        (str | int, "3", 3),
        (bool | int, "3", 3),
        (Range | Level, "[1, 2]", Range(min=1, max=2)),
        (Range | Level | None, "note", "note"),
        (Range | int, "30", 30),
        (Level | Names | None, "warning", "warning"),
        (Level | Names | None, "complaint", ("complaint",)),
        (Level | Names | None, "[complaint, outage]", ("complaint", "outage")),
        (Inner, "x", Inner(words=("x",))),
        (Inner, "[x, y]", Inner(words=("x", "y"))),
        (Inner, "{words: x, at_most: 2}", Inner(words=("x",), at_most=2)),
        (tuple[Inner, ...], "[x, {words: y}]", (Inner(words=("x",)), Inner(words=("y",)))),
        (tuple[Inner, ...], "x", (Inner(words=("x",)),)),
        (Level | Inner, "off", "off"),
        (Level | Inner, "Hallo", Inner(words=("Hallo",))),
        (Outer, "{in: refund, with: x}", Outer(in_=("refund",), with_=Inner(words=("x",)))),
        (Outer, "{in: null, with: null, checked: null}", Outer(checked=None)),
        (Outer, "{}", Outer()),
        (Annotated[int, msgspec.Meta(ge=0, le=5)], "5", 5),
        (Annotated[int | None, msgspec.Meta(ge=0, description="how often")], "0", 0),
        (Annotated[Phrase, msgspec.Meta(description="what")], "für Sie", "für Sie"),
        (Annotated[Range, msgspec.Meta(ge=0, le=1)], "[0, 0.5]", Range(min=0, max=0.5)),
    ],
)
def test_value(annotation: Any, text: str, value: Any) -> None:
    got, problems = read(annotation, text)
    assert problems == []
    assert got == value
    assert type(got) is type(value)


@pytest.mark.parametrize(
    ("annotation", "text", "problem"),
    [
        (str, "null", "1:1: expected a text, not 'null'."),
        (str, "[a]", "1:1: expected a text, not a list."),
        (tuple[str, int], "[x]", "1:1: expected a list of 2, not of 1."),
        (int | Level, "viel", "1:1: expected a whole number, or off, note, warning or error, not 'viel'."),
        (Range | Level, "[9, 1]", "1:1: a reversed range: 9 is more than 1."),
        (Level | Names, "[[a]]", "1:2: expected a text, not a list."),
        (dict[Literal["a", "b"], int], "{c: 1}", "1:2: expected a or b, not 'c'."),
        (dict[str, int], "[a]", "1:1: expected keys and values, not a list."),
        (Annotated[int, msgspec.Meta(ge=0, le=5)], "6", "1:1: 6 is out of range: from 0 to 5."),
        (Annotated[int | None, msgspec.Meta(gt=0)], "0", "1:1: 0 is out of range: more than 0."),
        (Annotated[Range, msgspec.Meta(ge=0, le=1)], "[0, 2]", "1:5: 2 is out of range: from 0 to 1."),
        (
            Annotated[str, msgspec.Meta(pattern="^[a-z]+$")],
            "A1",
            "1:1: 'A1' does not have the form '^[a-z]+$'.",
        ),
        (Annotated[str, msgspec.Meta(min_length=1)], "''", "1:1: an empty text."),
        (Annotated[tuple[str, ...], msgspec.Meta(min_length=2)], "[a]", "1:1: a list that is too short."),
        (Inner, "{at_most: 2}", "1:1: the key 'words' is missing."),
        (tuple[Inner, ...], "[{words: x, worte: y}]", "1:13: unknown key 'worte'."),
        (dict[Phrase, str], "{'{nam}': x}", "1:2: bad phrase: unknown slot {nam}."),
        (Refusing, "{low: -1}", "1:1: below nothing."),
    ],
)
def test_problem(annotation: Any, text: str, problem: str) -> None:
    got, problems = read(annotation, text)
    assert problems == [problem]
    assert got is INVALID or "unknown key" in problem


@pytest.mark.parametrize("annotation", [bytes, set[str], object])
def test_types_that_no_guide_can_have(annotation: Any) -> None:
    with pytest.raises(TypeError, match="no value of a guide"):
        kind_of(annotation)
