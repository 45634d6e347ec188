"""The sign-off: whether there is one, a person's name below it, an offer of further help, and your own wordings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta

from tonecheck.checks._shared import body_end, excerpt, inside, is_building_block, longest, offers_of_help, wording
from tonecheck.checks._variables import ends_with_variables
from tonecheck.guide.values import Brand, Need, Phrases
from tonecheck.nlp.patterns.match import Watch
from tonecheck.rule import Example, Good, Hit, Observation, Rule, Span, Text

if TYPE_CHECKING:
    from tonecheck.anatomy.zone import Closing
    from tonecheck.nlp.analysis import Analysis


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How a reply ends."""

    required: Annotated[bool | None, Meta(description="whether a reply must end with a sign-off")] = None
    allowed: Annotated[Phrases, Meta(description="sign-offs to choose from")] = ()
    avoid: Annotated[Phrases, Meta(description="sign-offs to avoid")] = ()
    signer: Annotated[Need | None, Meta(description="a person's name below the sign-off")] = None
    further_help: Annotated[
        Literal["required", "optional"] | None,
        Meta(description="an offer of further help before the sign-off"),
    ] = None


_ALLOWED = "{allowed: ['Herzliche Grüße', 'Freundliche Grüße']}"
_ALLOWED_EN = "{allowed: ['Kind regards', 'Best wishes']}"


def _example(text: str, options: str, language: str = "de") -> Example:
    return Example(text=text, guide=f"closing: {options}", language=language)


_DE = "Guten Tag Frau Berger,\n\nIhre Rücksendung ist gestern bei uns angekommen.{}"
_EN = "Dear Ms Brown,\n\nyour parcel left our warehouse this morning.{}"

RULES = (
    Rule(
        name="closing.missing",
        severity="warning",
        message=Text(
            "Es fehlt der Gruß am Ende: Die Antwort bricht nach dem letzten Satz ab.",
            "There is no sign-off: the reply stops after its last sentence.",
        ),
        variants={
            "signed": Text(
                "Am Ende steht ein Name, aber kein Gruß.",
                "The reply ends with a name, but without a sign-off.",
            ),
        },
        why=Text(
            "Der letzte Eindruck bleibt; ohne Gruß wirkt auch eine gute Antwort kurz angebunden.",
            "Last impressions last; without a sign-off even a good reply seems curt.",
        ),
        bad=(
            _example(_DE.format(""), "{required: true}"),
            _example(_EN.format(""), "{required: true}", "en"),
        ),
        good=(
            _example(_DE.format("\n\nHerzliche Grüße\nJana Brandt"), "{required: true}"),
            _example(_EN.format("\n\nBest wishes, Tom"), "{required: true}", "en"),
        ),
    ),
    Rule(
        name="closing.avoided",
        severity="warning",
        message=Text("„{text}“ ist als Gruß nicht gewünscht.", "“{text}” is a sign-off that the guide rules out."),
        why=Text(
            "Ein abgekürzter oder unpassender Gruß entwertet, was davor steht.",
            "An abbreviated or unfitting sign-off spoils what comes before it.",
        ),
        bad=(
            _example(_DE.format("\n\nMfG\nJana Brandt"), "{avoid: [MfG, LG]}"),
            _example(_EN.format("\n\nCheers\nTom Hale"), "{avoid: [Cheers, Yours faithfully]}", "en"),
        ),
        good=(
            _example(_DE.format("\n\nHerzliche Grüße\nJana Brandt"), "{avoid: [MfG, LG]}"),
            _example(_EN.format("\n\nKind regards\nTom Hale"), "{avoid: [Cheers]}", "en"),
        ),
    ),
    Rule(
        name="closing.unlisted",
        severity="note",
        message=Text(
            "„{phrase}“ steht nicht unter den Grüßen des Guides.",
            "“{phrase}” is not among the guide's sign-offs.",
        ),
        why=Text(
            "Alle Antworten sollen gleich enden, wer auch immer sie schreibt.",
            "Replies should end the same way, whoever writes them.",
        ),
        bad=(
            _example(_DE.format("\n\nHochachtungsvoll\nJana Brandt"), _ALLOWED),
            _example(_EN.format("\n\nYours faithfully\nTom Hale"), _ALLOWED_EN, "en"),
        ),
        good=(
            _example(_DE.format("\n\nHerzliche Grüße\nJana Brandt"), _ALLOWED),
            _example(_DE.format("\n\nFreundliche Grüße aus Köln\nJana Brandt"), _ALLOWED),
            _example(_DE.format("\n\nVielen Dank!"), _ALLOWED),
            _example(_EN.format("\n\nKind regards,\nTom Hale"), _ALLOWED_EN, "en"),
        ),
    ),
    Rule(
        name="closing.unsigned",
        severity="warning",
        message=Text(
            "Unter dem Gruß fehlt ein Name.",
            "There is no person's name below the sign-off.",
        ),
        variants={
            "team": Text(
                "„{signer}“ ist kein Mensch: Hier soll stehen, wer geantwortet hat.",
                "“{signer}” is not a person: name whoever has answered.",
            ),
            "signed": Text(
                "Dieser Guide unterschreibt ohne Namen: „{signer}“ gehört nicht unter den Gruß.",
                "This guide signs without a name: “{signer}” does not belong below the sign-off.",
            ),
        },
        why=Text(
            "Wer seinen Namen nennt, steht für die Antwort ein.",
            "A name says that someone stands behind the reply.",
        ),
        bad=(
            _example(_DE.format("\n\nHerzliche Grüße"), "{signer: required}"),
            _example(_DE.format("\n\nHerzliche Grüße\nIhr Kundenservice"), "{signer: required}"),
            _example(_EN.format("\n\nKind regards\nYour Support Team"), "{signer: required}", "en"),
            _example(_EN.format("\n\nKind regards\nTom Hale"), "{signer: forbidden}", "en"),
        ),
        good=(
            _example(_DE.format("\n\nHerzliche Grüße\nJana Brandt"), "{signer: required}"),
            _example(_DE.format("\n\nHerzliche Grüße\nIhr Kundenservice"), "{signer: optional}"),
            _example(_EN.format("\n\nKind regards\nTom Hale"), "{signer: required}", "en"),
        ),
    ),
    Rule(
        name="closing.no-further-help",
        severity="note",
        message=Text(
            "Es fehlt das Angebot, weiterzuhelfen, zum Beispiel ein Weg für Rückfragen.",
            "There is no offer of further help, such as a way to ask again.",
        ),
        why=Text(
            "Wer weiß, dass er sich wieder melden darf, muss nicht von vorn anfangen.",
            "People who know that they can come back do not have to start all over.",
        ),
        bad=(
            _example(_DE.format("\n\nHerzliche Grüße\nJana Brandt"), "{further_help: required}"),
            _example(_EN.format("\n\nKind regards\nTom Hale"), "{further_help: required}", "en"),
        ),
        good=(
            _example(
                _DE.format(
                    " Wenn Sie noch Fragen haben, melden Sie sich gern bei mir.\n\nHerzliche Grüße\nJana Brandt"
                ),
                "{further_help: required}",
            ),
            _example(
                _EN.format(" If you have any further questions, please let me know.\n\nKind regards\nTom Hale"),
                "{further_help: required}",
                "en",
            ),
        ),
    ),
)


def watch(options: Options, _brand: Brand, _language: str) -> Iterable[Watch]:
    """The farewells that the guide lists."""
    if options.allowed:
        yield Watch(label="closing.allowed", phrases=options.allowed)
    if options.avoid:
        yield Watch(label="closing.avoid", phrases=options.avoid)


def check(reply: Analysis, options: Options) -> Iterator[Observation]:
    """Hits for a farewell that is missing, avoided, unlisted or unsigned, and for no offer of further help."""
    closing, whole = reply.anatomy.closing, not is_building_block(reply)
    if options.further_help == "required" and whole:
        yield from _further_help(reply)
    is_included = ends_with_variables(reply.text, reply.anatomy.placeholders)
    if options.required and whole and (closing is None or not closing.phrase) and not is_included:
        end, signed = body_end(reply), closing is not None or _is_signed(reply)
        yield Hit(
            rule="closing.missing",
            variant="signed" if signed else None,
            start=end.start,
            end=end.end,
            severity="note" if signed else None,
            suggestions=_suggestions(options),
            at=("required",),
        )
    if closing is not None:
        yield from _wording(reply, closing, options)
        yield from _signer(reply, closing, options)


def applies(reply: Analysis, options: Options) -> bool:
    """Whether there is a farewell to judge, or something is required."""
    return reply.anatomy.closing is not None or bool(options.required) or options.further_help == "required"


def _is_signed(reply: Analysis) -> bool:
    """Whether the last line is a name or a team, which ends a reply more curtly than a farewell, but ends it."""
    if not reply.sentences:
        return False
    last = reply.sentences[-1]
    return "closing" in last.done or _is_label(reply.text[: last.end])


def _is_label(text: str) -> bool:
    """Whether the text ends in a paragraph of a few words without a full stop that begins like a name."""
    above, _, line = text.rstrip().rpartition("\n")
    words = line.split()
    return above.endswith("\n") and 0 < len(words) <= _LABEL_WORDS and words[0][:1].isupper() and line[-1] not in ".!?:"


_LABEL_WORDS = 6


def _wording(reply: Analysis, closing: Closing, options: Options) -> Iterator[Observation]:
    avoided = longest(inside(reply, "closing.avoid", closing.start, closing.end)) if options.avoid else ()
    for match in avoided:
        yield Hit(
            rule="closing.avoided",
            start=match.start,
            end=match.end,
            suggestions=_suggestions(options),
            at=("avoid", match.phrase),
        )
    if options.allowed and closing.phrase and not closing.courtesy and not avoided:
        phrase = _phrase(reply, closing)
        if all(match.start > phrase.start for match in reply.watched("closing.allowed") if match.end > phrase.start):
            yield Hit(
                rule="closing.unlisted",
                start=phrase.start,
                end=phrase.end,
                values={"phrase": excerpt(reply.text[phrase.start : phrase.end])},
                suggestions=_suggestions(options),
                at=("allowed",),
            )


def _phrase(reply: Analysis, closing: Closing) -> Span:
    """Where the farewell itself stands, without the name."""
    at = reply.text.find(closing.phrase, closing.start, closing.end)
    if at >= 0:
        return Span(at, at + len(closing.phrase))
    end = closing.signer.start if closing.signer else closing.end
    return Span(closing.start, closing.start + len(reply.text[closing.start : end].rstrip()))


def _signer(reply: Analysis, closing: Closing, options: Options) -> Iterator[Observation]:
    if options.signer == "required":
        if closing.signer is not None:
            yield Good(Text("ist mit Namen unterschrieben", "is signed by name"))
        elif not any(hole.start >= closing.start for hole in reply.anatomy.placeholders):
            yield Hit(
                rule="closing.unsigned",
                variant="team" if closing.team else None,
                start=closing.start,
                end=closing.end,
                values={"signer": closing.team or ""},
                at=("signer",),
            )
    elif options.signer == "forbidden" and closing.signer is not None:
        signer = closing.signer
        yield Hit(
            rule="closing.unsigned",
            variant="signed",
            start=signer.start,
            end=signer.end,
            values={"signer": signer.text},
            at=("signer",),
        )


def _further_help(reply: Analysis) -> Iterator[Observation]:
    if offers_of_help(reply):
        yield Good(Text("bietet weitere Hilfe an", "offers further help"))
    else:
        end = body_end(reply)
        yield Hit(
            rule="closing.no-further-help", start=end.start, end=end.end, at=("further_help",), topic="offer_help"
        )


def _suggestions(options: Options) -> tuple[str, ...]:
    """The guide's farewells, at most three."""
    return tuple(dict.fromkeys(filter(None, map(wording, options.allowed))))[:3]
