from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.guide.nodes import ListNode, Place, ScalarNode, Source, is_null, place_at


@pytest.mark.parametrize(
    ("path", "name"), [("a.yaml", "a.yaml"), ("guides/a.yaml", "a.yaml"), ("C:\\guides\\a.yaml", "a.yaml")]
)
def test_a_source_has_the_name_of_its_file(path: str, name: str) -> None:
    assert Source.of(path, "").name == name


@pytest.mark.parametrize(
    ("text", "index", "line", "column"),
    [("", 0, 1, 1), ("ab", 1, 1, 2), ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1), ("ä\u2028b", 2, 2, 1), ("👍b", 1, 1, 2)],
)
def test_places(text: str, index: int, line: int, column: int) -> None:
    place = place_at(Source.of("a", text), index)
    assert (place.line, place.column) == (line, column)


@given(st.text(alphabet="aä\n\r\x85", max_size=20), st.integers(0, 20))
def test_a_place_lies_in_its_line(text: str, index: int) -> None:
    source = Source.of("a", text)
    place = place_at(source, min(index, len(text)))
    assert 1 <= place.line <= len(source.lines) + 1
    assert place.column >= 1


PLACE = Place(Source.of("a", ""))


@pytest.mark.parametrize(
    ("text", "plain", "broken", "null"),
    [
        ("", True, False, True),
        ("~", True, False, True),
        ("null", True, False, True),
        ("", True, True, False),
        ("", False, False, False),
        ("null", False, False, False),
        ("nul", True, False, False),
        ("0", True, False, False),
    ],
)
def test_nothing(text: str, plain: bool, broken: bool, null: bool) -> None:
    assert is_null(ScalarNode(PLACE, text, plain, broken=broken)) == null


def test_an_empty_list_is_something() -> None:
    assert not is_null(ListNode(PLACE, ()))
