"""The components as spaCy calls them: what they set in a document, and that a saved pipeline loads."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tonecheck.errors import TonecheckError
from tonecheck.nlp import pipes
from tonecheck.nlp.pipeline import NAMES, analyse, begin
from tonecheck.reply import Reply
from tonecheck.resources import models_dir

TEXT = "Hallo Frau Berger,\n\nIhr Paket ist da. Rufen Sie mich an!\n\nViele Grüße\nJana Roth\n\n> Bist du da?"
GERMAN = """Sehr geehrte Frau Berger,

vielen Dank für Ihre Nachricht. Es tut mir leid, dass Ihr Paket beschädigt angekommen ist. Ich habe heute ein neues \
Paket für Sie auf den Weg gebracht, es kommt am Freitag an. Haben Sie noch Fragen? Dann rufen Sie mich gern an.

Mit freundlichen Grüßen
Jana Roth"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(models_dir() / "de")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "."])
def test_nearly_nothing_is_read_as_well(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert list(doc.spans["address"]) == []
    assert not doc.cats


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["Ja,", " ", "  ", "\n", "z. B.", "{{name}}", "\u00a0"])).map("".join)
)
def test_a_document_has_the_tokens_that_everything_else_works_on(text: str) -> None:
    assert pipes.reading_of(pipes.blank("de").make_doc(text), "de").tokens == begin(text, "de").tokens


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
    assert pipes.reading_of(doc, "de").results["address"].form == "Sie"


def test_a_document_says_what_an_analysis_says(nlp: Language) -> None:
    customer = "Mein Paket kam kaputt an! Das ist eine Frechheit."
    reply = analyse(Reply(text=GERMAN, customer=customer), "de", "email")
    doc = nlp.make_doc(GERMAN)
    doc.user_data["customer"] = customer
    doc = nlp(doc)
    assert [span.label_ for span in doc.spans["zones"]] == ["greeting", "body", "closing"]
    assert [s.start_char for s in doc.sents] == [s.start for s in reply.sentences]
    assert [span.label_ for span in doc.spans["acts"]] == [
        act for sentence in reply.sentences for act in sentence.acts if act in sentence.done
    ]
    assert doc.spans["acts"].attrs["probabilities"] == [list(s.acts.values()) for s in reply.sentences]
    assert {name: doc.cats[f"tone:{name}"] * 100 for name in reply.tone} == pytest.approx(
        {name: tone.value for name, tone in reply.tone.items()}
    )
    likely = {name[10:]: p for name, p in doc.cats.items() if name.startswith("situation:")}
    assert likely == reply.situations
    assert max(likely, key=likely.__getitem__) == reply.situation
    assert [span.text for span in doc.spans["address"]] == [GERMAN[w.start : w.end] for w in reply.address.words]


def test_the_reading_of_a_document_is_found_again_and_not_saved(nlp: Language) -> None:
    doc = nlp.make_doc("Hallo")
    doc.user_data["channel"] = "sms"
    reading = pipes.reading_of(doc, "de")
    assert reading.channel == "sms"
    assert pipes.reading_of(doc, "de") is reading
    with pytest.warns(UserWarning, match="W109"):  # the reading hangs on the document's hooks
        assert doc.to_bytes()


def test_a_saved_pipeline_says_the_same(tmp_path: Path, nlp: Language) -> None:
    nlp.to_disk(tmp_path / "de")
    doc, again = nlp(GERMAN), spacy.load(tmp_path / "de")(GERMAN)
    assert again.cats == doc.cats
    assert again.spans["acts"].attrs == doc.spans["acts"].attrs


@pytest.mark.parametrize("kind", [pipes.ActsPipe, pipes.TonePipe, pipes.SituationPipe])
def test_without_a_model_the_remedy_is_said(kind: type[pipes._TrainedPipe], nlp: Language) -> None:
    with pytest.raises(TonecheckError, match=kind.__name__) as caught:
        kind("de")(nlp.make_doc("Das Paket ist da."))
    assert caught.value.remedy


def test_a_pipe_writes_and_maps_its_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved: list[Path] = []
    monkeypatch.setattr(pipes.ActsPipe, "model_type", SimpleNamespace(load=lambda path: f"from {path.name}"))
    one = pipes.ActsPipe("de")
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
    found = pipes.spans(nlp.make_doc(TEXT), [(start, end, "x")])
    assert [span.text for span in found] == ([covered] if covered else [])


@pytest.mark.parametrize("name", NAMES)
def test_every_pipe_is_a_factory_of_its_own_language(name: str, nlp: Language) -> None:
    assert getattr(pipes, f"create_{name}")(nlp, name).language == "de"
    assert Language.has_factory(f"tonecheck_{name}")
