"""From YAML to nodes: texts as written, places, and one run that shows all mistakes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.guide.compose import MAX_DEPTH, compose
from tonecheck.guide.nodes import ListNode, MapNode, Node, ScalarNode, Source
from tonecheck.guide.problems import Problems


def read(text: str) -> tuple[Node | None, list[str]]:
    problems = Problems()
    node = compose(Source.of("a.yaml", text), problems)
    return node, [f"{p.line}:{p.column}: {p.message}" for p in problems.sorted()]


def plain(node: Node | None) -> object:
    if isinstance(node, MapNode):
        return {key: plain(entry.value) for key, entry in node.entries.items()}
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return node.text if node else None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\na: 2\n", ["2:1: the key 'a' "]),
        ("a: 1\n+a: [2]\n", ["2:1: '+a' "]),
        ("a: *b\n", ["1:4: unknown anchor 'b'."]),
        ("a: &b [*b]\n", ["1:8: the anchor 'b' contains itself."]),
        ("a: !!int 3\n", ["1:4: the tag '!!int'."]),
        ("{a: b}: c\n", ["1:1: a list or map as a key."]),
        ("a: 1\n---\nb: 2\n", ["2:1: a second YAML document."]),
        ("a: %x\nb: @y\n", ["1:4: a text cannot begin with '%'.", "2:4: a text cannot begin with '@'."]),
        ("[" * (MAX_DEPTH + 5) + "]" * (MAX_DEPTH + 5), [f"1:{MAX_DEPTH + 2}: nested more than"]),
    ],
)
def test_mistakes_have_their_place(text: str, said: list[str]) -> None:
    _, problems = read(text)
    assert len(problems) == len(said)
    assert all(problem.startswith(start) for problem, start in zip(problems, said, strict=True))


def test_aliases_cannot_grow_without_end() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 8)]
    node, problems = read("\n".join(rows))
    assert node is None
    assert len(problems) == 1
    assert "100,000 values" in problems[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("# nur ein Kommentar\n", None),
        ("a: No\nb: 20:15\nc: 0711\n", {"a": "No", "b": "20:15", "c": "0711"}),
        ("a: &x [1, 2]\nb: *x\n", {"a": ["1", "2"], "b": ["1", "2"]}),
        ("+a: [x]\n", {"+a": ["x"]}),
        ("a: |\n  eins\n  zwei\n", {"a": "eins\nzwei\n"}),
        ("a: <<\n<<: b\n", {"a": "<<", "<<": "b"}),
    ],
)
def test_texts_are_taken_as_written(text: str, expected: object) -> None:
    node, problems = read(text)
    assert problems == []
    assert plain(node) == expected


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("a: Nummer #4711\n", "#4711"),
        ("a: Nummer # ein Wort\n", "# ein Wort"),
        ("a: Nummer   # abseits\n", None),
        ("a: 'Nummer' #4711\n", None),
        ("a: Nummer#4711\n", None),
    ],
)
def test_a_comment_that_may_be_text_is_kept(text: str, comment: str | None) -> None:
    node, _ = read(text)
    assert isinstance(node, MapNode)
    value = node.entries["a"].value
    assert isinstance(value, ScalarNode)
    assert value.comment == comment


def test_places_count_from_one() -> None:
    node, _ = read("a:\n  - ä: x\n")
    assert isinstance(node, MapNode)
    items = node.entries["a"].value
    assert isinstance(items, ListNode)
    (entry,) = items.items[0].entries.values()  # type: ignore[union-attr]
    assert (entry.place.line, entry.place.column) == (2, 5)
    assert (entry.value.place.line, entry.value.place.column) == (2, 8)


@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@`#?, \n\t+~0", max_size=40))
def test_any_text_is_a_tree_or_has_problems(text: str) -> None:
    node, problems = read(text)
    assert node is not None or problems or not text.strip() or "#" in text or "..." in text or "%" in text
