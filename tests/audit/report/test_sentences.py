from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.audit.report.sentences import around

TEXT = "Guten Tag Frau ••••••,\n\nIhr Paket kommt z. B. am 3. Mai. Bitte warten Sie noch. Danke!\n\nViele Grüße"


@pytest.mark.parametrize(
    ("marked", "sentence"),
    [
        ("", None),
        ("Mai", "Ihr Paket kommt z. B. am 3. Mai."),
        ("noch", "Bitte warten Sie noch."),
        ("Mai. Bitte", "Ihr Paket kommt z. B. am 3. Mai. Bitte warten Sie noch."),
        ("Frau ••••••", "Guten Tag Frau ••••••,"),
        ("Grüße", "Viele Grüße"),
    ],
)
def test_the_sentence_is_the_one_that_is_marked(marked: str, sentence: str | None) -> None:
    start = TEXT.index(marked)
    assert around(TEXT, start, start + len(marked), "de") == sentence


@pytest.mark.parametrize(("text", "start", "end"), [(None, 0, 4), ("", 0, 4), ("kurz", 2, 9)])
def test_without_the_text_there_is_none(text: str | None, start: int, end: int) -> None:
    assert around(text, start, end, "de") is None


def test_a_long_sentence_is_cut_at_words_on_either_side() -> None:
    text = " ".join(["davor"] * 60) + " HIER " + " ".join(["danach"] * 60) + "."
    start = text.index("HIER")
    found = around(text, start, start + 4, "de")
    assert found is not None
    assert len(found) <= 250
    assert found.startswith("… davor")
    assert " HIER " in found
    assert found.endswith("danach …")


@given(st.text(alphabet="aä •.!?\n„“", max_size=80), st.data())
def test_what_is_marked_always_stands_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = around(text, start, end, "de")
    assert found is None or " ".join(text[start:end].split()) in found
