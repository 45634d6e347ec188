from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.nlp.patterns.match import Watch, literal
from tonecheck.nlp.patterns.matcher import Matcher
from tonecheck.nlp.patterns.tokens import Tokens


@pytest.mark.parametrize(
    "name",
    [
        "Cirrus 2",
        "A/B",
        "Yes!",
        "Joyn+",
        "H&M",
        "1&1",
        "E*Trade",
        "Toys'R'Us",
        "Müller®",
        "a=b",
        "C|O",
        "Immer…",
        "back\\slash",
    ],
)
def test_a_literal_is_found_as_it_is(name: str) -> None:
    matcher = Matcher([Watch(label="w", phrases=(literal(name),))], "de")
    text = f"Das Gerät {name} ist da."
    (match,) = matcher.find(Tokens.read(text, "de"))["w"]
    assert text[match.start : match.end] == name


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=12).map("A{}".format))
def test_any_name_is_a_pattern(name: str) -> None:
    Matcher([Watch(label="w", phrases=(literal(name),))], "de")
