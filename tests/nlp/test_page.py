"""The page that the models read."""

from __future__ import annotations

from tonecheck.anatomy.zone import Anatomy, Closing, Greeting, Name
from tonecheck.nlp.page import Page, Piece, stems


def test_only_longer_words_and_numbers_are_shared() -> None:
    assert stems(["ist", "die", "bestellung", "4711", "!!!!", "{{name}}"]) == {"bestel", "4711"}


def test_names_of_greeting_and_closing_are_known_by_place() -> None:
    text = "Hallo Eva , Jana"
    page = Page(
        language="de",
        channel="email",
        text=text,
        norms=["hallo", "eva", ",", "jana"],
        starts=[0, 6, 10, 12],
        ends=[5, 9, 11, 16],
        pieces=[Piece(0, 3, "greeting"), Piece(3, 4, "closing")],
        anatomy=Anatomy(
            zones=(),
            greeting=Greeting(start=0, end=11, phrase="Hallo", name=Name(start=6, end=9, text="Eva")),
            closing=Closing(start=12, end=16, phrase="", signer=Name(start=12, end=16, text="Jana")),
        ),
    )
    assert page.names == {1, 3}
    assert page.sentence_of == [0, 0, 0, 1]
    assert page.word_index == [0, 1, 2, 3]
    assert page.word_count == 3
    other = Page(
        **{field: getattr(page, field) for field in page.__struct_fields__} | {"norms": ["hallo", "kim", ",", "jo"]}
    )
    assert other.ngrams.words == page.ngrams.words
    assert (other.ngrams.pairs == page.ngrams.pairs).all()
