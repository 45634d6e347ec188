from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from tonecheck.checks import attitude
from tonecheck.nlp.parts import AddressWord, Sentence
from tonecheck.nlp.words import fold, scan

HELLO = "Guten Tag Frau Berger,\n\n"
HELLO_EN = "Dear Ms Hart,\n\n"
EVERY_WHERE_DUE = "attitude: {blame: error, deflection: warning, command: warning, negative: note, pushy: [complaint]}"
EVERY = "attitude: {blame: error, deflection: warning, command: warning, negative: note, pushy: warning}"


#: Language, rule that must speak or "none", and the sentence of a complaint's answer that it must speak of.
CASES = [
    (language, rule, text)
    for language, rules in yaml.safe_load((Path(__file__).parent / "cases/attitude.yaml").read_text("utf-8")).items()
    for rule, texts in rules.items()
    for text in texts
]


def said(findings, language: str, text: str) -> set[str]:
    hello, farewell = (HELLO, "Viele Grüße\nJana Roth") if language == "de" else (HELLO_EN, "Kind regards\nJana Roth")
    found = findings(EVERY_WHERE_DUE, f"{hello}{text}\n\n{farewell}", language=language, situation="complaint")
    return {finding.rule for finding in found}


def seen(found) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in found]


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, rule, text in CASES if rule == "none"])
def test_says_nothing_of_what_does_no_wrong(findings, language: str, text: str) -> None:
    assert said(findings, language, text) == set()


@pytest.mark.parametrize(("language", "rule", "text"), [case for case in CASES if case[1] != "none"])
def test_says_what_is_wrong(findings, language: str, rule: str, text: str) -> None:
    assert rule in said(findings, language, text)


@pytest.mark.parametrize(
    "text",
    [
        "die Anleitung erklärt auf Seite 4, wie der Deckel schließt.",
        "haben Sie die Anleitung auf Seite 4 schon gesehen?",
        "wir hätten Sie früher anrufen sollen.",
        "wir hätten Sie besser informieren müssen.",
        "wir hätten Sie doch gleich angerufen.",
        "unsere Kollegen hätten Sie gestern anrufen müssen.",
        "ich kläre das heute mit DHL und melde mich bis 16 Uhr bei Ihnen.",
        "ich bin nicht sicher, frage aber gleich im Lager nach.",
        "Sie müssen nichts weiter tun.",
        "du musst dich um nichts kümmern.",
        "müssen Sie das Gerät bis Freitag haben? Dann schicke ich es heute los.",
        "bitte senden Sie uns die Rechnung, dann erstatten wir den Betrag.",
        "Sie schrieben „Sie müssen mir helfen“. Das mache ich gern, das neue Gerät ist schon unterwegs.",
        "Sie schrieben „Dafür sind wir nicht zuständig“. Das war falsch, ich habe es heute selbst erledigt.",
        "eine Erstattung ist leider nicht möglich. Ich tausche Ihnen das Gerät aber heute noch kostenlos um.",
        "eine Erstattung ist leider nicht möglich. Bitte schicken Sie uns ein Foto, dann prüfen wir es.",
        "da haben wir uns wohl vertippt.",
        "ich habe Ihnen den Betrag heute erstattet.",
    ],
)
def test_nothing_to_report(findings, text: str) -> None:
    assert seen(findings(EVERY, HELLO + text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "you should have received our e-mail on Monday.",
        "we should have read your message more carefully.",
        "I will clear this up with the courier today and call you by 4 pm.",
        "you do not need to do anything.",
        "please send us the invoice so that we can refund you.",
        "unfortunately we are unable to refund you. I have arranged a free replacement for you instead.",
        "you wrote “you must help me”, and I have sent you a new one today.",
    ],
)
def test_nothing_to_report_in_english(findings, text: str) -> None:
    assert seen(findings(EVERY, HELLO_EN + text, language="en")) == []


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("blame", "hätten Sie die Anleitung gelesen, wäre das nicht passiert."),
        ("blame", "hättest du die Anleitung gelesen, wäre das nicht passiert."),
        ("blame", "daran sind Sie selbst schuld."),
        ("blame", "da haben Sie sich wohl vertippt."),
        ("blame", "der Abbau ist Sache des Kunden."),
        ("deflection", "dafür sind wir nicht zuständig."),
        ("deflection", "das liegt nicht in unserer Hand."),
        ("command", "Sie müssen uns die Rechnung zusenden."),
        ("command", "du musst uns die Rechnung schicken."),
        ("negative", "eine Erstattung ist leider nicht möglich.\n\nViele Grüße\nJana Roth"),
        ("pushy", "sichern Sie sich nur noch heute 20 % auf unser Premium-Abo!"),
    ],
)
def test_each_attitude(findings, key: str, text: str) -> None:
    (finding,) = findings(f"attitude: {{{key}: error}}", HELLO + text)
    assert (finding.rule, finding.severity) == (f"attitude.{key}", "error")
    assert finding.text in text
    assert finding.guide == "guide.yaml:3"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("blame", "you should have read the terms before you ordered."),
        ("blame", "you failed to return the form."),
        ("deflection", "this is not our responsibility."),
        ("deflection", "there is nothing we can do."),
        ("command", "you must send us the invoice."),
        ("negative", "unfortunately we are unable to refund you.\n\nKind regards\nJana"),
        ("pushy", "why not upgrade to Premium today? Don't miss out on 20% off!"),
    ],
)
def test_each_attitude_in_english(findings, key: str, text: str) -> None:
    found = findings(f"attitude: {{{key}: warning}}", HELLO_EN + text, language="en")
    assert {(finding.rule, finding.severity) for finding in found} == {(f"attitude.{key}", "warning")}


@pytest.mark.parametrize("level", ["off", "null"])
@pytest.mark.parametrize("key", ["blame", "deflection", "command", "negative", "pushy"])
def test_what_is_switched_off_is_not_looked_for(findings, key: str, level: str) -> None:
    text = (
        "dafür sind wir nicht zuständig. Das geht leider nicht. Daran sind Sie selbst schuld. Sie müssen zahlen. "
        "Sichern Sie sich nur noch heute 20 % auf unser Premium-Abo!"
    )
    others = EVERY.replace(f"{key}: error", f"{key}: {level}").replace(f"{key}: warning", f"{key}: {level}")
    others = others.replace(f"{key}: note", f"{key}: {level}")
    rules = {finding.rule for finding in findings(others, HELLO + text)}
    assert f"attitude.{key}" not in rules
    assert rules


def test_a_sentence_is_told_once_with_its_other_places(findings) -> None:
    text = HELLO + "dafür sind wir nicht zuständig, das liegt nicht in unserer Hand."
    (finding,) = findings("attitude: {deflection: warning}", text)
    assert "nicht zuständig" in finding.text
    assert [other.text for other in finding.related] == ["liegt nicht in unserer Hand"]


def test_two_sentences_are_told_twice(findings) -> None:
    text = HELLO + "dafür sind wir nicht zuständig. Das liegt nicht in unserer Hand."
    assert [finding.line for finding in findings("attitude: {deflection: warning}", text)] == [3, 3]


@pytest.mark.parametrize(
    ("text", "count"),
    [("Sie müssen uns die Rechnung bitte zusenden.", 0), ("Sie müssen uns die Rechnung zusenden. Bitte sehr.", 1)],
)
def test_a_please_in_the_sentence_makes_it_no_order(findings, text: str, count: int) -> None:
    assert [finding.rule for finding in findings("attitude: {command: warning}", HELLO + text)] == [
        "attitude.command"
    ] * count


@pytest.mark.parametrize(("situation", "count"), [("complaint", 1), ("bereavement", 1), ("praise", 0), (None, 0)])
def test_selling_has_no_place_in_some_situations(findings, situation: str | None, count: int) -> None:
    text = HELLO + "sichern Sie sich nur noch heute 20 % auf unser Premium-Abo!"
    found = findings("attitude: {pushy: [complaint, bereavement]}", text, situation=situation)
    assert [(finding.rule, finding.severity) for finding in found] == [("attitude.pushy", "warning")] * count


def test_wordings_come_from_the_lexicon_in_the_replys_language(findings) -> None:
    (finding,) = findings("attitude: {deflection: warning}", HELLO + "dafür sind wir nicht zuständig.", ui="en")
    assert finding.message == "“dafür sind wir nicht zuständig” shifts the responsibility to someone else."
    assert finding.suggestions


def sentence_doing(act: str, text: str, zone: str = "body", language: str = "de", probability: float = 0.99) -> Any:
    """A reply of one sentence that performs an act for sure and has no phrase of any lexicon."""
    norms = [fold(text[start:end]) for start, end in scan(text, language)]
    one = Sentence(start=0, end=len(text), zone=zone, first=0, last=len(norms), acts={act: probability})  # type: ignore[arg-type]
    address = [AddressWord(text.index(word), text.index(word) + len(word), word) for word in ("Sie",) if word in text]
    return SimpleNamespace(
        language=language,
        text=text,
        norms=norms,
        sentences=(one,),
        body=(one,) if zone == "body" else (),
        situation=None,
        address=SimpleNamespace(words=address),
        lexicon=lambda _: (),
        quantities=(),
        once=lambda _key, work: work(),
    )


def test_a_reproach_speaks_to_the_customer_in_its_own_sentence() -> None:
    reply = sentence_doing("blame", "Das war unklug.")
    reply.address.words = [AddressWord(99, 102, "Sie")]
    assert list(attitude.check(reply, attitude.Options(blame="error"))) == []


@pytest.mark.parametrize(
    ("key", "reply", "count"),
    [
        ("blame", sentence_doing("blame", "Das war unklug.", probability=0.99), 0),
        ("blame", sentence_doing("blame", "Das war unklug, Sie wissen es."), 1),
        ("blame", sentence_doing("blame", "Das war unklug, Sie wissen es.", probability=0.5), 0),
        ("blame", sentence_doing("blame", "Das war unklug, Sie wissen es.", zone="closing"), 0),
        ("blame", sentence_doing("blame", "This was unwise.", language="en"), 0),
        ("blame", sentence_doing("blame", "This was unwise of you.", language="en"), 1),
        ("negative", sentence_doing("refuse", "Daraus wird nichts."), 1),
        ("negative", sentence_doing("refuse", "Daraus wird nichts.", zone="subject"), 0),
        ("command", sentence_doing("instruct", "Die Rechnung, sofort."), 0),
    ],
)
def test_what_only_the_act_tells(key: str, reply: Any, count: int) -> None:
    hits = list(attitude.check(reply, attitude.Options(**{key: "warning"})))
    assert [(hit.rule, hit.start, hit.end) for hit in hits] == [(f"attitude.{key}", 0, len(reply.text))] * count
