from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.anatomy.links import targets


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in targets(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Alles steht hier (zeitnah).",
        "Alles steht [hier] (zeitnah).",
        "Alles steht [hier](oder zeitnah im Laden).",
        "Alles steht [hier](https://shop.example/zeitnah) und bei www.a.example/b.",
        "[Hinweis]: zeitnah",
        "[Hinweis]: Wir melden uns. Bis bald.",
        "[1]: https://shop.example/zeitnah",
        "[hier](",
        "](",
    ],
)
def test_what_is_no_target_or_an_address_anyway(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "target",
    [
        "(zeitnah.html)",
        "(/dein/zeitnah)",
        "(#zeitnah)",
        "(<mein Ordner/zeitnah>)",
        '(https://shop.example/a "zeitnah dein")',
        "(https://shop.example/{{ id }}/zeitnah)",
        "({{ url }}/zeitnah)",
        "(${url}/zeitnah)",
        "(<%= url %>/zeitnah)",
        "( /a_(b)/zeitnah 'Ihr Titel' )",
    ],
)
def test_targets_with_their_brackets_and_titles(target: str) -> None:
    assert found(f"Alles steht [hier]{target}, und [dort]{target}.") == [target, target]


def test_definitions() -> None:
    text = '[1]: /zeitnah/dein\n[Ref 2]: https://a.example/b "zeitnah dein"\nText.\n'
    assert found(text) == ["/zeitnah/dein", 'https://a.example/b "zeitnah dein"']


def test_a_link_in_a_definition_is_found_once() -> None:
    assert found("[a]: b](c/d)") == ["(c/d)"]


@given(st.text("[]()<>{}% \"'a/.:#\n", max_size=60))
def test_spans_are_in_the_text_and_apart(text: str) -> None:
    spans = targets(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
