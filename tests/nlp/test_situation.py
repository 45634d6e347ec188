"""The situation of a customer's message, and of a reply without one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.nlp.pipeline import Pipeline, read
from tonecheck.nlp.situation import LABELS, SituationModels, judge, language_of, recognise, unquoted
from tonecheck.resources import models_dir

ABSTAINED = [
    *(("de", message) for message in ("", "  \n", "…", "?!", "😀", "4471-22")),
    ("de", "Mon colis n'est toujours pas arrivé et personne ne répond au téléphone."),
    ("en", "Mi paquete no ha llegado todavía y nadie contesta al teléfono, es una vergüenza."),
]
CLEAR = [
    ("de", "Mein Paket ist schon wieder nicht angekommen, das ist unverschämt!", "complaint"),
    ("de", "Der Toaster war nach zwei Tagen kaputt, ich will mein Geld zurück.", "complaint"),
    ("de", "Könnten Sie meinen Termin bitte auf nächste Woche verlegen?", "request"),
    ("de", "Hiermit kündige ich meinen Vertrag zum Jahresende.", "cancellation"),
    ("de", "Vielen Dank an Frau Berger, sie war so freundlich und hat sofort geholfen. Großes Lob!", "praise"),
    ("de", "Meine Mutter ist am 3. Mai verstorben. Was muss ich mit ihrem Vertrag machen?", "bereavement"),
    ("de", "Bitte teilen Sie mir gemäß Art. 15 DSGVO mit, welche Daten Sie über mich speichern.", "privacy"),
    ("de", "In der ganzen Straße ist seit heute früh der Strom weg. Wann geht er wieder?", "outage"),
    ("de", "Die Garantie ist seit zwei Wochen abgelaufen. Wären Sie vielleicht kulant?", "goodwill"),
    ("en", "My parcel arrived broken and nobody answers the phone. Unacceptable!", "complaint"),
    ("en", "You charged me twice and I want my money back.", "complaint"),
    ("en", "Could you move my appointment to next week, please?", "request"),
    ("en", "Please cancel my subscription at the end of the month.", "cancellation"),
    ("en", "Just wanted to say your driver was wonderful, please pass on my thanks!", "praise"),
    ("en", "My husband died in March and the contract was in his name.", "bereavement"),
    ("en", "Under GDPR I ask you to delete all personal data you hold on me.", "privacy"),
    ("en", "No internet in the whole street since this morning, is there an outage?", "outage"),
    ("en", "It is two weeks out of warranty. Could you make an exception as a gesture of goodwill?", "goodwill"),
]
REPLIES = [
    ("de", "Hallo Frau Berger,\n\nvielen Dank.\n\nViele Grüße\nJan Roth", None),
    ("de", "Hallo Frau Berger,\n\nja, das geht. Bis morgen!\n\nViele Grüße\nJan Roth", "request"),
    (
        "de",
        "Sehr geehrte Frau Engel,\n\nzum Tod Ihres Mannes spreche ich Ihnen mein herzliches Beileid aus. Bitte senden "
        "Sie uns die Sterbeurkunde, sobald Sie die Kraft dafür haben.\n\nMit stillem Gruß\nPetra Sommer",
        "bereavement",
    ),
    ("en", "Hi Sam,\n\nThank you.\n\nKind regards\nJo", None),
    (
        "en",
        "Dear Ms Engel,\n\nPlease accept my sincere condolences on the death of your husband. Whenever you are ready, "
        "please send us a copy of the death certificate.\n\nWith sympathy\nPetra Summers",
        "bereavement",
    ),
]
MODELS = {language: SituationModels.load(models_dir() / language / "tonecheck_situation") for language in ("de", "en")}


@pytest.mark.parametrize(("language", "message"), ABSTAINED)
def test_nothing_is_said_about_nothing_and_third_languages(language: str, message: str) -> None:
    assert recognise(message, language) is None


@pytest.mark.parametrize(("language", "message", "situation"), CLEAR)
def test_clear_messages(language: str, message: str, situation: str) -> None:
    assert recognise(message, language) == situation


@pytest.mark.parametrize(("language", "message", "situation"), CLEAR)
def test_a_message_may_be_in_the_other_language_than_the_reply(language: str, message: str, situation: str) -> None:
    assert recognise(message, "en" if language == "de" else "de") == situation


def test_quoted_mail_does_not_count() -> None:
    quote = "\n\nAm 3. Mai 2024 um 10:00 schrieb Kundenservice:\n> Ihre Kündigung haben wir erhalten, mein Beileid.\n"
    message = "Die Lampe ist kaputt angekommen, bitte schicken Sie mir Ersatz."
    assert unquoted(message + quote).strip() == message
    assert recognise(message + quote, "de") == recognise(message, "de") == "complaint"


def test_what_is_only_a_quote_is_judged_as_it_is() -> None:
    assert unquoted("> a\n> b") == "> a\n> b"


def test_a_short_message_is_taken_for_the_language_of_the_reply() -> None:
    assert language_of("ok", "en") == "en"
    assert language_of("Wann ist mein Auto fertig?", "en") == "de"
    assert language_of("Je voudrais savoir quand mon colis arrive chez moi.", "en") is None


def test_a_model_that_is_given_judges_its_own_language_alone() -> None:
    mute = MODELS["de"].message
    mute = type(mute)(mute.kind, mute.arrays, mute.sharpness, {})
    for message, said in (("Die Lampe ist kaputt.", None), ("Please cancel my subscription today.", "cancellation")):
        judgement = judge(message, "de", mute)
        assert judgement is not None
        assert judgement.label == said


@pytest.mark.parametrize(("language", "reply", "situation"), REPLIES)
def test_a_reply_without_a_message(language: str, reply: str, situation: str | None) -> None:
    page = read(Pipeline(language), reply, language=language, channel="email", customer=None).page
    assert MODELS[language].reply.judge_page(page).label == situation


@pytest.mark.parametrize("language", ["de", "en"])
def test_below_the_threshold_and_for_other_it_abstains(language: str) -> None:
    model = MODELS[language].message
    none = dict.fromkeys(LABELS, 0.0)
    assert model.decide(dict.fromkeys(LABELS, 1 / len(LABELS))) is None
    assert model.decide({**none, "other": 1.0}) is None
    assert model.decide({**none, "outage": model.thresholds["outage"]}) == "outage"


@given(st.text(max_size=300), st.sampled_from(["de", "en"]))
def test_probabilities_add_up_for_any_text(text: str, language: str) -> None:
    for model in (MODELS[language].message, MODELS[language].reply):
        probabilities = model.probabilities(text, language)
        assert set(probabilities) == set(LABELS)
        assert sum(probabilities.values()) == pytest.approx(1, abs=1e-5)
        assert min(probabilities.values()) >= 0
    assert recognise(text, language) in {None, *LABELS[:-1]}


def test_saved_and_loaded_it_judges_alike(tmp_path: Path) -> None:
    MODELS["en"].save(tmp_path)
    loaded = SituationModels.load(tmp_path)
    for kind in ("message", "reply"):
        before, after = getattr(MODELS["en"], kind), getattr(loaded, kind)
        assert before.probabilities("Where is my order?", "en") == after.probabilities("Where is my order?", "en")
        assert (before.thresholds, before.kind) == (after.thresholds, after.kind)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_artifacts_are_small(language: str) -> None:
    folder = models_dir() / language / "tonecheck_situation"
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 1_000_000
    assert all(np.isfinite(model.arrays["dense"]).all() for model in (MODELS[language].message, MODELS[language].reply))
