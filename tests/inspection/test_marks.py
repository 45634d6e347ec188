from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.inspection.marks import Mark, pieces

LENGTH = 12
spans = st.tuples(st.integers(-3, LENGTH + 3), st.integers(-3, LENGTH + 3))


@pytest.mark.parametrize("span", [(3, 3), (5, 2), (-4, -1), (20, 30), (12, 13)])
def test_a_mark_with_nothing_under_it_cuts_nothing(span: tuple[int, int]) -> None:
    assert [(one.start, one.end, one.marks) for one in pieces(LENGTH, [Mark(*span, "a")])] == [(0, LENGTH, ())]


def test_an_empty_text_has_no_piece() -> None:
    assert list(pieces(0, [Mark(0, 4, "a")])) == []


def test_marks_that_cross_are_cut_where_they_begin_and_end() -> None:
    first, second = Mark(1, 5, "b", "+1.0"), Mark(3, 8, "a", "-2.0")
    assert [(one.start, one.end, one.marks) for one in pieces(10, [first, second])] == [
        (0, 1, ()),
        (1, 3, (first,)),
        (3, 5, (first, second)),
        (5, 8, (second,)),
        (8, 10, ()),
    ]


def test_marks_keep_the_order_in_which_they_were_given() -> None:
    late, early = Mark(2, 4, "z"), Mark(2, 4, "a")
    assert next(one.marks for one in pieces(6, [late, early]) if one.marks) == (late, early)


@given(st.lists(spans, max_size=8))
def test_pieces_cover_the_text_once_and_every_mark_wholly(drawn: list[tuple[int, int]]) -> None:
    marks = [Mark(start, end, str(number)) for number, (start, end) in enumerate(drawn)]
    cut = list(pieces(LENGTH, marks))
    assert [offset for one in cut for offset in range(one.start, one.end)] == list(range(LENGTH))
    for mark in marks:
        under = [offset for one in cut if mark in one.marks for offset in range(one.start, one.end)]
        assert under == [offset for offset in range(LENGTH) if mark.start <= offset < mark.end]
