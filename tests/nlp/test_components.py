"""The components: what each reads, and what they say without a model."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.nlp import components
from tonecheck.nlp.pipeline import Pipeline, read
from tonecheck.nlp.reading import Reading

TEXT = "Hallo Frau Berger,\n\nIhr Paket ist da. Rufen Sie mich an!\n\nViele Grüße\nJana Roth\n\n> Bist du da?"


def _read(text: str, language: str = "de") -> Reading:
    reading = read(Pipeline(language), text, language=language)
    components.AddressComponent(language).read(reading)
    return reading


@pytest.mark.parametrize("text", ["", " ", "\n\n", "."])
def test_nearly_nothing_is_read_as_well(text: str) -> None:
    assert not _read(text).results["address"].words


def test_zones_break_sentences() -> None:
    reading = _read(TEXT)
    assert [zone.zone for zone in reading.anatomy.zones] == ["greeting", "body", "closing", "quote"]
    starts = {reading.tokens[index][0] for index in reading.begins}
    assert {TEXT.index("Ihr"), TEXT.index("Rufen"), TEXT.index("Viele"), TEXT.index(">")} <= starts


def test_only_own_words_address() -> None:
    found = _read(TEXT).results["address"]
    assert [TEXT[word.start : word.end] for word in found.words] == ["Ihr", "Sie"]
    assert (found.form, found.mixed) == ("Sie", False)


def test_english_addresses_nobody() -> None:
    found = _read("Hello Sam, your parcel is here.", "en").results["address"]
    assert (found.form, found.words) == (None, ())


@pytest.mark.parametrize("kind", [components.ActsComponent, components.ToneComponent, components.SituationComponent])
def test_without_a_model_the_remedy_is_said(kind: type[components.Trained]) -> None:
    with pytest.raises(TonecheckError, match=kind.__name__) as caught:
        kind("de").read(_read("Das Paket ist da."))
    assert caught.value.remedy


def test_a_component_maps_its_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components.ActsComponent, "model_type", SimpleNamespace(load=lambda path: f"from {path.name}"))
    one = components.ActsComponent("de")
    one.load(tmp_path / "acts")
    assert one.trained == "from acts"
