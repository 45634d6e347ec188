from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.lint.comments import comments


@pytest.mark.parametrize(
    "source",
    [
        "",
        "tonecheck: disable=address -- ohne Kommentarzeichen",
        "<!-- disable=address -->",
        "<!-- siehe tonecheck: disable=address -->",
        "Artikel#tonecheck: disable=address",
        "{{ name }}",
        "<!-- tonecheck: disable=address",
    ],
)
def test_what_speaks_to_nobody_is_no_comment(source: str) -> None:
    assert comments(source) == ()


@pytest.mark.parametrize(
    "source",
    [
        "<!-- tonecheck: disable=address.mixed -- mit Grund -->",
        "<!--tonecheck:disable=address.mixed--mit Grund-->",
        "{# tonecheck: disable=address.mixed -- mit Grund #}",
        "{#- tonecheck: disable=address.mixed -- mit Grund -#}",
        "{% comment %}tonecheck: disable=address.mixed -- mit Grund{% endcomment %}",
        "{%- comment -%} tonecheck: disable=address.mixed -- mit Grund {%- endcomment -%}",
        "{% # tonecheck: disable=address.mixed -- mit Grund %}",
        "{{! tonecheck: disable=address.mixed -- mit Grund }}",
        "{{!-- tonecheck: disable=address.mixed -- mit Grund --}}",
        "<%# tonecheck: disable=address.mixed -- mit Grund %>",
        "{* tonecheck: disable=address.mixed -- mit Grund *}",
        "[//]: # (tonecheck: disable=address.mixed -- mit Grund)",
        '[comment]: <> "tonecheck: disable=address.mixed -- mit Grund"',
        "# tonecheck: disable=address.mixed -- mit Grund",
        "text: Hallo  # tonecheck: disable=address.mixed — mit Grund",
        "<!-- tonecheck: disable=address.mixed\n  -- mit\n  Grund -->",
    ],
)
def test_every_sign_of_a_comment_is_understood(source: str) -> None:
    found = comments(f"Zeile eins\n{source}\nZeile drei")
    assert [(one.verb, one.rules, one.reason, one.line, one.wrong) for one in found] == [
        ("disable", ("address.mixed",), "mit Grund", 2, False)
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("disable=a.b,c.d -- x", ("disable", ("a.b", "c.d"), "x")),
        ("disable = a.b , c -- x", ("disable", ("a.b", "c"), "x")),
        ("disable=all -- x", ("disable", ("all",), "x")),
        ("disable", ("disable", (), None)),
        ("disable-next=a.b", ("disable-next", ("a.b",), None)),
        ("disable-file=rules.no-x -- y -- z", ("disable-file", ("rules.no-x",), "y -- z")),
        ("enable", ("enable", (), None)),
        ("enable=a.b", ("enable", ("a.b",), None)),
        ("disable=a.b --", ("disable", ("a.b",), None)),
    ],
)
def test_what_a_comment_says(words: str, expected: tuple[object, ...]) -> None:
    [found] = comments(f"<!-- tonecheck: {words} -->")
    assert (found.verb, found.rules, found.reason) == expected
    assert not found.wrong


@pytest.mark.parametrize("words", ["", "disabel=a.b", "disable=a.b weil", "disable==a", "disable-all"])
def test_what_cannot_be_understood_is_told_apart(words: str) -> None:
    assert [one.wrong for one in comments(f"<!-- tonecheck: {words} -->")] == [True]


def test_places_count_code_points_and_any_line_end() -> None:
    [found] = comments("a\r\n👩‍🚒 ä <!-- tonecheck: enable -->\rb")
    assert (found.line, found.column, found.end_line) == (2, 7, 2)
    assert not found.alone


@pytest.mark.parametrize(
    ("source", "alone"),
    [
        ("<!-- tonecheck: disable -->", True),
        ("  - <!-- tonecheck: disable -->  ", True),
        ("Hallo <!-- tonecheck: disable -->", False),
        ("<!-- tonecheck: disable --> Hallo", False),
    ],
)
def test_whether_something_else_stands_on_its_line(source: str, alone: bool) -> None:
    assert [one.alone for one in comments(f"x\n{source}\ny")] == [alone]


@given(st.text(alphabet="<!->tonecheck: disable=#{}%*/\n\r", max_size=80))
def test_no_source_is_too_much(source: str) -> None:
    for one in comments(source + " tonecheck:"):
        assert source[one.start : one.end] == one.text or one.end > len(source)
