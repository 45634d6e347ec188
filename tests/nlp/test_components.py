"""The components on a blank pipeline: what they set, and where."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from spacy.language import Language

from tonecheck.errors import TonecheckError
from tonecheck.nlp import components
from tonecheck.nlp.pipeline import blank
from tonecheck.nlp.reading import reading_of

TEXT = "Hallo Frau Berger,\n\nIhr Paket ist da. Rufen Sie mich an!\n\nViele Grüße\nJana Roth\n\n> Bist du da?"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank("de")


def test_zones_are_spans_of_the_document(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert [(span.label_, span.text.strip()) for span in doc.spans["zones"]] == [
        ("greeting", "Hallo Frau Berger,"),
        ("body", "Ihr Paket ist da. Rufen Sie mich an!"),
        ("closing", "Viele Grüße\nJana Roth"),
        ("quote", "> Bist du da?"),
    ]


def test_zones_break_sentences(nlp: Language) -> None:
    starts = [sentence.text.strip() for sentence in nlp(TEXT).sents]
    assert "Hallo Frau Berger," in starts
    assert "Ihr Paket ist da." in starts
    assert "Rufen Sie mich an!" in starts


def test_only_own_words_address(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [(span.text, span.label_) for span in doc.spans["address"]] == [("Ihr", "Sie"), ("Sie", "Sie")]
    reading = reading_of(doc, "de")
    assert reading.results["address"].form == "Sie"
    assert not reading.results["address"].mixed


def test_english_addresses_nobody() -> None:
    doc = blank("en")("Hello Sam, your parcel is here.")
    assert list(doc.spans["address"]) == []
    assert reading_of(doc, "en").results["address"].form is None


@pytest.mark.parametrize("text", ["", " ", "\n\n", "."])
def test_nearly_nothing_is_read_as_well(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert list(doc.spans["address"]) == []


@pytest.mark.parametrize("kind", [components.ActsComponent, components.ToneComponent, components.SituationComponent])
def test_without_a_model_the_remedy_is_said(kind: type[components._Trained], nlp: Language) -> None:
    with pytest.raises(TonecheckError, match=kind.__name__) as caught:
        kind("de")(nlp.make_doc("Das Paket ist da."))
    assert caught.value.remedy


def test_a_component_writes_and_maps_its_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved: list[Path] = []
    monkeypatch.setattr(components.ActsComponent, "model_type", SimpleNamespace(load=lambda path: f"from {path.name}"))
    one = components.ActsComponent("de")
    one.trained = SimpleNamespace(save=saved.append)
    one.to_disk(str(tmp_path / "acts"))
    assert saved == [tmp_path / "acts"]
    assert one.from_disk(tmp_path / "acts") is one
    assert one.trained == "from acts"


@pytest.mark.parametrize(
    ("start", "end", "covered"),
    [(0, 5, "Hallo"), (1, 3, "Hallo"), (0, 6, "Hallo"), (0, 7, "Hallo Frau"), (6, 10, "Frau"), (3, 3, None)],
)
def test_spans_cover_the_tokens_that_offsets_touch(nlp: Language, start: int, end: int, covered: str | None) -> None:
    reading = reading_of(nlp.make_doc(TEXT), "de")
    spans = components._spans(reading, [(start, end, "x")])
    assert [span.text for span in spans] == ([covered] if covered else [])


@pytest.mark.parametrize("name", ["zones", "sentences", "address", "acts", "tone", "situation"])
def test_every_component_is_a_factory_of_its_own_language(name: str, nlp: Language) -> None:
    made = getattr(components, f"create_{name}")(nlp, name)
    assert made.language == "de"
    assert Language.has_factory(f"tonecheck_{name}")
