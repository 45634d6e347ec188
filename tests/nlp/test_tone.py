"""Tone in points."""

from __future__ import annotations

import msgspec
import pytest

from tonecheck.nlp.pipeline import Task, analyse, analyse_all, load
from tonecheck.nlp.tone import ToneModel
from tonecheck.reply import Reply
from tonecheck.report import DIMENSIONS

#: Per dimension: a reply that has less of it, a reply that has more.
PAIRS = [
    (
        "de",
        "formality",
        "hey, klar, das machen wir gleich fertig für dich 😎",
        "Sehr geehrter Herr Weber, hiermit bestätigen wir den Eingang Ihres Schreibens.",
    ),
    (
        "de",
        "enthusiasm",
        "Die Rechnung liegt bei. Der Betrag ist bis Freitag fällig.",
        "Wow, herzlichen Glückwunsch!! Wir freuen uns riesig mit dir! 🎉🎉",
    ),
    (
        "de",
        "confidence",
        "Vielleicht klappt es eventuell irgendwann, so genau wissen wir das leider auch nicht.",
        "Ihr Paket kommt am Freitag um 9 Uhr. Ich habe es selbst gebucht.",
    ),
    (
        "en",
        "formality",
        "hey mate, yeah no worries, gonna sort it rn lol",
        "Dear Mr Weber, we hereby acknowledge receipt of your correspondence.",
    ),
    (
        "en",
        "empathy",
        "Your claim was denied. See our terms.",
        "I'm so sorry for your loss. I can imagine how hard these weeks are for you and your family.",
    ),
    (
        "en",
        "politeness",
        "Read the manual before you waste our time.",
        "Thank you for your patience. Could you please send me the number when you have a moment?",
    ),
]


@pytest.mark.parametrize(("language", "dimension", "less", "more"), PAIRS)
def test_order_of_plain_pairs(language: str, dimension: str, less: str, more: str) -> None:
    low, high = (analyse(Reply(text=text), language, "email").tone[dimension].value for text in (less, more))
    assert low + 10 < high


@pytest.mark.parametrize("language", ["de", "en"])
def test_values_stay_on_the_scale(language: str) -> None:
    text = ("super mega toll!!! 🎉 " if language == "de" else "awesome amazing great!!! 🎉 ") * 40
    for value in analyse(Reply(text=text), language, "social").tone.values():
        assert 0 <= value.value <= 100


@pytest.mark.parametrize("language", ["de", "en"])
def test_uncertainties_are_those_of_the_card(language: str) -> None:
    model: ToneModel = load(language)["tone"].trained
    for name in DIMENSIONS:
        assert 5 < model.half_width(name, 100) <= model.half_width(name, 10) < 45


@pytest.mark.parametrize(("language", "dimension", "less", "more"), PAIRS)
def test_evidence_adds_up_word_by_word(language: str, dimension: str, less: str, more: str) -> None:
    for text in (less, more):
        reply = analyse(Reply(text=text), language, "email")
        weights = {start: weight for start, _, weight in reply.tone_words(dimension)}
        evidence = reply.tone_evidence(dimension)
        assert evidence
        for span in evidence:
            inside = [weight for start, weight in weights.items() if span.start <= start < span.end]
            assert span.weight == pytest.approx(sum(inside), rel=1e-3)


def test_a_guide_that_shifts_a_dimension_shifts_its_average_too() -> None:
    text = PAIRS[0][3]
    task = Task(reply=Reply(text=text), language="de", channel="email", pipeline=load("de"))
    plain, moved = analyse_all([task, msgspec.structs.replace(task, shifts={"warmth": lambda _: 4.0})])
    before, after = plain.tone["warmth"], moved.tone["warmth"]
    assert (after.value, after.average) == pytest.approx((before.value + 4, before.average + 4))
    assert moved.tone_evidence("warmth") == plain.tone_evidence("warmth")


@pytest.mark.parametrize(("language", "dimension", "less", "more"), PAIRS)
def test_a_dimension_explained_alone_is_explained_as_with_the_others(
    language: str, dimension: str, less: str, more: str
) -> None:
    for text in (less, more):
        alone, together = (analyse(Reply(text=text), language, "email") for _ in range(2))
        together.explain_tone()
        assert alone.tone_evidence(dimension) == together.tone_evidence(dimension)
