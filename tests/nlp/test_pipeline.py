"""The trained pipelines: what they read, and what they say of broken ones."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.nlp.pipeline import analyse, load, read
from tonecheck.reply import Reply
from tonecheck.report import DIMENSIONS
from tonecheck.resources import models_dir

GERMAN = """Sehr geehrte Frau Berger,

vielen Dank für Ihre Nachricht. Es tut mir leid, dass Ihr Paket beschädigt angekommen ist. Ich habe heute ein neues \
Paket für Sie auf den Weg gebracht, es kommt am Freitag an. Haben Sie noch Fragen? Dann rufen Sie mich gern an.

Mit freundlichen Grüßen
Jana Roth"""
ENGLISH = """Hi Sam,

thanks for your message. I'm so sorry that your parcel arrived damaged. I've sent a new one today and it will be with \
you on Friday. If there is anything else, just call me.

Kind regards,
Jo Miller"""
RUDE = "Das ist nicht unser Problem. Sie hätten die Anleitung lesen müssen. Wenden Sie sich an den Hersteller."


@pytest.mark.parametrize(("language", "text"), [("de", GERMAN), ("en", ENGLISH)])
def test_acts_and_tone_of_a_plain_reply(language: str, text: str) -> None:
    reply = analyse(Reply(text=text), language, "email")
    assert reply.sentences[0].zone == "greeting"
    assert reply.does("greeting") == reply.sentences[:1]
    for act, word in (
        ("thanks", "Dank" if language == "de" else "thanks"),
        ("apologize", "leid" if language == "de" else "sorry"),
    ):
        assert [word in text[s.start : s.end] for s in reply.does(act)] == [True]
    assert reply.does("solve")
    assert reply.does("offer_help")
    assert not reply.does("blame")
    assert tuple(reply.tone) == DIMENSIONS
    assert reply.tone["politeness"].value > 55


def test_a_rude_reply_is_ruder_and_colder() -> None:
    kind, rude = (analyse(Reply(text=text), "de", "email").tone for text in (GERMAN, RUDE))
    for dimension in ("politeness", "warmth", "empathy"):
        assert kind[dimension].value > rude[dimension].value + 20


def test_evidence_lies_in_its_sentence_and_moves_the_value() -> None:
    reply = analyse(Reply(text=GERMAN), "de", "email")
    for sentence, reasons in zip(reply.sentences, reply.act_evidence, strict=True):
        assert {why.act for why in reasons} == sentence.done
        spans = [span for why in reasons for span in why.spans]
        assert all(sentence.start <= span.start < span.end <= sentence.end for span in spans)
    (sorry,) = (why for reasons in reply.act_evidence for why in reasons if why.act == "apologize")
    best = max(sorry.spans, key=lambda span: span.weight)
    assert "leid" in reply.text[best.start : best.end]
    for name in reply.tone:
        spans = reply.tone_evidence(name)
        assert 0 < len(spans) <= 5
        assert all(0 <= span.start < span.end <= len(reply.text) for span in spans)


def test_quoted_mail_and_signature_have_no_acts() -> None:
    text = (
        f"{GERMAN}\nKundenservice\n\nAm 3. Mai 2024 um 10:00 schrieb Eva Berger:\n> Es tut mir leid, ich war zu spät."
    )
    whole = analyse(Reply(text=text), "de", "email")
    assert len(whole.does("apologize")) == 1


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "ok", "👍", "> nur ein Zitat"])
def test_almost_nothing_has_no_tone_and_breaks_nothing(text: str) -> None:
    reply = analyse(Reply(text=text), "de", "chat")
    assert dict(reply.tone) == {}
    assert all(sentence.start < sentence.end for sentence in reply.sentences)
    assert reply.words <= 1


def test_short_replies_are_less_certain() -> None:
    short = analyse(Reply(text="Alles klar, das schicke ich dir heute noch zu."), "de", "chat")
    assert all(
        short.tone[name].uncertainty >= analyse(Reply(text=GERMAN), "de", "email").tone[name].uncertainty > 0
        for name in DIMENSIONS
    )


def test_offsets_survive_odd_text() -> None:
    text = "Hallo Frau Mu\u0308ller,\r\n\r\nes tut mir leid\u00a0😔\u00ad, Ihr Pa\u00adket ist weg.\r\n\r\nGru\u0308ße\r\nJo"
    reply = analyse(Reply(text=text), "de", "email")
    assert "leid" in text[reply.does("apologize")[0].start : reply.does("apologize")[0].end]


def test_a_given_situation_is_kept() -> None:
    reply = Reply(text=GERMAN, situation="refund", customer="Mein Paket ist kaputt!")
    assert analyse(reply, "de", "email").situation == "refund"
    assert analyse(Reply(text=GERMAN), "de", "email").situation is None


def test_reading_runs_nothing_expensive() -> None:
    reading = read(load("en"), ENGLISH, language="en")
    assert reading.results == {}


def test_a_folder_without_a_pipeline_is_said_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(TonecheckError, match=r"There is no trained pipeline for 'de'\..*tonecheck model train"):
        load("de", tmp_path)


@pytest.mark.parametrize("broken", ["tonecheck_acts/acts.json", "tonecheck_tone/ngrams.npy", "tonecheck_situation"])
def test_a_broken_pipeline_is_said_with_a_remedy(broken: str, tmp_path: Path) -> None:
    shutil.copytree(models_dir() / "de", tmp_path / "de")
    path = tmp_path / "de" / broken
    shutil.rmtree(path) if path.is_dir() else path.write_text("[", encoding="utf-8")
    with pytest.raises(TonecheckError, match=r"The pipeline cannot be read: .*tonecheck model train"):
        load("de", tmp_path)


@pytest.mark.parametrize("customer", [None, "", "  \n"])
def test_without_a_message_no_probabilities_of_one_are_told(customer: str | None) -> None:
    reply = Reply(text="Liebe Frau Engel,\n\nzum Tod Ihres Vaters unser herzliches Beileid.", customer=customer)
    read = analyse(reply, "de", "email")
    assert read.situation == "bereavement"
    assert not read.situations


def test_a_reply_is_checked_without_spacy_or_scikit_learn() -> None:
    code = "import sys; from tonecheck import Checker, Reply; Checker('everyday-de').check(Reply(text=sys.argv[1]))"
    code += "; sys.exit(bool({'spacy', 'thinc', 'sklearn', 'scipy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code, GERMAN], check=False).returncode == 0
