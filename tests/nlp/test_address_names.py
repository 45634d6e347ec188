"""How an English reply calls the customer by name: what is no second way first."""

from __future__ import annotations

import pytest

from tonecheck.anatomy import dissect
from tonecheck.nlp.address_names import read

HI = "Hi Anna,\n\n{}\n\nBest wishes,\nTom Reed"
DEAR = "Dear Ms Hart,\n\n{}\n\nKind regards,\nAnna"
BOTH = "Dear Anna Hart,\n\n{}\n\nKind regards,\nTom Reed"
TWO = "Hi Anna and Tom,\n\n{}\n\nKind regards,\nTom Reed"


@pytest.mark.parametrize(
    ("mail", "body"),
    [
        (HI, "Your bike is ready, Anna."),
        (HI, "Ms Hart from our workshop will call you."),
        (HI, "I spoke to my manager, Ms Hart, and she agrees."),
        (HI, "Ms Hart, our manager, will call you."),
        (HI, "I passed it on to Ms Hart."),
        (HI, "The book is by Mr Bean, who is funny."),
        (DEAR, "Your bike is ready, Ms Hart."),
        (DEAR, "Anna from our workshop will call you."),
        (DEAR, "My colleague, Anna, will call you."),
        (DEAR, "Thanks, Virginia is lovely."),
        (DEAR, "The parcel is in Perth, Australia."),
        (BOTH, "Your bike is ready, Ms Hart."),
        (TWO, "Your bikes are ready, Ms Hart."),
        ("{}", "Your bike is ready, Ms Hart."),
    ],
)
def test_one_way(mail: str, body: str) -> None:
    text = mail.format(body)
    assert not read(text, dissect(text, language="en")).mixed


@pytest.mark.parametrize(
    ("mail", "body", "words"),
    [
        (HI, "Your bike is ready, Ms Hart.", ["Anna", "Ms Hart"]),
        (HI, "Thank you, Mrs. Hart, for your patience.", ["Anna", "Mrs. Hart"]),
        (HI, "Ms Hart, your bike is ready.", ["Anna", "Ms Hart"]),
        (HI, "It is done. Ms O’Hart, thanks again!", ["Anna", "Ms O’Hart"]),
        (DEAR, "Thanks again, Anna!", ["Ms Hart", "Anna"]),
        (DEAR, "Anna, your bike is ready.", ["Ms Hart", "Anna"]),
    ],
)
def test_two_ways(mail: str, body: str, words: list[str]) -> None:
    text = mail.format(body)
    found = read(text, dissect(text, language="en"))
    assert (found.form, found.mixed) == (None, True)
    assert [text[word.start : word.end] for word in found.words] == words
