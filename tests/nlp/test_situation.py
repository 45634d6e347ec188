"""The situation of a customer's message."""

from __future__ import annotations

import pytest

from tonecheck.nlp.situation import LABELS, SituationModel, recognise
from tonecheck.resources import models_dir

CLEAR = [
    ("de", "Mein Paket ist schon wieder nicht angekommen, das ist unverschämt!", "complaint"),
    ("de", "Meine Mutter ist am 3. Mai verstorben. Was muss ich mit ihrem Vertrag machen?", "bereavement"),
    ("de", "Vielen Dank an Frau Berger, sie war so freundlich und hat sofort geholfen. Großes Lob!", "praise"),
    ("en", "My parcel arrived broken and nobody answers the phone. Unacceptable!", "complaint"),
    ("en", "My husband died in March and the contract was in his name.", "bereavement"),
    ("en", "Just wanted to say your driver was wonderful, please pass on my thanks!", "praise"),
]


@pytest.mark.parametrize(("language", "message", "situation"), CLEAR)
def test_clear_messages(language: str, message: str, situation: str) -> None:
    assert recognise(message, language) == situation


@pytest.mark.parametrize("message", ["", "  \n", "…"])
def test_nothing_is_said_about_nothing(message: str) -> None:
    assert recognise(message, "de") is None or message == "…"


def test_below_the_threshold_and_for_other_it_abstains() -> None:
    model = SituationModel.load(models_dir() / "en" / "tonecheck_situation")
    even = dict.fromkeys(LABELS, 1 / len(LABELS))
    assert model.decide(even) is None
    assert model.decide({**dict.fromkeys(LABELS, 0.0), "other": 1.0}) is None
    assert model.decide({**even, "outage": 0.9}) == "outage"


def test_probabilities_add_up() -> None:
    model = SituationModel.load(models_dir() / "en" / "tonecheck_situation")
    assert sum(model.probabilities("Where is my order?", "en").values()) == pytest.approx(1)
