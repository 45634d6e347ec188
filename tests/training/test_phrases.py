"""A phrase that only its own reply can have lent a lexicon tells nothing."""

from __future__ import annotations

import pytest

from tonecheck.nlp.page import Cue
from tonecheck.nlp.pipeline import Pipeline, read
from tonecheck.nlp.words import fold
from tonecheck.training.phrases import Phrase, elsewhere, phrases_of


def phrase(word: str, entry: int = 0, start: int = 0) -> Phrase:
    return Phrase(("de", "act_thanks", entry, word), Cue("act_thanks", start, start + len(word)))


@pytest.mark.parametrize(
    ("others", "in_sight", "expected"),
    [
        ((), True, 0),  # nobody else says so
        ((phrase("danke", entry=1),), True, 0),  # another entry
        ((phrase("dank"),), True, 0),  # the same entry, which begins otherwise
        ((phrase("danke", start=9),), True, 1),
        ((), False, 1),  # nobody could copy from it
    ],
)
def test_a_phrase_counts_where_another_reply_has_it(others: tuple[Phrase, ...], in_sight: bool, expected: int) -> None:
    own = phrase("danke")
    first, _ = elsewhere([(in_sight, (own,)), (True, others)])
    assert first == [own.cue] * expected


def test_a_phrase_twice_in_one_reply_is_in_no_other() -> None:
    assert elsewhere([(True, (phrase("danke"), phrase("danke", start=20)))]) == [[]]


def test_phrases_are_known_by_entry_and_first_word() -> None:
    text = "Vielen Dank für Ihre Nachricht. Herzlichen Dank für Ihre Geduld."
    found = phrases_of(read(Pipeline("de"), text, language="de"))
    assert {one.key[0] for one in found} == {"de"}
    assert {"vielen", "herzlichen"} <= {one.key[3] for one in found}
    assert all(fold(text[one.cue.start :]).startswith(one.key[3]) for one in found)
