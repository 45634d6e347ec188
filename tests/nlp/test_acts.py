"""Calibrated acts."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tonecheck.nlp.acts import ACTS, ActsModel, Calibration
from tonecheck.nlp.pipeline import analyse, load
from tonecheck.reply import Reply


@pytest.fixture(scope="module", params=["de", "en"])
def model(request: pytest.FixtureRequest) -> ActsModel:
    trained: ActsModel = load(request.param)["acts"].trained
    return trained


def test_an_act_counts_from_its_threshold(model: ActsModel) -> None:
    table = np.zeros((2, len(ACTS)), np.float32)
    column = ACTS.index("blame")
    table[0, column] = model.calibration["blame"].threshold - 0.001
    table[1, column] = model.calibration["blame"].threshold + 0.001
    assert model.done(table) == [frozenset(), frozenset({"blame"})]


def test_nothing_is_sure_that_is_not_said(model: ActsModel) -> None:
    assert all(model.sure[act] >= each.threshold for act, each in model.calibration.items())


def test_models_that_know_no_surer_probability_act_on_what_they_say(model: ActsModel) -> None:
    plain = {act: Calibration(each.slope, each.shift, each.threshold) for act, each in model.calibration.items()}
    old = ActsModel(model.linear, model.context, plain, model.space.lexicons)
    assert old.sure == {act: each.threshold for act, each in plain.items()}


@pytest.mark.parametrize("surely", [True, False])
def test_findings_rest_on_what_is_sure(surely: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Sehr geehrte Frau Berger,\n\neine Erstattung lehnen wir ab."
    reply = analyse(Reply(text=text), "de", "email")
    (refusal,) = (one for one in reply.sentences if "refuse" in one.done)
    trained: ActsModel = load("de")["acts"].trained
    least = refusal.acts["refuse"] + (-0.001 if surely else 0.001)
    monkeypatch.setattr(trained, "sure", {**trained.sure, "refuse": least})
    assert reply.does("refuse") == ((refusal,) if surely else ())
    assert not reply.is_sure(reply.sentences[0], "refuse")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Guten Tag Frau Berger,\n\nes tut uns leid, dass Sie warten mussten. Ich habe Ihnen das Geld heute erstattet.",
        ),
        ("en", "Dear Ms Hart,\n\nwe are sorry that you had to wait. I have refunded the amount today."),
    ],
)
def test_evidence_adds_up_to_the_log_odds(language: str, text: str) -> None:
    shown = set()
    reply = analyse(Reply(text=text), language, "email")
    for sentence, reasons in zip(reply.sentences, reply.act_evidence, strict=True):
        assert {why.act for why in reasons} == sentence.done
        for why in reasons:
            odds = why.average + why.other + sum(span.weight for span in why.spans)
            assert 1 / (1 + math.exp(-odds)) == pytest.approx(sentence.acts[why.act], abs=1e-3)
            assert why.spans
            shown.add(why.act)
    assert shown >= {"greeting", "apologize", "solve"}


def test_what_speaks_for_an_apology_are_its_words() -> None:
    text = "Guten Tag Frau Berger,\n\nes tut uns leid, dass das Paket am Montag nicht kam."
    evidence = analyse(Reply(text=text), "de", "email").act_evidence
    (sorry,) = (why for reasons in evidence for why in reasons if why.act == "apologize")
    heaviest = sorry.spans[0]
    assert "leid" in text[heaviest.start : heaviest.end]
    assert heaviest.weight > 0


def test_every_slope_rises(model: ActsModel) -> None:
    assert all(one.slope > 0 for one in model.calibration.values())


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("de", "Ich habe Ihnen heute das Geld auf Ihr Konto zurücküberwiesen.", "solve"),
        ("de", "Bitte senden Sie uns ein Foto des Schadens.", "instruct"),
        ("de", "Wie lautet Ihre Kundennummer?", "ask"),
        ("de", "Leider können wir Ihnen den Betrag nicht erstatten.", "refuse"),
        ("de", "Hätten Sie die Anleitung gelesen, wäre das nicht passiert.", "blame"),
        ("en", "I have refunded the full amount to your card today.", "solve"),
        ("en", "Could you send me your order number?", "ask"),
        ("en", "Unfortunately we cannot refund the ticket.", "refuse"),
        ("en", "We are very sorry for the delay.", "apologize"),
        ("en", "How did we do? Please take a minute to rate us.", "feedback"),
    ],
)
def test_plain_sentences(language: str, text: str, act: str) -> None:
    greeting = "Guten Tag Frau Berger,\n\n" if language == "de" else "Hello Ms Berger,\n\n"
    assert analyse(Reply(text=greeting + text), language, "email").does(act)
