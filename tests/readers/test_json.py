from __future__ import annotations

import pytest

from tests.readers.conftest import at, line_of, read, reason


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("", "not JSON in line 1"),
        ('{\n"text": "a",\n}', "not JSON in line 3"),
        ('{"text": "ä\n"}', "not JSON in line 1"),
        ("[" * 100_000, ""),
        ("{}", "no reply found in it"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(source: str, why: str) -> None:
    assert why in reason("json", source)


def test_replies_begin_on_their_own_lines() -> None:
    first, second = read("json", '[\n {"text": "eins"},\n {"a": 1, "text": "\\n\\u00fcber \\"zwei\\""}\n]')
    assert (first.line, second.line) == (2, 3)
    assert line_of(first, "eins") == (2, 12)
    assert at(second, 'über "zwei"') == '\\u00fcber \\"zwei\\"'
