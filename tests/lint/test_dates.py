from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.lint.dates import find

FEW = st.sampled_from(
    ("1", "12.", "31", "Mai", " ", "May", "/", "-", ".", "am", "2026", "Montag", "Sunday", "of", "th", "é")
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", ""),
        ("de", "Wie in Abschnitt 3.5. steht, gilt Version 2.10.1 der Datei 4.5.2."),
        ("de", "Im Mai sind 12 Filialen offen, es kostet 12,50 € und Artikel 4711-05-12 ist da."),
        ("de", "Am 45. Mai und am 12.13. ist nichts, 32/32/2026 auch nicht."),
        ("de", "So ist es: Di, Mi und Do sind wir da."),
        ("en", "You may 12 times march 3 miles; call 555-05-12."),
        ("en", "In May 2026 we open 24/7, at May 12:30 nobody."),
    ],
)
def test_no_dates(language: str, text: str) -> None:
    assert list(find(text, language)) == []


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("de", "12. Mai", (512,)),
        ("de", "1. März 2026", (301,)),
        ("de", "3. Jänner", (103,)),
        ("de", "24. Dez", (1224,)),
        ("de", "12.05.2026", (512,)),
        ("de", "12. 5. 2026", (512,)),
        ("de", "12.05.26", (512,)),
        ("de", "2026-05-12", (512,)),
        ("de", "Sonnabend", (6,)),
        ("de", "Montags", (1,)),
        ("en", "12 May", (512,)),
        ("en", "12th of May", (512,)),
        ("en", "May 12th", (512,)),
        ("en", "Sept. 3", (903,)),
        ("en", "12/05/2026", (512, 1205)),
        ("en", "13/05/2026", (513,)),
        ("en", "Saturdays", (6,)),
    ],
)
def test_dates_and_what_they_can_mean(language: str, written: str, meant: tuple[int, ...]) -> None:
    text = f"– {written}, {'und so' if language == 'de' else 'and so on'}"
    [found] = find(text, language)
    assert found.meant == meant
    assert text[found.start : found.end].startswith(written[:2])


def test_without_a_year_a_word_says_that_it_is_a_date() -> None:
    assert [one.meant for one in find("Von 3.5. bis 4.6. oder am 7.8.: so.", "de")] == [(604,), (807,)]


@given(st.lists(FEW, max_size=12), st.sampled_from(("de", "en")))
def test_any_text_can_be_read(pieces: list[str], language: str) -> None:
    text = "".join(pieces)
    found = list(find(text, language))
    assert all(0 <= one.start < one.end <= len(text) and one.meant for one in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
