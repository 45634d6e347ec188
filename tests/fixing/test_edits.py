from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.fixing.edits import Change, Edit, apply, compose, place_after, visible, without_overlaps


def test_of_overlapping_edits_one_wins() -> None:
    first, longer, inner, behind = Edit("b", 2, 4, "x"), Edit("a", 2, 6, "y"), Edit("a", 3, 5, "z"), Edit("c", 6, 7, "")
    assert without_overlaps([behind, inner, first, longer]) == (longer, behind)
    assert without_overlaps([Edit("b", 1, 2, "x"), Edit("a", 1, 2, "y")]) == (Edit("a", 1, 2, "y"),)


def test_edits_are_applied_by_place() -> None:
    assert apply("eins zwei drei", [Edit("a", 0, 4, "1"), Edit("a", 5, 5, "und "), Edit("a", 10, 14, "")]) == (
        "1 und zwei "
    )


@pytest.mark.parametrize(("before", "after"), [(0, 0), (4, 1), (5, 2), (9, 6), (14, 11), (2, 1)])
def test_places_move_with_the_edits_before_them(before: int, after: int) -> None:
    assert place_after(before, [Edit("a", 0, 4, "1")]) == after


@given(st.text("abc\n", min_size=1, max_size=12), st.data())
def test_changes_rebuild_the_text_however_the_edits_overlap(original: str, data: st.DataObject) -> None:
    text, changes = original, tuple[Change, ...]()
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        edit = Edit("a", start, end, data.draw(st.text("xyz", min_size=start == end, max_size=3)))
        changes, text = compose(original, changes, edit), apply(text, [edit])
        rebuilt = apply(original, [Edit(one.rule, one.start, one.end, one.after) for one in changes])
        assert rebuilt == text
        assert all(original[one.start : one.end] == one.before for one in changes)
        assert all(a.end <= b.start for a, b in pairwise(changes))


def test_what_was_taken_back_is_no_change() -> None:
    assert visible([Change("a", 0, 1, "x", "x"), Change("a", 2, 3, "x", "y")]) == (Change("a", 2, 3, "x", "y"),)
