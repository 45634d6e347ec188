"""Lists, pairs, maps and choices."""

from __future__ import annotations

from typing import Any

import pytest

from tonecheck.guide.annotations import kind_of
from tonecheck.guide.compose import compose
from tonecheck.guide.container_kinds import ListOf, MapOf, Pair
from tonecheck.guide.kind import INVALID, Kind, Reader
from tonecheck.guide.nodes import Source
from tonecheck.guide.problems import Problems


def read(kind: Kind, text: str) -> tuple[Any, list[str]]:
    problems = Problems()
    node = compose(Source.of("x.yaml", text), problems)
    assert node is not None
    reader = Reader(problems, Problems())
    value = kind.read(kind.prepare(node, reader), reader)
    return value, [f"{problem.line}:{problem.column}" for problem in problems.sorted()]


INTS = ListOf(kind_of(int))
PAIR = Pair((kind_of(int), kind_of(str)))
BY_NAME = MapOf(kind_of(str), kind_of(int))
LEVEL_OR_LIST = kind_of(bool | tuple[int, ...])


@pytest.mark.parametrize(
    ("kind", "text", "places"),
    [
        (INTS, "[1, x, y]", ["1:5", "1:8"]),
        (INTS, "{a: 1}", ["1:1"]),
        (INTS, "~", ["1:1"]),
        (PAIR, "[1]", ["1:1"]),
        (PAIR, "[1, b, c]", ["1:1"]),
        (PAIR, "[x, b]", ["1:2"]),
        (PAIR, "1", ["1:1"]),
        (BY_NAME, "{a: x, b: 2, c: y}", ["1:5", "1:17"]),
        (BY_NAME, "[1]", ["1:1"]),
        (LEVEL_OR_LIST, "x", ["1:1"]),
        (LEVEL_OR_LIST, "[1, x]", ["1:5"]),
        (LEVEL_OR_LIST, "{a: 1}", ["1:1"]),
    ],
)
def test_each_mistake_is_reported_once_where_it_stands(kind: Kind, text: str, places: list[str]) -> None:
    assert read(kind, text) == (INVALID, places)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (INTS, "[1, 2]", (1, 2)),
        (INTS, "[]", ()),
        (INTS, "7", (7,)),
        (PAIR, "[1, No]", (1, "No")),
        (BY_NAME, "{}", {}),
        (BY_NAME, "{a: 1, 08: 2}", {"a": 1, "08": 2}),
        (BY_NAME, "{a: 1, b: null}", {"a": 1}),
        (MapOf(kind_of(str), kind_of(int | None)), "{a: null}", {"a": None}),
        (LEVEL_OR_LIST, "true", True),
        (LEVEL_OR_LIST, "3", (3,)),
        (LEVEL_OR_LIST, "[3]", (3,)),
        (kind_of(int | None), "~", None),
    ],
)
def test_values(kind: Kind, text: str, value: Any) -> None:
    assert read(kind, text) == (value, [])


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        (PAIR, {"type": "array", "minItems": 2, "maxItems": 2}),
        (BY_NAME, {"type": "object"}),
    ],
)
def test_schemas(kind: Kind, part: dict[str, Any]) -> None:
    assert part.items() <= kind.schema(False).items()
    assert "anyOf" in INTS.schema(False)
