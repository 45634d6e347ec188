"""Whether the reply takes the steps agreed on for its situation, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from tonecheck.checks._acts import ACT_NAMES, ACT_STARTERS, performed, possible, sentences_with
from tonecheck.checks._shared import offers_of_help
from tonecheck.errors import TonecheckError
from tonecheck.guide.problems import did_you_mean
from tonecheck.guide.values import NAME
from tonecheck.rule import Example, Good, Hit, Observation, Rule, Span, Text

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.parts import Sentence

_ONE_OF = re.compile(r"\s*(?:\((?P<optional>[^()]*)\)|(?P<required>[^()]*))\s*")
Step = Annotated[
    str,
    Meta(description=f"an act, acts with | between them, or either in ( ) where optional: {', '.join(ACT_NAMES)}"),
]


class Protocol(msgspec.Struct, frozen=True, kw_only=True):
    """The steps of a reply to one situation."""

    steps: Annotated[tuple[Step, ...], Meta(description="in order; (step) is optional, a|b is one of the two")]
    ordered: Annotated[bool, Meta(description="true: the steps must stand in this order")] = False

    def __post_init__(self) -> None:
        for step in self.steps:
            parts = _ONE_OF.fullmatch(step)
            if parts is None:
                raise TonecheckError(
                    f"the brackets of the step {step!r} do not match.", place="steps", remedy="Write `(explain)`."
                )
            for act in (parts["optional"] or parts["required"] or "").split("|"):
                _check_act(act.strip())


def _check_act(act: str) -> None:
    if act in ACT_NAMES:
        return
    known = f"Steps are {', '.join(ACT_NAMES)}; a|b is one of the two, (a) is optional."
    close = did_you_mean(act, ACT_NAMES)
    raise TonecheckError(f"unknown step {act!r}.", place="steps", remedy=f"{close} {known}".strip())


Options = dict[Annotated[str, NAME], Protocol]

_COMPLAINT = "protocols: {complaint: {steps: [acknowledge, apologize, (explain), solve, timeframe], ordered: true}}"
_FULL = (
    "Guten Tag Frau Berger,\n\nseit drei Wochen warten Sie auf Ihr Paket. Das tut mir leid, es ist unser Fehler. Ich habe "
    "heute ein neues Paket für Sie verschickt. Es ist am Freitag bei Ihnen.\n\nViele Grüße\nJana Roth"
)
_FULL_EN = (
    "Dear Ms Hart,\n\nyou have been waiting three weeks for your parcel. I am sorry, this was our mistake. I have sent you "
    "a new parcel today. It will be with you on Friday.\n\nKind regards\nJana Roth"
)
_BARE = (
    "Guten Tag Frau Berger,\n\nseit drei Wochen warten Sie auf Ihr Paket. Das tut mir leid, es ist unser Fehler.\n\n"
    "Viele Grüße\nJana Roth"
)
_BARE_EN = (
    "Dear Ms Hart,\n\nyou have been waiting three weeks for your parcel. I am sorry, this was our mistake.\n\n"
    "Kind regards\nJana Roth"
)
_BACKWARDS = (
    "Guten Tag Frau Berger,\n\nich habe heute ein neues Paket für Sie verschickt. Es ist am Freitag bei Ihnen. Es tut mir "
    "leid, das war unser Fehler.\n\nViele Grüße\nJana Roth"
)
_BACKWARDS_EN = (
    "Dear Ms Hart,\n\nI have sent you a new parcel today. It will be with you on Friday. I am so sorry, we apologise for "
    "this mistake.\n\nKind regards\nJana Roth"
)


def _example(text: str, language: str = "de", situation: str | None = "complaint", guide: str = _COMPLAINT) -> Example:
    return Example(text=text, guide=guide, language=language, situation=situation)


_ORDER = "protocols: {complaint: {steps: [apologize, solve], ordered: true}}"

RULES = (
    Rule(
        name="protocols.missing-step",
        severity="note",
        message=Text("Es fehlt: {step}.", "Missing: {step}."),
        why=Text(
            "Die Schritte sind verabredet, damit niemand nachfragen muss.",
            "The steps are agreed so that nobody has to ask again.",
        ),
        bad=(_example(_BARE), _example(_BARE_EN, "en")),
        good=(_example(_FULL), _example(_FULL_EN, "en"), _example(_BARE, situation="praise")),
    ),
    Rule(
        name="protocols.order",
        severity="note",
        message=Text("„{step}“ kommt erst nach „{later}“.", "{step} comes only after {later}."),
        why=Text(
            "Erst der Mensch, dann die Sache: In dieser Reihenfolge liest sich eine Antwort so, wie sie gemeint ist.",
            "First the person, then the matter: in this order a reply reads as it is meant.",
        ),
        bad=(_example(_BACKWARDS, guide=_ORDER), _example(_BACKWARDS_EN, "en", guide=_ORDER)),
        good=(_example(_FULL, guide=_ORDER), _example(_FULL_EN, "en", guide=_ORDER)),
    ),
)


def applies(reply: Analysis, options: Options) -> bool:
    """Whether a protocol holds for the reply's situation, or the reply refuses and there is one for that."""
    return _situation(reply, options) is not None


def check(reply: Analysis, options: Options) -> Iterator[Observation]:
    """A hit for each required step that is not taken, and for steps that come too late."""
    situation = _situation(reply, options)
    if situation is None:
        return
    protocol = options[situation]
    taken = [_taken(reply, _acts(step)) for step in protocol.steps]
    missing = [
        at
        for at, (step, found) in enumerate(zip(protocol.steps, taken, strict=True))
        if not found and not _optional(step)
    ]
    for at in missing:
        yield _missing(reply, situation, at, protocol.steps[at], taken)
    late = list(_late(situation, protocol, taken)) if protocol.ordered else []
    yield from late
    if not missing and not late and protocol.steps:
        yield Good(Text("alle Schritte sind da", "takes every step"))


def _situation(reply: Analysis, options: Options) -> str | None:
    if reply.situation in options:
        return reply.situation
    return "refusal" if "refusal" in options and performed(reply, "refuse") else None


def _acts(step: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z_]+", step))


def _optional(step: str) -> bool:
    return step.strip().startswith("(")


def _name(step: str) -> Text:
    names = [ACT_NAMES[act] for act in _acts(step)]
    return Text(" oder ".join(name.de for name in names), " or ".join(name.en for name in names))


def _taken(reply: Analysis, acts: tuple[str, ...]) -> tuple[Sentence, ...]:
    found = {one.start: one for act in acts for one in possible(reply, act)}
    if "solve" in acts:
        told = (one for name in ("under_way", "alternative") for one in sentences_with(reply, name))
        found |= {one.start: one for one in (*told, *_first_question(reply))}
    if "offer_help" in acts:
        found |= {one.start: one for one in offers_of_help(reply)}
    return tuple(found[start] for start in sorted(found))


#: From this probability on a sentence of a chat asks what the work needs to begin.
_ASKS = 0.7


def _first_question(reply: Analysis) -> tuple[Sentence, ...]:
    """The question with which the work begins in a chat, where the next message brings the rest."""
    if reply.channel != "chat":
        return ()
    asked = (one for one in reply.body if one.acts.get("ask", 0.0) >= _ASKS and one.acts.get("blame", 0.0) < _ASKS)
    return tuple(asked)[:1]


def _missing(reply: Analysis, situation: str, at: int, step: str, taken: list[tuple[Sentence, ...]]) -> Hit:
    before = [found[0] for found in taken[:at] if found and found[0].zone == "body"]
    last = max(before, key=lambda one: one.end, default=None) or (reply.body[-1] if reply.body else None)
    place = last.end if last else len(reply.text.rstrip())
    starters = ACT_STARTERS[reply.language]
    return Hit(
        rule="protocols.missing-step",
        start=place,
        end=place,
        values={"step": _name(step)},
        suggestions=tuple(starters[act] for act in _acts(step) if act in starters),
        at=(situation, "steps", at),
        topic=next(iter(_acts(step))) if len(_acts(step)) == 1 else None,
    )


def _late(situation: str, protocol: Protocol, taken: list[tuple[Sentence, ...]]) -> Iterator[Hit]:
    """A step whose first sentence comes after the last one of a step that belongs behind it."""
    for at, found in enumerate(taken):
        later = next(
            (n for n in range(at + 1, len(taken)) if found and taken[n] and taken[n][-1].start < found[0].start), None
        )
        if later is not None:
            yield Hit(
                rule="protocols.order",
                start=found[0].start,
                end=found[0].end,
                related=(Span(taken[later][0].start, taken[later][0].end),),
                values={"step": _name(protocol.steps[at]), "later": _name(protocol.steps[later])},
                at=(situation, "steps", at),
            )
            return
