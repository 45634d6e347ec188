"""The designed features of sentences."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from tonecheck.anatomy.zone import Anatomy
from tonecheck.nlp.cues import CueSpace
from tonecheck.nlp.page import Cue, Page, Piece, stems
from tonecheck.nlp.words import fold, scan


def page(text: str, customer: str | None = None, cues: tuple[Cue, ...] = (), language: str = "de") -> Page:
    """A page whose sentences are the lines of the text."""
    spans = scan(text, language)
    bounds = [0, *(index + 1 for index, char in enumerate(text) if char == "\n"), len(text) + 1]
    rows = [[i for i, (start, _) in enumerate(spans) if a <= start < b] for a, b in itertools.pairwise(bounds)]
    return Page(
        language=language,
        channel="chat",
        text=text,
        norms=[fold(text[a:b]) for a, b in spans],
        starts=[a for a, _ in spans],
        ends=[b for _, b in spans],
        pieces=[Piece(row[0], row[-1] + 1, "body") for row in rows],
        anatomy=Anatomy(zones=()),
        cues=cues,
        customer=None if customer is None else stems(fold(customer).split()),
    )


def value(space: CueSpace, read: Page, row: int, name: str) -> float:
    return float(space.sentences(read, space.counts(read))[row, space.names.index(name)])


def test_classes_are_counted_in_their_sentence_only() -> None:
    space, read = CueSpace(()), page("Sorry, sorry!\nBis morgen")
    assert value(space, read, 0, "sorry") == 2
    assert value(space, read, 1, "sorry") == 0
    assert value(space, read, 1, "before:sorry") == 1
    assert value(space, read, 0, "after:time_word") == 1
    assert value(space, read, 0, "first:sorry") == 1


def test_lexicons_count_where_their_phrase_begins_and_unknown_ones_do_not() -> None:
    text = "Alles gut.\nDas hätten Sie lesen müssen."
    read = page(text, cues=(Cue("blame", 15, 30), Cue("unheard_of", 15, 30), Cue("blame", 500, 510)))
    space = CueSpace(("blame", "filler"))
    assert value(space, read, 1, "lexicon:blame") == 1
    assert value(space, read, 0, "lexicon:blame") == 0
    assert value(space, read, 1, "lexicon:filler") == 0
    assert value(space, read, 0, "after:lexicon:blame") == 1


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Senden Sie uns ein Foto.", "imperative_formal", 1),
        ("Bitte senden Sie uns ein Foto.", "imperative_formal", 1),
        ("Wir senden Ihnen ein Foto.", "imperative_formal", 0),
        ("Passt das?", "ends_question", 1),
        ("Passt das.", "ends_question", 0),
        ("passt das", "starts_lower", 1),
        ("passt das", "ends_bare", 1),
        ("Hallo,", "ends_comma", 1),
    ],
)
def test_surface(text: str, name: str, expected: float) -> None:
    assert value(CueSpace(()), page(text), 0, name) == expected


def test_words_shared_with_the_customer() -> None:
    space = CueSpace(())
    read = page("Ihre Bestellung 4711 ist da.\nBis bald.", customer="wo ist bestellung 4711")
    assert value(space, read, 0, "shared") == pytest.approx(0.4)
    assert value(space, read, 0, "shared_number") == 1
    assert value(space, read, 1, "shared") == 0
    assert value(space, page("Ihre Bestellung"), 0, "customer_known") == 0


def test_place() -> None:
    space, read = CueSpace(()), page("Eins.\nZwei.\nDrei.")
    table = space.sentences(read, space.counts(read))
    assert table[:, space.names.index("first_of_body")].tolist() == [1, 0, 0]
    assert table[:, space.names.index("last_of_reply")].tolist() == [0, 0, 1]
    assert table.shape == (3, len(space.names))
    assert np.isfinite(table).all()
