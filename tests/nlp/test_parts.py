"""The parts that a reply is read into."""

from __future__ import annotations

import pytest

from tonecheck.nlp.parts import AddressReading, AddressWord
from tonecheck.nlp.patterns.match import Match


def words(*forms: str, sure: bool = True) -> list[AddressWord]:
    return [AddressWord(10 * at, 10 * at + 3, form, sure=sure) for at, form in enumerate(forms)]


@pytest.mark.parametrize(
    ("forms", "form", "mixed"),
    [
        ((), "neutral", False),
        (("du", "du"), "du", False),
        (("du", "ihr"), "du", False),  # one of several people
        (("Sie", "du", "Sie"), "Sie", True),
    ],
)
def test_the_form_is_that_of_most_words(forms: tuple[str, ...], form: str, mixed: bool) -> None:
    reading = AddressReading.of(words(*forms), "neutral")
    assert (reading.form, reading.mixed) == (form, mixed)


def test_a_doubtful_word_counts_half() -> None:
    doubtful = [*words("Sie", sure=False), AddressWord(40, 42, "du")]
    assert AddressReading.of(doubtful, "neutral").form == "du"


def test_words_inside_of_product_names_address_nobody() -> None:
    reading = AddressReading.of(words("Sie", "du"), "neutral")
    assert reading.without([]) is reading
    left = reading.without([Match(label="name", phrase=0, start=10, end=20)])
    assert (left.form, left.mixed, len(left.words)) == ("Sie", False, 1)
    assert (
        AddressReading.of(words("du"), "neutral").without([Match(label="name", phrase=0, start=0, end=9)]).form
        == "neutral"
    )
