from __future__ import annotations

import pytest

from tests.readers.conftest import at, line_of, read, reason


@pytest.mark.parametrize("source", ["a: [", "a: b: c", "\t- x", "a: 'x", "text: \x07", "? [a]\n: *x"])
def test_what_is_no_yaml_says_so(source: str) -> None:
    assert "not readable as YAML" in reason("yaml", source)


def test_where_it_is_wrong_is_said() -> None:
    assert "in line 3, column 1" in reason("yaml", "a:\n  - 'b\n")


@pytest.mark.parametrize(
    ("source", "text", "words", "written"),
    [
        ("text: Hallo zwei\n  Zeilen", "Hallo zwei Zeilen", "Zeilen", "Zeilen"),
        ("text: 'It''s\n\n  gut'", "It's\ngut", "It's", "It''s"),
        ('text: "Er \\"sagt\\"\\\n  \\ ja\\n\\u00e4"', 'Er "sagt" ja\nä', "ja\nä", "ja\\n\\u00e4"),
        ("text: |\n  eins\n\n   zwei\n", "eins\n\n zwei\n", "zwei", "zwei"),
        ("text: >-\n  eins\n  zwei\n\n  drei\n", "eins zwei\ndrei", "zwei", "zwei"),
        ("text: !!str &a |+\r\n  eins\r\n", "eins\n", "eins", "eins"),
        ("- {text: \"a\", n: 1}\n- text: 'x'", "a", "a", "a"),
    ],
)
def test_every_way_to_write_a_text(source: str, text: str, words: str, written: str) -> None:
    reply = read("yaml", source)[0]
    assert reply.text == text
    assert at(reply, words) == written


def test_lines_are_those_of_the_file() -> None:
    first, second = read("yaml", "# du\na:\n  text: |\n    Hallo,\n\n    hier.\n---\nb: {de: Servus}\n")
    assert (first.line, line_of(first, "hier"), second.line, second.language) == (4, (6, 5), 8, "de")


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('"eins\\n"', []),
        ('"eins\n  zwei"', []),
        ("|\n  eins", ["eins\n"]),
        ('"eins\\nzwei"', ["eins\nzwei"]),
        ("'eins\n\n  zwei'", ["eins\nzwei"]),
    ],
)
def test_a_text_of_several_lines_is_one_in_every_style(source: str, texts: list[str]) -> None:
    assert [reply.text for reply in read("yaml", f"text: da\na: {source}\n")] == ["da", *texts]


def test_what_refers_to_itself_ends() -> None:
    assert [reply.text for reply in read("yaml", "&a\ntext: Hallo\nb: *a\n")] == ["Hallo"]


def test_references_to_references_are_followed_once() -> None:
    lines = ["a0: &a0 [{text: Hallo}]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))]
    assert [reply.text for reply in read("yaml", "\n".join(lines))] == ["Hallo"]
