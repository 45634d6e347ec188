from __future__ import annotations

import pytest

from tonecheck.guide.annotations import kind_of
from tonecheck.guide.kind import INVALID, Kind, Reader, or_null, plain_entry, shape_of, shown
from tonecheck.guide.nodes import Entry, ListNode, MapNode, Node, Place, ScalarNode, Source
from tonecheck.guide.problems import Problems

PLACE = Place(Source.of("x.yaml", "{gern} doch"), 1, 1)


def scalar(text: str, *, plain: bool = True, broken: bool = False) -> ScalarNode:
    return ScalarNode(PLACE, text, plain, broken=broken)


LIST, MAP = ListNode(PLACE, (scalar("a"),)), MapNode(PLACE, {})


@pytest.mark.parametrize(
    ("node", "shape", "text"),
    [
        (scalar("x"), "scalar", "'x'"),
        (scalar(""), "scalar", "nothing"),
        (scalar("", plain=False), "scalar", "''"),
        (scalar("x" * 99), "scalar", repr("x" * 60)),
        (LIST, "list", "a list"),
        (MAP, "map", "keys and values"),
    ],
)
def test_nodes_in_messages(node: Node, shape: str, text: str) -> None:
    assert (shape_of(node), shown(node)) == (shape, text)


def test_what_was_reported_is_not_reported_again() -> None:
    reader = Reader(Problems(), Problems())
    assert kind_of(int).read(scalar("x", broken=True), reader) is INVALID
    assert not reader.problems


def test_another_shape_is_reported_with_the_remedy_for_texts() -> None:
    reader = Reader(Problems(), Problems())
    assert kind_of(str).read(MAP, reader) is INVALID
    (problem,) = reader.problems.sorted()
    assert problem.remedy == "A text that begins with '{' must be in quotes."


def test_what_was_read_is_not_read_again() -> None:
    reader, node, kind = Reader(Problems(), Problems()), scalar("3"), kind_of(int)
    assert kind.read(node, reader) == 3
    later = reader.again()
    assert later.memo is reader.memo
    assert kind.read(node, later) == 3
    assert not later.problems


def test_trying_out_leaves_no_trace_but_warnings() -> None:
    reader = Reader(Problems(), Problems())
    value, problems = reader.try_out(kind_of(int), scalar("x"))
    assert value is INVALID
    assert len(problems) == 1
    assert not reader.problems


@pytest.mark.parametrize(
    ("name", "warned"), [("complaint", False), ("refund", False), ("complaints", True), ("complant", True)]
)
def test_a_name_that_is_nearly_a_known_one(name: str, warned: bool) -> None:
    reader = Reader(Problems(), Problems())
    reader.know(scalar(name), ("complaint", "praise"))
    assert [problem.remedy for problem in reader.warnings.sorted()] == ["Did you mean 'complaint'?"] * warned


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "string"}, [{"type": "string"}, {"type": "null"}]),
        ({"anyOf": [{"type": "string"}]}, [{"type": "string"}, {"type": "null"}]),
    ],
)
def test_null_is_allowed_beside(schema: dict[str, object], expected: list[object]) -> None:
    assert or_null(schema) == {"anyOf": expected}


@pytest.mark.parametrize(
    ("key", "value", "annotation", "name", "append"),
    [
        ("a", LIST, tuple[str, ...], "a", False),
        ("+a", LIST, tuple[str, ...], "a", True),
        ("+a", scalar("x"), tuple[str, ...], "a", True),
        ("+a", scalar(""), tuple[str, ...], "a", None),
        ("+a", scalar("x"), str, "+a", None),
    ],
)
def test_a_plus_before_the_key_of_a_list_appends(
    key: str, value: Node, annotation: type, name: str, append: bool | None
) -> None:
    entry = plain_entry(Entry(key, PLACE, value), kind_of(annotation))
    assert entry.key == name
    assert getattr(entry.value, "append", None) == append


def test_a_kind_without_values_is_our_bug() -> None:
    with pytest.raises(TypeError, match="Kind"):
        Kind().value(LIST, Reader(Problems(), Problems()))
