from __future__ import annotations

import msgspec
import pytest

from tonecheck.checker import Checker
from tonecheck.checks import all_checks
from tonecheck.errors import TonecheckError
from tonecheck.guide import load_text
from tonecheck.learning import Draft, learn
from tonecheck.reply import Reply
from tonecheck.training.corpus import read_training


@pytest.fixture(scope="module")
def draft(house: list[Reply], curt: list[Reply]) -> Draft:
    return learn(house, curt, name="Radhaus")


def test_nothing_can_be_learned_from_nothing() -> None:
    with pytest.raises(TonecheckError, match="no reply to learn from"):
        learn([])


@pytest.mark.parametrize("ui", ["de", "en"])
def test_three_replies_propose_nothing_and_still_make_a_guide(house: list[Reply], ui: str) -> None:
    few = learn(house[:3], ui=ui)
    guide = load_text(few.text, all_checks())
    assert {"address", "tone"}.isdisjoint(guide.policy().options)
    assert all(one.proposal.value is None for block in few.content.contexts.blocks for one in block.placed)
    assert ("zu wenig (n = 3, ab 10)" if ui == "de" else "too few to say (n = 3, from 10 on)") in few.text


def test_equal_replies_count_once(house: list[Reply]) -> None:
    twelve = [msgspec.structs.replace(house[0], source=f"{number}.txt") for number in range(12)]
    found = learn(twelve)
    assert len(found.content.collection.good) == 1
    assert "weggelassen: 11" in found.text
    assert "address: du\n" not in found.text


def test_the_draft_is_a_guide_without_warnings(draft: Draft) -> None:
    guide = load_text(draft.text, all_checks())
    assert guide.warnings == ()
    assert guide.name == "Radhaus"
    assert guide.language == "de"


def test_the_draft_says_what_the_house_does(draft: Draft) -> None:
    options = load_text(draft.text, all_checks()).policy().options
    assert options["address"].form == "du"
    assert (options["greeting"].required, options["greeting"].name) == (True, "required")
    assert options["greeting"].allowed == ("Moin {name}",)
    assert options["closing"].allowed == ("Viele Grüße",)
    assert options["closing"].signer == "required"
    assert options["format"].exclamations == 0


@pytest.mark.parametrize("coverage", [0.7, 0.9, 1.0])
def test_the_promised_share_of_the_good_replies_is_green_and_has_no_finding_on_tone(
    coverage: float, house: list[Reply]
) -> None:
    learned = learn(house, coverage=coverage)
    checker = Checker(load_text(learned.text, all_checks()))
    reports = [checker.check(reply) for reply in house]
    in_tone = [not any(one.rule.startswith("tone.") for one in report.findings) for report in reports]
    green = [report.verdict == "green" for report in reports]
    assert sum(in_tone) >= coverage * len(house)
    assert sum(green) >= coverage * len(house)
    assert learned.content.good is not None
    assert sum(green) == learned.content.good.count("green")


def test_the_bad_replies_are_not_green(draft: Draft, curt: list[Reply]) -> None:
    checker = Checker(load_text(draft.text, all_checks()))
    assert not any(checker.check(reply).verdict == "green" for reply in curt)
    assert f"Von {len(curt)} schlechten werden 0 grün" in draft.text


def test_words_of_the_bad_replies_become_phrases_to_avoid(draft: Draft) -> None:
    entries = load_text(draft.text, all_checks()).policy().options["phrases"]
    assert any("gefälligst" in " ".join(entry.avoid) for entry in entries)
    assert any(entry.lexicon for entry in entries), "the ground rules' own phrases stay"


def test_typical_phrases_are_told(draft: Draft) -> None:
    assert "„Wir schnacken uns das zurecht“: 36 von 36" in draft.text


def test_no_name_number_or_address_is_told(draft: Draft) -> None:
    phrases = [one.text for one in (*draft.content.typical, *draft.content.avoid)]
    for secret in ("Lena", "Jule", "Petersen", "Ayşe", "040", "555"):
        assert not any(secret in text for text in phrases)
        assert secret not in draft.text


def test_the_same_replies_give_the_same_bytes(draft: Draft, house: list[Reply], curt: list[Reply]) -> None:
    assert learn(house, curt, name="Radhaus").text == draft.text


def test_the_comments_speak_the_language_of_the_interface(house: list[Reply]) -> None:
    english = learn(house, ui="en").text
    assert "36 of 36 begin with a salutation" in english
    assert "Antworten" not in english
    assert load_text(english, all_checks()).language == "de"


def test_a_critical_mistake_in_the_good_replies_is_told_and_not_forgiven(house: list[Reply]) -> None:
    spoilt = [
        msgspec.structs.replace(reply, text=reply.text.replace("Moin ", "Moin {{ticket.name}} ", 1))
        for reply in house[:12]
    ]
    text = learn([*spoilt, *house[12:]]).text
    assert "templates.unfilled (12)" in text
    assert "templates.unfilled: note" not in text


def test_a_ground_rule_that_the_house_breaks_all_the_time_becomes_a_note(house: list[Reply]) -> None:
    loud = [
        msgspec.structs.replace(reply, text=reply.text.replace("versprochen.", "WIRKLICH versprochen."))
        for reply in house
    ]
    learned = learn(loud)
    assert learned.content.easing.softened == ("format.capitals",)
    assert "  format.capitals: note" in learned.text.splitlines()
    assert "in 36 von 36" in learned.text


@pytest.mark.parametrize(("language", "address"), [("de", "Sie"), ("en", None)])
def test_replies_of_the_corpus_keep_to_the_draft_that_they_give(language: str, address: str | None) -> None:
    records = [
        record
        for record in read_training()
        if (record.language, record.address, record.channel) == (language, address, "email")
        and record.slice in "dg"
        and not record.flaws
    ][:40]
    replies = [Reply(text=record.text, source=record.id, channel=record.channel) for record in records]
    checker = Checker(load_text(learn(replies).text, all_checks()))
    reports = [checker.check(reply) for reply in replies]
    assert len(reports) == 40
    assert sum(report.verdict == "green" for report in reports) >= 36
    assert sum(not any(one.rule.startswith("tone.") for one in report.findings) for report in reports) >= 36
