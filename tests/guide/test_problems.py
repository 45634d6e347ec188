from __future__ import annotations

import pytest

from tonecheck.guide.nodes import Place, Source
from tonecheck.guide.problems import GuideError, Problem, Problems, closest, did_you_mean

A, B = Source.of("a.yaml", "eins\nzwei: x\n"), Source.of("b.yaml", "drei\n")


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (Problem(file="a", line=0, column=0, message="empty."), "a: empty."),
        (Problem(file="a", line=0, column=0, message="empty.", remedy="Fill it."), "a: empty. Fill it."),
        (Problem(file="a", line=2, column=3, message="no.", source_line="xyz"), "a:2:3: no.\n  xyz\n    ^"),
        (Problem(file="a", line=1, column=2, message="no.", source_line="\tb"), "a:1:2: no.\n   b\n   ^"),
    ],
)
def test_a_problem_points(problem: Problem, said: str) -> None:
    assert str(problem) == said


@pytest.mark.parametrize("column", [1, 74, 75, 76, 100, 500, 1000])
def test_the_caret_stands_below_its_character_in_long_lines(column: int) -> None:
    line = "." * (column - 1) + "X" + "." * 300
    _, excerpt, caret = str(Problem(file="a", line=1, column=column, message="no.", source_line=line)).split("\n")
    assert excerpt[caret.index("^")] == "X"
    assert len(excerpt) <= 102


def test_problems_come_once_by_file_and_line() -> None:
    problems = Problems()
    assert not problems
    problems.add(Place(B, 1, 1), "b")
    problems.add(Place(A, 2, 1), "second")
    problems.add(Place(A, 1, 1), "first")
    problems.add(Place(A, 1, 1), "first", "said once already")
    assert len(problems) == 3
    assert [(p.file, p.message, p.source_line) for p in problems.sorted()] == [
        ("b.yaml", "b", "drei"),
        ("a.yaml", "first", "eins"),
        ("a.yaml", "second", "zwei: x"),
    ]


def test_a_place_behind_the_file_has_no_line() -> None:
    problems = Problems()
    problems.add(Place(A, 99, 1), "x")
    assert problems.sorted()[0].source_line == ""


def test_an_error_says_all_but_not_thousands() -> None:
    made = [Problem(file="a", line=0, column=0, message=f"nr {number}.") for number in range(53)]
    lines = str(GuideError(made)).split("\n")
    assert (len(lines), lines[0], lines[-1]) == (51, "a: nr 0.", "… and 3 more.")
    assert (GuideError(made).place, GuideError(made).cause) == ("a", "nr 0.")
    assert str(GuideError(made[:1])) == "a: nr 0."


@pytest.mark.parametrize(
    ("word", "known", "close"),
    [
        ("xyz", ["phrases"], None),
        ("", ["phrases"], None),
        ("phrase", [], None),
        ("phrase", ["terms", "phrases"], "phrases"),
        ("PHRASES", ["phrases"], "phrases"),
        ("sentence-words", ["sentence_words"], "sentence_words"),
        ("sie", ["Sie", "du"], "Sie"),
    ],
)
def test_the_nearest_word(word: str, known: list[str], close: str | None) -> None:
    assert closest(word, known) == close
    assert did_you_mean(word, known) == (f"Did you mean {close!r}?" if close else "")
