from __future__ import annotations

from tonecheck.serve.lsp.extraction.passage import Builder, Passage, inside


def built(*pieces: tuple[str, int, int]) -> Passage:
    builder = Builder()
    for piece in pieces:
        builder.put(*piece)
    return builder.passage()


def test_an_empty_span_stands_before_what_follows() -> None:
    passage = built(("a", 3, 4), ("b", 8, 9))
    assert passage.span(1, 1) == (8, 8)
    assert passage.span(2, 2) == (9, 9)
    assert built().span(0, 0) == (0, 0)


def test_a_gap_in_the_source_is_no_whole() -> None:
    passage = built(("a", 0, 1), ("b", 4, 5), ("c", 5, 6))
    assert not passage.is_whole(0, 2)
    assert passage.is_whole(1, 3)
    assert passage.is_whole(0, 1)


def test_breaks_leave_no_more_lines_than_asked_for() -> None:
    builder = Builder()
    builder.breaks(2, 0)
    builder.copy("a  ", 0)
    builder.breaks(1, 3)
    builder.breaks(2, 3)
    builder.breaks(1, 3)
    assert builder.passage().text == "a\n\n"


def test_a_passage_inside_another_has_the_places_of_the_source() -> None:
    outer = built(("x", 10, 11), ("<", 11, 12), ("b", 12, 13), (">", 13, 14), ("ü", 14, 20))
    inner = built(("x", 0, 1), ("ü", 4, 5))
    both = inside(outer, inner)
    assert both.text == "xü"
    assert [both.span(0, 1), both.span(1, 2)] == [(10, 11), (14, 20)]
