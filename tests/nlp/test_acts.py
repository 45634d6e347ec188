"""Calibrated acts."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tonecheck.nlp.acts import ACTS, ActsModel
from tonecheck.nlp.pipeline import analyse, load
from tonecheck.reply import Reply


@pytest.fixture(scope="module", params=["de", "en"])
def model(request: pytest.FixtureRequest) -> ActsModel:
    trained: ActsModel = load(request.param).get_pipe("tonecheck_acts").trained  # type: ignore[attr-defined]
    return trained


def test_an_act_counts_from_its_threshold(model: ActsModel) -> None:
    table = np.zeros((2, len(ACTS)), np.float32)
    column = ACTS.index("blame")
    table[0, column] = model.calibration["blame"].threshold - 0.001
    table[1, column] = model.calibration["blame"].threshold + 0.001
    assert model.done(table) == [frozenset(), frozenset({"blame"})]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Guten Tag Frau Berger,\n\nes tut uns leid, dass Sie warten mussten. Das Geld ist unterwegs."),
        ("en", "Dear Ms Hart,\n\nwe are sorry that you had to wait. I have refunded the amount today."),
    ],
)
def test_evidence_adds_up_to_the_log_odds(language: str, text: str) -> None:
    shown = 0
    for sentence in analyse(Reply(text=text), language, "email").sentences:
        assert set(sentence.bases) == sentence.done
        for act, (average, other) in sentence.bases.items():
            weights = [weight for name, _, _, weight in sentence.evidence if name == act]
            odds = average + other + sum(weights)
            assert 1 / (1 + math.exp(-odds)) == pytest.approx(sentence.acts[act], abs=1e-3)
            shown += len(weights)
    assert shown > 5


def test_what_speaks_for_an_apology_are_its_words() -> None:
    text = "Guten Tag Frau Berger,\n\nes tut uns leid, dass das Paket am Montag nicht kam."
    (sentence,) = analyse(Reply(text=text), "de", "email").does("apologize")
    (_, start, end, weight) = next(row for row in sentence.evidence if row[0] == "apologize")
    assert "leid" in text[start:end]
    assert weight > 0


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
