"""The spaCy tokenizer: the text comes back, the norms are folded, the cuts are those of `words.scan`."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from tonecheck.nlp.tokenizer import Tokenizer
from tonecheck.nlp.words import fold, scan

CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "tonecheck.Tokenizer.v1"}}}
NLP = spacy.blank("de", config=CONFIG)
PIECES = [
    "Grüße",
    " ",
    "  ",
    "\n",
    "\r\n\r\n",
    "\u00a0",
    "z. B.",
    "{{name}}",
    "[DATUM]",
    "x@y.de",
    "👍🏽",
    ",",
    "…",
    "\t",
    "\u2028",
    "XXX",
]


@pytest.mark.parametrize(
    "text", ["", " ", " a", "a ", "a  b", "\n", "{{a}} b", " {{a}}", "{{a}}  {{b}} ", "a {{b}}\n c", "z. B. so"]
)
def test_white_space_comes_back(text: str) -> None:
    assert NLP.make_doc(text).text == text


@given(st.text(max_size=80) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_every_text_comes_back_cut_as_scanned(text: str) -> None:
    doc = NLP.make_doc(text)
    assert doc.text == text
    assert [(token.idx, token.idx + len(token)) for token in doc if not token.is_space] == scan(text)
    assert all(token.norm_ == fold(token.text) for token in doc)


def test_a_space_belongs_to_the_token_before_it() -> None:
    doc = NLP.make_doc("Ja, {{name}} da\n\nNein")
    assert [(token.text, token.whitespace_) for token in doc] == [
        ("Ja", ""), (",", " "), ("{{name}}", " "), ("da", ""), ("\n\n", ""), ("Nein", ""),
    ]  # fmt: skip


def test_a_saved_pipeline_keeps_it(tmp_path: Path) -> None:
    NLP.to_disk(tmp_path / "de")
    loaded: Language = spacy.load(tmp_path / "de")
    assert isinstance(loaded.tokenizer, Tokenizer)
    assert loaded.tokenizer.language == "de"
    text = "Grüße, z. B. Ihre E-Mail"
    assert [token.norm_ for token in loaded(text)] == [token.norm_ for token in NLP(text)]
    copied = spacy.blank("en", config=CONFIG).from_bytes(spacy.blank("en", config=CONFIG).to_bytes())
    assert [token.text for token in copied("Mr. Smith")] == ["Mr.", "Smith"]


def test_pipe_and_memory_zone() -> None:
    assert [doc.text for doc in NLP.pipe(["Eins.", "Zwei."])] == ["Eins.", "Zwei."]
    with NLP.memory_zone():
        assert NLP("Wegwerfwort hier").text == "Wegwerfwort hier"
    assert [token.text for token in NLP("Wegwerfwort hier")] == ["Wegwerfwort", "hier"]
