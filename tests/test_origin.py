from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.origin import Builder, Edit, Origin, inside, place

SOURCE = "<p>Gr&uuml;&szlig;e <b>Jana</b></p>\n<p>Danke</p>"


def built() -> tuple[str, Origin]:
    builder = Builder()
    builder.copy("Gr", 3)
    builder.put("ü", 5, 11)
    builder.put("ß", 11, 18)
    builder.copy("e ", 18)
    builder.copy("Jana", 23)
    builder.breaks(2, 31)
    builder.copy("Danke", 39)
    return builder.text, builder.origin(SOURCE, ("html",))


TEXT, ORIGIN = built()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Grüße Jana", "a tag stands in between"),
        ("Jana\n\nDanke", "a paragraph ends in between"),
        ("\n\n", "the line ends stand nowhere"),
    ],
)
def test_what_has_markup_inside_is_not_changed(words: str, why: str) -> None:
    start = TEXT.index(words)
    assert ORIGIN.edit(start, start + len(words), "Neu") is None, why


def test_part_of_an_entity_is_not_changed() -> None:
    origin = Origin(source="a&both;b", starts=(0, 1, 1, 7), ends=(1, 7, 7, 8))
    assert [origin.edit(start, end, "x") for start, end in ((1, 2), (2, 3), (0, 2), (2, 2))] == [None] * 4
    assert origin.edit(1, 3, "x") == Edit(1, 7, "x")


def test_nothing_is_put_between_the_line_ends_of_two_paragraphs() -> None:
    assert ORIGIN.edit(11, 11, "x") is None


def test_a_line_end_would_have_to_become_a_tag() -> None:
    assert ORIGIN.edit(0, 5, "eins\nzwei") is None


@pytest.mark.parametrize(
    ("words", "after", "changed"),
    [
        ("Grüße", "Beste Grüße & <3", "<p>Beste Grüße &amp; &lt;3 <b>Jana</b></p>\n<p>Danke</p>"),
        ("Jana", "", "<p>Gr&uuml;&szlig;e <b></b></p>\n<p>Danke</p>"),
        ("Danke", "Danke!", "<p>Gr&uuml;&szlig;e <b>Jana</b></p>\n<p>Danke!</p>"),
    ],
)
def test_an_edit_changes_the_words_alone_and_is_escaped(words: str, after: str, changed: str) -> None:
    start = TEXT.index(words)
    edit = ORIGIN.edit(start, start + len(words), after)
    assert edit is not None
    assert SOURCE[: edit.start] + edit.text + SOURCE[edit.end :] == changed


def test_places_are_those_of_the_source() -> None:
    start = TEXT.index("Danke")
    assert ORIGIN.places(start, start + 5) == (2, 4, 2, 9)
    assert ORIGIN.places(2, 4) == (1, 6, 1, 19)
    assert ORIGIN.places(len(TEXT), len(TEXT)) == (2, 9, 2, 9)


def test_a_cell_is_the_place_of_all_that_stands_in_it() -> None:
    origin = Origin(source="", starts=(0, 0), ends=(0, 0), escape=("never",), cell=(3, 2))
    assert origin.places(0, 2) == (3, 2, 3, 2)
    assert origin.edit(0, 1, "x") is None


@given(st.text(alphabet="aü<&>\n😀", min_size=1, max_size=20), st.data())
def test_what_is_inside_something_inside_a_file_has_its_places_there(text: str, data: st.DataObject) -> None:
    inner, outer = Builder(), Builder()
    escaped = html.escape(text)
    doubled = html.escape(escaped)
    for row, builder in ((text, inner), (escaped, outer)):
        at = 0
        for char in row:
            written = html.escape(char)
            builder.put(char, at, at + len(written))
            at += len(written)
    origin = inside(outer.origin(doubled), inner.origin(escaped))
    at = data.draw(st.integers(0, len(text) - 1))
    first, last = origin.span(at, at + 1)
    assert html.unescape(html.unescape(doubled[first:last])) == text[at]


@pytest.mark.parametrize(
    ("source", "offset", "expected"), [("a\r\nb", 3, (5, 1)), ("a\rb", 2, (5, 1)), ("ab", 2, (4, 3))]
)
def test_lines_count_from_the_first(source: str, offset: int, expected: tuple[int, int]) -> None:
    assert place(source, offset, 4) == expected
