"""Texts cut into tokens: nothing is lost, white space is where it was, the cuts are those of `words.scan`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.nlp.splitting import Splitter, tokens
from tonecheck.nlp.words import fold, scan

PIECES = [
    *("Grüße", " ", "  ", "\n", "\r\n\r\n", "\u00a0", "z. B.", "{{name}}", "[DATUM]", "x@y.de", "👍🏽", ",", "…"),
    *("\t", "\u2028", "XXX"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" ", [" "]),
        (" a", [" ", "a"]),
        ("a ", ["a"]),
        ("a  b", ["a", " ", "b"]),
        ("\n", ["\n"]),
        ("{{a}}  {{b}} ", ["{{a}}", " ", "{{b}}"]),
        ("a {{b}}\n c", ["a", "{{b}}", "\n", "c"]),
        ("Ja, {{name}} da\n\nNein", ["Ja", ",", "{{name}}", "da", "\n\n", "Nein"]),
    ],
)
def test_a_space_belongs_to_the_token_before_it(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end, _ in tokens(text, "de")] == expected


@given(st.text(max_size=80) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_every_text_is_cut_as_scanned_and_nothing_is_lost(text: str) -> None:
    found = tokens(text, "de")
    assert [(start, end) for start, end, norm in found if not text[start:end].isspace()] == scan(text)
    assert all(norm == fold(text[start:end]) for start, end, norm in found)
    ends = [0, *(end for _, end, _ in found)]
    gaps = [text[end:start] for end, (start, _, _) in zip(ends, found, strict=False)]
    assert set(gaps) <= {"", " "}
    assert text[ends[-1] :] in ("", " ")


def test_what_is_not_to_be_kept_is_made_anew() -> None:
    made: list[str] = []
    keeping, forgetting = Splitter("de", made.append), Splitter("de", made.append, lambda: False)
    for splitter, times in ((keeping, 1), (forgetting, 2)):
        made.clear()
        splitter.split("Guten Tag")
        splitter.split("Guten Tag")
        assert made == ["Guten", "Tag"] * times
