"""What is shown of real replies, read with the shipped pipelines."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from tonecheck.checker import Checker
from tonecheck.checks import all_checks
from tonecheck.guide import load_text
from tonecheck.inspection import Inspection, inspect
from tonecheck.nlp.acts import ACTS
from tonecheck.reply import Reply

FOLDER = Path(__file__).parents[2] / "docs" / "examples"
GERMAN = (FOLDER / "reply.de.txt").read_text(encoding="utf-8")
GUIDE = """\
tonecheck: 1
name: Probehaus
language: de
address: du
tone: {empathy: {min: 99}}
never: {personal_data: [iban]}
clarity: {readability: {index: lix, max: 40}}
situations: {refusal: {tone: {empathy: [0, 5]}}}
"""


def checker(guide: str = "tonecheck: 1\nname: x\nlanguage: de\n") -> Checker:
    return Checker(load_text(guide, all_checks()))


def shown(text: str, guide: str = GUIDE, **context: object) -> Inspection:
    return inspect(checker(guide), Reply(text=text, **context))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "given", "how", "language"),
    [
        ("Bonjour Madame, merci beaucoup pour votre message, nous sommes désolés.", None, "assumed", "de"),
        ("ok", None, "assumed", "de"),
        ("Guten Tag Frau Berger, das Paket ist heute bei Ihnen.", None, "recognised", "de"),
        ("Dear Ms Hart, the parcel will be with you today.", None, "recognised", "en"),
        ("Hallo Welt", "en", "given", "en"),
    ],
)
def test_the_language_and_how_it_was_come_by(text: str, given: str | None, how: str, language: str) -> None:
    seen = shown(text, language=given)
    assert (seen.language_reading.how, seen.language) == (how, language)
    assert (seen.language_reading.margin >= seen.language_reading.sure_from) or how != "recognised"


def test_two_words_have_no_tone_and_no_formula() -> None:
    seen = shown("Hallo Welt")
    assert seen.tone == {}
    assert seen.readability.indices == {}
    assert seen.readability.words_per_sentence is None


@pytest.mark.parametrize(
    ("text", "context", "situation", "how"),
    [
        ("Das Paket ist da.", {}, None, "unknown"),
        ("Das Paket ist da.", {"customer": "   "}, None, "unknown"),
        ("Das Paket ist da.", {"situation": "refund"}, "refund", "given"),
        ("Das Paket ist da.", {"customer": "Seit drei Wochen warte ich! Das ist eine Frechheit, ich bin sehr verärgert."}, "complaint", "recognised"),
        ("Guten Tag, leider können wir Ihnen das Geld nicht erstatten.", {}, "refusal", "refusal"),
        ("Liebe Frau Engel, zum Tod Ihres Vaters sprechen wir Ihnen unser herzliches Beileid aus.", {}, "bereavement", "reply"),
    ],
)  # fmt: skip
def test_the_situation_and_how_it_was_come_by(
    text: str, context: dict[str, str], situation: str | None, how: str
) -> None:
    seen = shown(text, **context)
    assert (seen.situation, seen.situation_reading.how) == (situation, how)
    probabilities = seen.situation_reading.probabilities
    assert bool(probabilities) == (seen.situation_reading.asked or len(text.split()) >= 8)
    assert seen.situation_reading.asked == bool(context.get("customer", "").strip())
    assert list(probabilities.values()) == sorted(probabilities.values(), reverse=True)


def test_what_is_shown_is_what_the_verdict_rests_on() -> None:
    judge = checker(GUIDE)
    reply = Reply(text=GERMAN, source="reply.de.txt", situation="complaint")
    report, seen = judge.check(reply), inspect(judge, reply)
    assert (seen.zones, seen.address, seen.words, seen.situation) == (
        report.zones,
        report.address,
        report.words,
        "complaint",
    )
    for name, tone in report.tone.items():
        assert {field: getattr(seen.tone[name], field) for field in tone.__struct_fields__} == msgspec.structs.asdict(
            tone
        )
    assert [(one.start, one.end, one.acts) for one in seen.sentences] == [
        (one.start, one.end, one.acts) for one in report.sentences
    ]
    assert seen.tone["empathy"].mark is not None
    assert seen.readability.wanted is not None
    assert set(seen.readability.indices) >= {"lix", "wiener-1"}


def test_without_ranges_in_the_guide_there_are_none() -> None:
    seen = inspect(checker(), Reply(text=GERMAN))
    assert seen.guide is None
    assert {(tone.min, tone.max, tone.mark) for tone in seen.tone.values()} == {(None, None, None)}
    assert seen.address.expected is None


def test_acts_that_are_done_reach_their_threshold() -> None:
    seen = shown(GERMAN)
    assert set(seen.thresholds) == set(ACTS)
    assert any(one.done for one in seen.sentences)
    for one in seen.sentences:
        for act, probability in one.acts.items():
            if abs(probability - seen.thresholds[act]) > 0.01:  # both are shown rounded
                assert (act in one.done) == (probability > seen.thresholds[act])
        assert {evidence.act for evidence in one.evidence} <= set(one.done)


def test_amounts_and_times_have_their_places() -> None:
    text = "Guten Tag, wir erstatten 4,95 € in 14 Tagen. Ich melde mich bis Freitag, spätestens zeitnah."
    seen = shown(text)
    assert [(text[one.start : one.end], one.low, one.unit) for one in seen.amounts] == [
        ("4,95 €", 4.95, "euro"),
        ("14 Tagen", 14, "day"),
    ]
    assert [text[one.start : one.end] for one in seen.deadlines if one.vague] == ["zeitnah"]
    assert any("Freitag" in text[one.start : one.end] for one in seen.deadlines if not one.vague)


def test_personal_data_that_the_guide_names_is_masked_and_nothing_moves() -> None:
    text = "Guten Tag Frau Berger, wir zahlen auf DE89 3704 0044 0532 0130 00 zurück, morgen ist es da."
    masked = shown(text).text
    assert "0532" not in masked
    assert len(masked) == len(text)
    assert masked[-26:] == text[-26:]
    assert inspect(checker(), Reply(text=text)).text == text


def test_the_addends_add_up_to_the_digit() -> None:
    seen = shown(GERMAN)
    assert seen.tone
    for tone in seen.tone.values():
        assert round(tone.average + sum(one.weight for one in tone.evidence) + tone.other, 1) == tone.value
        words = [GERMAN[one.start : one.end] for one in tone.words]
        assert set(re.findall(r"\w+", GERMAN)) <= {part for one in words for part in re.findall(r"\w+", one)}
