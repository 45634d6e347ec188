"""How the reply treats the customer: no blame, no passing the buck, no orders, no bare no, no pushing."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from tonecheck.checks._excuses import is_put_right, is_taken_back
from tonecheck.checks._orders import orders
from tonecheck.checks._refusals import bare_refusals, refusals
from tonecheck.guide.values import Level, Names
from tonecheck.rule import Example, Hit, Observation, Rule, Severity, Span, Text

if TYPE_CHECKING:
    from tonecheck.languages.lexicon import Entry
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.parts import Sentence
    from tonecheck.nlp.patterns.match import Match


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How serious each attitude is; without a key it is not looked for."""

    blame: Annotated[Level | None, Meta(description="putting the blame on the customer")] = None
    deflection: Annotated[
        Level | None, Meta(description="passing responsibility to somebody else, a policy or 'the system'")
    ] = None
    command: Annotated[Level | None, Meta(description="orders without a 'please'")] = None
    negative: Annotated[Level | None, Meta(description="saying only what is not possible, with no offer nearby")] = None
    pushy: Annotated[
        Level | Names | None,
        Meta(description="selling: a severity for everywhere, or the situations in which it has no place"),
    ] = None


def _example(text: str, options: str, language: str = "de", situation: str | None = None) -> Example:
    return Example(text=text, guide=f"attitude: {options}", language=language, situation=situation)


_HELLO = "Guten Tag Frau Berger,\n\n"
_HELLO_EN = "Dear Ms Hart,\n\n"

RULES = (
    Rule(
        name="attitude.blame",
        severity="warning",
        message=Text(
            "„{text}“ gibt der Kundin oder dem Kunden die Schuld.", "“{text}” puts the blame on the customer."
        ),
        why=Text(
            "Ein Vorwurf beendet das Gespräch, auch wenn er stimmt; ein Weg nach vorn hält es offen.",
            "A reproach ends the conversation even where it is true; a way forward keeps it open.",
        ),
        bad=(
            _example(_HELLO + "hätten Sie die Anleitung gelesen, wäre das nicht passiert.", "{blame: error}"),
            _example(_HELLO_EN + "you should have read the terms before you ordered.", "{blame: error}", "en"),
        ),
        good=(
            _example(_HELLO + "die Anleitung erklärt auf Seite 4, wie der Deckel schließt.", "{blame: error}"),
            _example(_HELLO_EN + "you should have received our e-mail on Monday.", "{blame: error}", "en"),
        ),
    ),
    Rule(
        name="attitude.deflection",
        severity="warning",
        message=Text(
            "„{text}“ schiebt die Verantwortung weiter.", "“{text}” shifts the responsibility to someone else."
        ),
        why=Text(
            "Für die Kundin oder den Kunden ist das Haus zuständig; wer es intern ist, klärt das Haus selbst.",
            "To the customer you are one company; who is in charge of what is for the company to sort out.",
        ),
        bad=(
            _example(_HELLO + "dafür sind wir nicht zuständig, bitte wenden Sie sich an DHL.", "{deflection: warning}"),
            _example(
                _HELLO_EN + "this is not our responsibility, you will need to contact the courier.",
                "{deflection: warning}",
                "en",
            ),
        ),
        good=(
            _example(
                _HELLO + "ich kläre das heute mit DHL und melde mich bis 16 Uhr bei Ihnen.", "{deflection: warning}"
            ),
            _example(
                _HELLO_EN + "I will clear this up with the courier today and call you by 4 pm.",
                "{deflection: warning}",
                "en",
            ),
        ),
    ),
    Rule(
        name="attitude.command",
        severity="warning",
        message=Text("„{text}“ klingt nach einem Befehl.", "“{text}” sounds like an order."),
        why=Text(
            "Ein „bitte“ kostet nichts und ändert alles; wer auch den Grund nennt, bekommt, worum er bittet.",
            "A “please” costs nothing and changes everything; add the reason, and it also gets done.",
        ),
        bad=(
            _example(_HELLO + "Sie müssen uns die Rechnung zusenden.", "{command: warning}"),
            _example(_HELLO_EN + "you must send us the invoice.", "{command: warning}", "en"),
        ),
        good=(
            _example(
                _HELLO + "bitte senden Sie uns die Rechnung, dann erstatten wir den Betrag.", "{command: warning}"
            ),
            _example(_HELLO_EN + "please send us the invoice so that we can refund you.", "{command: warning}", "en"),
        ),
    ),
    Rule(
        name="attitude.negative",
        severity="note",
        message=Text("„{text}“ sagt nur, was nicht geht.", "“{text}” only says what cannot be done."),
        why=Text(
            "Ein Nein lässt sich annehmen, wenn daneben steht, was stattdessen geht.",
            "A no is easier to accept when it comes with what can be done instead.",
        ),
        bad=(
            _example(
                _HELLO + "eine Erstattung ist leider nicht möglich.\n\nViele Grüße\nJana Roth", "{negative: warning}"
            ),
            _example(
                _HELLO_EN + "unfortunately we are unable to refund you.\n\nKind regards\nJana",
                "{negative: warning}",
                "en",
            ),
        ),
        good=(
            _example(
                _HELLO
                + "eine Erstattung ist leider nicht möglich. Ich tausche Ihnen das Gerät aber heute noch kostenlos um.",
                "{negative: warning}",
            ),
            _example(
                _HELLO_EN
                + "unfortunately we are unable to refund you. I have arranged a free replacement for you instead.",
                "{negative: warning}",
                "en",
            ),
        ),
    ),
    Rule(
        name="attitude.pushy",
        severity="warning",
        message=Text("„{text}“ verkauft an der falschen Stelle.", "“{text}” is selling in the wrong place."),
        why=Text(
            "Wer Hilfe sucht und Werbung bekommt, fühlt sich nicht gehört.",
            "People who ask for help and get advertising do not feel heard.",
        ),
        bad=(
            _example(
                _HELLO + "sichern Sie sich nur noch heute 20 % auf unser Premium-Abo!",
                "{pushy: [complaint]}",
                situation="complaint",
            ),
            _example(
                _HELLO_EN + "why not upgrade to Premium today? Don't miss out on 20% off!",
                "{pushy: [complaint]}",
                "en",
                "complaint",
            ),
        ),
        good=(
            _example(
                _HELLO + "ich habe Ihnen den Betrag heute erstattet.", "{pushy: [complaint]}", situation="complaint"
            ),
            _example(
                _HELLO + "sichern Sie sich nur noch heute 20 % auf unser Premium-Abo!",
                "{pushy: [complaint]}",
                situation="praise",
            ),
        ),
    ),
)

#: From this calibrated probability on an act alone, without a known phrase, makes a finding.
SURE = {"blame": 0.9, "promote": 0.9}
_ACT_OF = {"blame": "blame", "pushy": "promote"}
_YOU = frozenset(("you", "your", "yours", "yourself", "you're", "you've", "you'd", "you'll"))


def check(reply: Analysis, options: Options) -> Iterator[Observation]:
    """Hits from the lexicons, and from sentences whose act is sure enough."""
    for key in ("blame", "deflection", "command", "negative", "pushy"):
        level = _level(reply, getattr(options, key))
        if level is not None:
            yield from _hits(reply, key, level)


def _level(reply: Analysis, setting: Level | Names | None) -> Severity | None:
    if setting is None or setting == "off":
        return None
    if isinstance(setting, tuple):
        return "warning" if reply.situation in setting else None
    return setting


def _hits(reply: Analysis, key: str, level: Severity) -> Iterator[Hit]:
    """One hit a sentence: its first known phrase, or the sentence itself where only the act tells."""
    told = _by_sentence(reply, key)
    bare = bare_refusals(reply) if key == "negative" else ()
    for sentence in reply.sentences:
        if _excused(reply, key, sentence) or (key == "negative" and sentence not in bare):
            continue
        found = [
            (match, entry)
            for match, entry in told.get(sentence.start, ())
            if not is_taken_back(reply, key, sentence, Span(match.start, match.end))
        ]
        if found:
            yield _in_words(key, level, found)
        elif sentence in bare or _tells(reply, key, sentence):
            yield Hit(rule=f"attitude.{key}", start=sentence.start, end=sentence.end, severity=level, at=(key,))


def _in_words(key: str, level: Severity, found: list[tuple[Match, Entry]]) -> Hit:
    match, entry = found[0]
    return Hit(
        rule=f"attitude.{key}",
        start=match.start,
        end=match.end,
        severity=level,
        suggestions=(entry.say,) if entry.say else (),
        related=tuple(Span(other.start, other.end) for other, _ in found[1:]),
        at=(key,),
    )


def _tells(reply: Analysis, key: str, sentence: Sentence) -> bool:
    """Whether a sentence of the body is judged by its act; a reproach only where the customer is spoken to."""
    act = _ACT_OF.get(key, "")
    if sentence.zone != "body" or sentence.acts.get(act, 0.0) < SURE.get(act, math.inf):
        return False
    if is_taken_back(reply, key, sentence, Span(sentence.start, sentence.end)):
        return False
    return key != "blame" or _speaks_to_customer(reply, sentence)


def _speaks_to_customer(reply: Analysis, sentence: Sentence) -> bool:
    if reply.language == "en":
        return not _YOU.isdisjoint(reply.norms[sentence.first : sentence.last])
    return any(sentence.start <= word.start < sentence.end for word in reply.address.words)


def _by_sentence(reply: Analysis, key: str) -> dict[int, list[tuple[Match, Entry]]]:
    """The lexicon's matches by where their sentence begins; the house's rules pass on only what they refuse."""
    found: dict[int, list[tuple[Match, Entry]]] = {}
    for match, entry in reply.lexicon(key):
        sentence = reply.sentence_at(match.start)
        if sentence is not None:
            found.setdefault(sentence.start, []).append((match, entry))
    if key == "command":
        for match, entry in orders(reply):
            sentence = reply.sentence_at(match.start)
            if sentence is not None:
                found.setdefault(sentence.start, []).append((match, entry))
    rules = reply.lexicon("rule_reference") if key == "deflection" else ()
    for match, entry in rules:
        sentence = reply.sentence_at(match.start)
        if sentence in refusals(reply):
            found.setdefault(sentence.start, []).append((match, entry))
    return found


def _excused(reply: Analysis, key: str, sentence: Sentence) -> bool:
    """An order with a please is none, nor is a question; who puts things right at once passes nothing on."""
    if key == "command":
        asked = reply.text[sentence.start : sentence.end].endswith("?")
        return asked or any(sentence.start <= match.start < sentence.end for match, _ in reply.lexicon("please"))
    return key == "deflection" and is_put_right(reply, sentence)
