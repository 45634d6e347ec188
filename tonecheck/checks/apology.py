"""Whether the reply apologises when it should, owns the mistake without ifs and buts, and puts it right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta

from tonecheck.checks._acts import (
    ACT_NAMES,
    ACT_STARTERS,
    listed,
    neither,
    performed,
    sentences_with,
)
from tonecheck.checks._conditional import conditions
from tonecheck.checks._owned import is_fragment, is_owned
from tonecheck.checks._remedies import follows, is_put_right
from tonecheck.guide.values import Names
from tonecheck.rule import Example, Good, Hit, Observation, Rule, Span, Text

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.parts import Sentence

Part = Literal["regret", "cause", "ownership", "repentance", "repair", "request"]
Followup = Literal["solve", "timeframe", "explain", "offer_help", "instruct", "ask"]


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How the house apologises."""

    when: Annotated[Names, Meta(description="situations in which an apology is expected")] = ()
    conditional: Annotated[bool | None, Meta(description="false: no conditional apology ('if you were upset')")] = None
    defensive: Annotated[
        bool | None, Meta(description="false: no apology that takes itself back ('sorry you feel that way')")
    ] = None
    at_most: Annotated[int | None, Meta(description="how many sentences may apologise", ge=1)] = None
    followed_by: Annotated[
        tuple[Followup, ...],
        Meta(description="an apology needs at least one of these acts in the reply: solve, timeframe, explain …"),
    ] = ()
    parts: Annotated[
        tuple[Part, ...],
        Meta(
            description="parts that an apology must have: regret, cause, ownership, repentance, repair, request "
            "(Lewicki, Polin & Lount 2016)"
        ),
    ] = ()


PART_NAMES = {
    "regret": Text("Bedauern", "regret"),
    "cause": Text("Grund", "cause"),
    "ownership": Text("Verantwortung", "ownership"),
    "repentance": Text("Besserung", "repentance"),
    "repair": Text("Wiedergutmachung", "repair"),
    "request": Text("Bitte um Entschuldigung", "request for pardon"),
}

_LATE = "Guten Tag Frau Berger,\n\nIhr Paket liegt noch im Lager. "
_LATE_EN = "Dear Ms Hart,\n\nyour parcel is still in our warehouse. "


def _example(text: str, options: str, language: str = "de", situation: str | None = None) -> Example:
    return Example(text=text, guide=f"apology: {options}", language=language, situation=situation)


RULES = (
    Rule(
        name="apology.missing",
        severity="note",
        message=Text(
            "Es fehlt eine Entschuldigung: Hier ist etwas schiefgegangen, und niemand sagt es.",
            "There is no apology: something went wrong here, and nobody says so.",
        ),
        why=Text(
            "Eine ehrliche Entschuldigung besänftigt mehr als eine Gutschrift.",
            "An honest apology defuses more anger than a voucher.",
        ),
        bad=(
            _example(_LATE + "Es geht morgen hinaus.", "{when: [complaint]}", situation="complaint"),
            _example(_LATE_EN + "It will go out tomorrow.", "{when: [complaint]}", "en", "complaint"),
        ),
        good=(
            _example(_LATE + "Es tut mir leid, dass Sie warten mussten.", "{when: [complaint]}", situation="complaint"),
            _example(_LATE_EN + "I am sorry that you had to wait.", "{when: [complaint]}", "en", "complaint"),
            _example(_LATE + "Es geht morgen hinaus.", "{when: [complaint]}", situation="request"),
        ),
    ),
    Rule(
        name="apology.conditional",
        severity="warning",
        message=Text(
            "„{text}“ entschuldigt sich nur unter Vorbehalt.",
            "“{text}” makes the apology conditional.",
        ),
        why=Text(
            "Ein „falls“ stellt infrage, was die Kundin oder der Kunde erlebt hat.",
            "An “if” casts doubt on what the customer has been through.",
        ),
        bad=(
            _example(_LATE + "Falls Sie sich geärgert haben, tut uns das leid.", "{conditional: false}"),
            _example(_LATE_EN + "We are sorry if this has caused you any inconvenience.", "{conditional: false}", "en"),
        ),
        good=(
            _example(_LATE + "Es tut mir leid, dass Sie sich geärgert haben.", "{conditional: false}"),
            _example(
                _LATE_EN + "I am sorry that you had to wait. If you like, I can call you.", "{conditional: false}", "en"
            ),
        ),
    ),
    Rule(
        name="apology.defensive",
        severity="warning",
        message=Text(
            "„{text}“ nimmt die Entschuldigung gleich wieder zurück.",
            "“{text}” takes the apology back in the same breath.",
        ),
        why=Text(
            "Wer sich verteidigt, hat sich nicht entschuldigt; der Ärger bleibt.",
            "To defend yourself is not to apologise; the anger stays.",
        ),
        bad=(
            _example(_LATE + "Es tut uns leid, dass Sie das so empfinden.", "{defensive: false}"),
            _example(_LATE_EN + "We are sorry you feel that way.", "{defensive: false}", "en"),
        ),
        good=(
            _example(_LATE + "Es tut uns leid, dass wir Sie so lange haben warten lassen.", "{defensive: false}"),
            _example(_LATE_EN + "We are sorry that we kept you waiting.", "{defensive: false}", "en"),
        ),
    ),
    Rule(
        name="apology.empty",
        severity="note",
        message=Text(
            "Auf die Entschuldigung folgt nichts: {missing}.",
            "Nothing follows the apology: {missing}.",
        ),
        variants={
            "parts": Text("Der Entschuldigung fehlt: {missing}.", "The apology lacks: {missing}."),
        },
        why=Text(
            "Eine Entschuldigung ohne Abhilfe ist eine Floskel; am meisten überzeugt, was wiedergutmacht.",
            "An apology without a remedy is an empty phrase; putting things right is what convinces.",
        ),
        bad=(
            _example(
                "Guten Tag Frau Berger,\n\ndas tut uns sehr leid. Wir bedauern den Vorfall.\n\nViele Grüße\nJana Roth",
                "{followed_by: [solve, timeframe]}",
            ),
            _example(
                "Dear Ms Hart,\n\nwe are very sorry about this. We apologise for the trouble.\n\nKind regards\nJana",
                "{followed_by: [solve, timeframe]}",
                "en",
            ),
        ),
        good=(
            _example(
                "Guten Tag Frau Berger,\n\ndas tut uns sehr leid. Ich habe Ihnen heute ein neues Gerät geschickt; es ist am Freitag bei Ihnen.",
                "{followed_by: [solve, timeframe]}",
            ),
            _example(
                "Dear Ms Hart,\n\nwe are very sorry about this. I have sent you a new one today, and it will be with you on Friday.",
                "{followed_by: [solve, timeframe]}",
                "en",
            ),
            _example(
                "Guten Tag Frau Berger,\n\nvielen Dank für Ihre Nachricht. Die Rechnung hängt an.",
                "{followed_by: [solve]}",
            ),
        ),
    ),
    Rule(
        name="apology.repeated",
        severity="note",
        message=Text(
            "Entschuldigung Nummer {number}; der Guide lässt höchstens {most} zu.",
            "Apology number {number}; the guide allows at most {most}.",
        ),
        why=Text(
            "Einmal ehrlich wirkt; wer sich dauernd entschuldigt, klingt nach Automat und löst nichts.",
            "One honest apology works; apologising again and again sounds like a robot that solves nothing.",
        ),
        bad=(
            _example(
                _LATE
                + "Das tut mir leid. Ich bitte Sie vielmals um Entschuldigung. Entschuldigen Sie bitte nochmals den Ärger.",
                "{at_most: 1}",
            ),
            _example(
                _LATE_EN + "I am so sorry. We apologise for the delay. Once again, please accept our apologies.",
                "{at_most: 1}",
                "en",
            ),
        ),
        good=(
            _example(_LATE + "Das tut mir leid. Es geht morgen hinaus.", "{at_most: 1}"),
            _example(_LATE_EN + "I am so sorry. It will go out tomorrow.", "{at_most: 1}", "en"),
        ),
    ),
)


def applies(reply: Analysis, options: Options) -> bool:
    """Whether an apology is expected or given."""
    return reply.situation in options.when or bool(performed(reply, "apologize"))


def check(reply: Analysis, options: Options) -> Iterator[Observation]:
    """What is wrong with the apology, or that there is none."""
    apologies = tuple(one for one in performed(reply, "apologize") if one.zone in ("body", "closing"))
    yield from _from_lexicons(reply, options)
    if not apologies:
        if reply.situation in options.when and not (is_owned(reply) or is_fragment(reply)):
            yield _missing(reply)
        return
    parts = [part for part in PART_NAMES if sentences_with(reply, f"apology_{part}")]
    empty = list(_empty(reply, options, apologies, parts))
    yield from empty
    yield from _repeated(options, apologies)
    if not empty and len(parts) >= 3:
        named = listed([PART_NAMES[part] for part in parts])
        yield Good(Text(f"entschuldigt sich vollständig: {named.de}", f"apologises fully: {named.en}"))


def _missing(reply: Analysis) -> Hit:
    start = reply.body[0].start if reply.body else len(reply.text.rstrip())
    starter = ACT_STARTERS[reply.language]["apologize"]
    return Hit(rule="apology.missing", start=start, end=start, suggestions=(starter,), at=("when",), topic="apologize")


def _from_lexicons(reply: Analysis, options: Options) -> Iterator[Hit]:
    for key, allowed in (("conditional", options.conditional), ("defensive", options.defensive)):
        if allowed is not False:
            continue
        for match, entry in reply.lexicon(f"{key}_apology"):
            suggestions = (entry.say,) if entry.say else ()
            yield Hit(rule=f"apology.{key}", start=match.start, end=match.end, suggestions=suggestions, at=(key,))
    told = {one.start for one in sentences_with(reply, "conditional_apology")}
    for one in conditions(reply) if options.conditional is False else ():
        if (sentence := reply.sentence_at(one.start)) and sentence.start not in told:
            yield Hit(rule="apology.conditional", start=one.start, end=one.end, at=("conditional",))


def _empty(reply: Analysis, options: Options, apologies: tuple[Sentence, ...], parts: list[str]) -> Iterator[Hit]:
    first = apologies[0]
    repaired = ["repair"] if is_put_right(reply, first) else []
    lacking = [part for part in options.parts if part not in (*parts, *repaired)]
    if options.followed_by and not any(follows(reply, act) for act in options.followed_by):
        yield Hit(
            rule="apology.empty",
            start=first.start,
            end=first.end,
            values={"missing": neither([ACT_NAMES[act] for act in options.followed_by])},
            suggestions=tuple(ACT_STARTERS[reply.language][act] for act in options.followed_by[:2]),
            at=("followed_by",),
        )
    elif lacking:
        yield Hit(
            rule="apology.empty",
            start=first.start,
            end=first.end,
            values={"missing": listed([PART_NAMES[part] for part in lacking])},
            variant="parts",
            at=("parts",),
        )


def _repeated(options: Options, apologies: tuple[Sentence, ...]) -> Iterator[Hit]:
    if options.at_most is None or len(apologies) <= options.at_most:
        return
    too_many = apologies[options.at_most]
    others = tuple(Span(one.start, one.end) for one in apologies if one is not too_many)
    yield Hit(
        rule="apology.repeated",
        start=too_many.start,
        end=too_many.end,
        related=others,
        values={"number": str(options.at_most + 1), "most": str(options.at_most)},
        at=("at_most",),
    )
