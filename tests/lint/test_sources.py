from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.lint.sources import decoded, encoded_like


@pytest.mark.parametrize("data", [b"\xff", b"a\0b", b"\xff\xfe\x00", b"\xff\xfe\x00\xd8"])
def test_what_is_no_text_has_none(data: bytes) -> None:
    assert decoded(data) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_what_is_read_is_written_back_as_it_was(encoding: str, text: str) -> None:
    data = text.encode(encoding)
    assert decoded(data) == text
    assert encoded_like(data, text) == data
