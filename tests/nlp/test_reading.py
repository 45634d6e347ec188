"""What the components share about a document."""

from __future__ import annotations

import pytest

from tonecheck.nlp.pipeline import Pipeline, read
from tonecheck.nlp.reading import customer_stems

TEXT = """Betreff: Ihre Bestellung

Hallo Frau Berger, danke für Ihre Nachricht.
Das Paket ist da.

Viele Grüße
Jana

Am 3. Mai 2024 um 10:00 schrieb Eva Berger:
> Das ist nicht mein Paket."""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline("de")


def test_only_own_zones_make_the_page(pipeline: Pipeline) -> None:
    reading = read(pipeline, TEXT, language="de")
    page = reading.page
    pieces = [TEXT[page.starts[p.first] : page.ends[p.last - 1]] for p in page.pieces]
    assert "Das Paket ist da." in pieces
    assert "danke für Ihre Nachricht." in pieces
    assert not any("nicht mein Paket" in piece for piece in pieces)
    assert next(p.zone for p in page.pieces if p.zone in ("greeting", "closing")) == "greeting"


def test_every_visible_token_is_in_one_piece(pipeline: Pipeline) -> None:
    page = read(pipeline, TEXT, language="de").page
    assert page.word_index == list(range(len(page.norms)))


def test_names_are_masked(pipeline: Pipeline) -> None:
    page = read(pipeline, TEXT, language="de").page
    assert {page.norms[index] for index in page.names} >= {"berger", "jana"}


def test_blocked_spans_hide_lexicon_phrases(pipeline: Pipeline) -> None:
    open_text = read(pipeline, "Es tut uns leid, dass das passiert ist.", language="de")
    quoted = read(pipeline, "Sie schrieben „Es tut uns leid, dass das passiert ist.“", language="de")
    assert open_text.lexicon_matches.get("act_apologize")
    assert not quoted.lexicon_matches.get("act_apologize")


def test_the_customers_words() -> None:
    assert customer_stems(None, "de") is None
    assert customer_stems("Wo ist meine Bestellung 4711?", "de") == {"meine", "bestel", "4711"}
