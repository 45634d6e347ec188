from __future__ import annotations

import json
import quopri

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.escapes import ESCAPES


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("html", "eins\nzwei"),
        ("markdown", "eins\nzwei"),
        ("one-line", "eins\nzwei"),
        ("yaml-block", "eins\r\nzwei"),
        ("yaml-single", "eins\nzwei"),
        ("yaml-plain", "Hinweis: neu"),
        ("yaml-plain", "- neu"),
        ("yaml-plain", " "),
        ("csv", "eins, zwei"),
        ("csv", 'die "Neue"'),
        ("xml-cdata", "a]]>b"),
        ("never", "a"),
    ],
)
def test_what_cannot_stand_there_is_refused(name: str, text: str) -> None:
    assert ESCAPES[name](text) is None


@given(st.text(alphabet="aü'\"\\ \n\t<&😀=", max_size=20))
def test_what_is_written_is_read_as_it_was(text: str) -> None:
    assert json.loads(f'"{ESCAPES["json"](text)}"') == text
    ascii_ = ESCAPES["json-ascii"](text)
    assert ascii_ is not None
    assert ascii_.isascii()
    assert json.loads(f'"{ascii_}"') == text
    assert yaml.safe_load(f'"{ESCAPES["yaml-double"](text)}"') == text
    assert quopri.decodestring((ESCAPES["quoted-printable"](text) or "").encode()).decode() == text
    if "\n" not in text:
        assert yaml.safe_load(f"'{ESCAPES['yaml-single'](text)}'") == text
