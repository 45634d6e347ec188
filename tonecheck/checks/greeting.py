"""The salutation: whether there is one, the customer's name in it, and your own wordings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from tonecheck.checks._gender import guessed_gender
from tonecheck.checks._shared import covered, excerpt, inside, is_building_block, longest, without_slots, wording
from tonecheck.checks._variables import opens_with_variables
from tonecheck.guide.values import Brand, Need, Phrases
from tonecheck.nlp.patterns.match import Match, Watch
from tonecheck.rule import Example, Good, Hit, Observation, Rule, Span, Text

if TYPE_CHECKING:
    from tonecheck.anatomy.zone import Greeting
    from tonecheck.nlp.analysis import Analysis


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How a reply begins."""

    required: Annotated[bool | None, Meta(description="whether a reply must begin with a salutation")] = None
    allowed: Annotated[Phrases, Meta(description="salutations to choose from, with {name} where the name belongs")] = ()
    avoid: Annotated[Phrases, Meta(description="salutations to avoid")] = ()
    name: Annotated[
        Need | None,
        Meta(description="the customer's name in it; a title guessed for an unknown name is then reported too"),
    ] = None


_ALLOWED = "{required: true, allowed: ['Guten Tag {name}', 'Hallo {name}']}"
_ALLOWED_EN = "{required: true, allowed: ['Dear {name}', 'Hello {name}']}"


def _example(text: str, options: str, language: str = "de") -> Example:
    return Example(text=text, guide=f"greeting: {options}", language=language)


RULES = (
    Rule(
        name="greeting.missing",
        severity="warning",
        message=Text(
            "Es fehlt die Anrede: Die Antwort beginnt ohne Gruß.",
            "There is no salutation: the reply starts without a greeting.",
        ),
        why=Text(
            "Der erste Satz entscheidet, ob sich jemand begrüßt oder abgefertigt fühlt.",
            "The first line decides whether people feel welcomed or processed.",
        ),
        bad=(
            _example(
                "Ihre Rücksendung ist gestern bei uns angekommen.\n\nViele Grüße\nJana Brandt",
                "{required: true}",
            ),
            _example(
                "Your parcel left our warehouse this morning.\n\nKind regards\nTom Hale",
                "{required: true}",
                "en",
            ),
        ),
        good=(
            _example("Guten Tag Frau Berger,\n\nIhre Rücksendung ist angekommen.", "{required: true}"),
            _example("Hi Sam, your parcel left our warehouse this morning.", "{required: true}", "en"),
        ),
    ),
    Rule(
        name="greeting.nameless",
        severity="warning",
        message=Text(
            "In der Anrede fehlt der Name der Kundin oder des Kunden.",
            "The salutation does not name the customer.",
        ),
        why=Text(
            "Wer mit Namen angesprochen wird, weiß, dass ein Mensch die Nachricht gelesen hat.",
            "People who are greeted by name know that a person has read their message.",
        ),
        variants={
            "named": Text(
                "Dieser Guide grüßt ohne Namen: „{name}“ gehört nicht in die Anrede.",
                "This guide greets without a name: “{name}” does not belong in the salutation.",
            ),
        },
        bad=(
            _example("Guten Tag,\n\nIhr Paket ist heute unterwegs.", "{name: required}"),
            _example("Sehr geehrte Damen und Herren,\n\ndanke für Ihre Nachricht.", "{name: required}"),
            _example("Hello,\n\nyour order is on its way.", "{name: required}", "en"),
            _example("Hello Ms Brown,\n\nthe line is down for everyone in town.", "{name: forbidden}", "en"),
        ),
        good=(
            _example("Guten Tag Frau Berger,\n\nIhr Paket ist heute unterwegs.", "{name: required}"),
            _example("Guten Tag,\n\nIhr Paket ist heute unterwegs.", "{name: optional}"),
            _example("Dear Ms Brown,\n\nyour order is on its way.", "{name: required}", "en"),
        ),
    ),
    Rule(
        name="greeting.avoided",
        severity="warning",
        message=Text(
            "„{phrase}“ ist als Anrede nicht gewünscht.", "“{phrase}” is a salutation that the guide rules out."
        ),
        why=Text(
            "Die Anrede gibt den Ton vor; der Guide schließt diese aus.",
            "The salutation sets the tone for everything that follows.",
        ),
        bad=(
            _example(
                "Sehr geehrte Damen und Herren,\n\ndanke für Ihre Nachricht.",
                "{avoid: ['Sehr geehrte Damen und Herren']}",
            ),
            _example("To whom it may concern,\n\nyour order is ready.", "{avoid: ['To whom it may concern']}", "en"),
        ),
        good=(
            _example(
                "Guten Tag Herr Kaya,\n\ndanke für Ihre Nachricht.",
                "{avoid: ['Sehr geehrte Damen und Herren']}",
            ),
            _example("Dear Mr Cole,\n\nyour order is ready.", "{avoid: ['To whom it may concern', Hey]}", "en"),
        ),
    ),
    Rule(
        name="greeting.unlisted",
        severity="note",
        message=Text(
            "„{phrase}“ steht nicht unter den Anreden des Guides.",
            "“{phrase}” is not among the guide's salutations.",
        ),
        why=Text(
            "Alle Antworten sollen gleich beginnen, wer auch immer sie schreibt.",
            "Replies should begin the same way, whoever writes them.",
        ),
        bad=(
            _example("Moin Frau Berger,\n\nIhr Paket ist unterwegs.", f"{_ALLOWED}"),
            _example("Hey Mr Cole,\n\nyour order is ready.", f"{_ALLOWED_EN}", "en"),
        ),
        good=(
            _example("Guten Tag Frau Dr. Berger,\n\nIhr Paket ist unterwegs.", f"{_ALLOWED}"),
            _example("Guten Tag,\n\nIhr Paket ist unterwegs.", f"{_ALLOWED}"),
            _example("Dear Mr Cole,\n\nyour order is ready.", f"{_ALLOWED_EN}", "en"),
        ),
    ),
    Rule(
        name="greeting.guessed-gender",
        severity="warning",
        message=Text(
            "„{phrase}“ rät ein Geschlecht, das niemand genannt hat.",
            "“{phrase}” guesses at a gender that nobody has mentioned.",
        ),
        why=Text(
            "Ein falsch geratenes „Herr“ trifft persönlich; ein Gruß ohne Titel passt immer.",
            "A wrongly guessed “Mr” hurts; a greeting without a title always fits.",
        ),
        bad=(
            _example("Sehr geehrter Herr/Frau Kaya,\n\ndanke für Ihre Nachricht.", "{name: optional}"),
            _example("Lieber Herr {{ticket.requester.last_name}},\n\ndanke für Ihre Nachricht.", "{name: optional}"),
            _example("Lieber Kunde,\n\ndanke für Ihre Nachricht.", "{name: optional}"),
            _example("Dear Sir,\n\nthank you for your message.", "{name: optional}", "en"),
        ),
        good=(
            _example("Guten Tag Kim Kaya,\n\ndanke für Ihre Nachricht.", "{name: optional}"),
            _example("Liebe Kundin, lieber Kunde,\n\ndanke für Ihre Nachricht.", "{name: optional}"),
            _example("Hallo {{ticket.requester.first_name}},\n\ndanke für Ihre Nachricht.", "{name: optional}"),
            _example("Dear Ms Brown,\n\nthank you for your message.", "{name: optional}", "en"),
        ),
    ),
)


def watch(options: Options, _brand: Brand, _language: str) -> Iterable[Watch]:
    """The salutations that the guide lists, with and without the name in them."""
    if options.allowed:
        yield Watch(label="greeting.allowed", phrases=_with_bare(options.allowed))
    if options.avoid:
        yield Watch(label="greeting.avoid", phrases=options.avoid)


def _with_bare(phrases: Phrases) -> Phrases:
    bare = (without_slots(phrase) for phrase in phrases if not phrase.startswith("/"))
    return tuple(dict.fromkeys((*phrases, *filter(None, bare))))


def check(reply: Analysis, options: Options) -> Iterator[Observation]:
    """Hits for a salutation that is missing, nameless, avoided, unlisted or guesses a gender."""
    greeting = reply.anatomy.greeting
    if greeting is None:
        yield from _missing(reply, options)
        return
    avoided = longest(inside(reply, "greeting.avoid", greeting.start, greeting.end)) if options.avoid else ()
    for match in avoided:
        yield Hit(
            rule="greeting.avoided",
            start=match.start,
            end=_with_name(greeting, match),
            values={"phrase": reply.text[match.start : match.end]},
            suggestions=_suggestions(options, greeting),
            at=("avoid", match.phrase),
            topic="name",
        )
    yield from _name(reply, greeting, options)
    if options.allowed and greeting.phrase and not avoided and not _listed(reply, greeting):
        words = reply.text[greeting.start : greeting.end].rstrip(" \t\r\n,!.:")
        yield Hit(
            rule="greeting.unlisted",
            start=greeting.start,
            end=greeting.start + len(words),
            values={"phrase": excerpt(words)},
            suggestions=_suggestions(options, greeting),
            at=("allowed",),
        )


def applies(reply: Analysis, options: Options) -> bool:
    """Whether there is a salutation to judge, or one is required."""
    return reply.anatomy.greeting is not None or bool(options.required)


def _missing(reply: Analysis, options: Options) -> Iterator[Hit]:
    first = len(reply.text) - len(reply.text.lstrip())
    is_listed = any(start <= first < end for start, end in reply.reply.repeated)
    greeted = not is_listed and opens_with_variables(reply.text, reply.anatomy.placeholders)
    if options.required and not greeted and not is_building_block(reply):
        start = next((sentence.start for sentence in reply.sentences if sentence.zone != "subject"), 0)
        better = _suggestions(options, None)
        yield Hit(rule="greeting.missing", start=start, end=start, suggestions=better, at=("required",))


def _name(reply: Analysis, greeting: Greeting, options: Options) -> Iterator[Observation]:
    if options.name is None:
        return
    guessed = guessed_gender(reply, greeting)
    if guessed is not None:
        yield Hit(
            rule="greeting.guessed-gender",
            start=guessed.start,
            end=guessed.end,
            values={"phrase": reply.text[guessed.start : guessed.end]},
            at=("name",),
            topic="name",
        )
    if options.name == "required":
        if greeting.name is not None and guessed is None:
            yield Good(Text("nennt den Namen", "names the customer"))
        elif greeting.name is None and not _holes(reply, greeting):
            yield Hit(rule="greeting.nameless", start=greeting.start, end=greeting.end, at=("name",), topic="name")
    elif options.name == "forbidden" and greeting.name is not None:
        name = greeting.name
        yield Hit(
            rule="greeting.nameless",
            variant="named",
            start=name.start,
            end=name.end,
            values={"name": name.text},
            at=("name",),
        )


def _holes(reply: Analysis, greeting: Greeting) -> tuple[Span, ...]:
    """The placeholders in a salutation, where a name will stand."""
    return tuple(
        Span(hole.start, hole.end)
        for hole in reply.anatomy.placeholders
        if hole.start < greeting.end and greeting.start < hole.end
    )


def _listed(reply: Analysis, greeting: Greeting) -> bool:
    """Whether one of the guide's salutations stands there, with nothing beside it but names."""
    matches = inside(reply, "greeting.allowed", greeting.start, greeting.end)
    names = (Span(name.start, name.end) for name in (greeting.name, *greeting.others) if name)
    spans = (*(Span(match.start, match.end) for match in matches), *names, *_holes(reply, greeting))
    return bool(matches) and covered(reply, greeting.start, greeting.end, spans)


def _with_name(greeting: Greeting, match: Match) -> int:
    """Where a salutation ends with its name, so that a suggestion replaces both."""
    name = greeting.name
    return max(match.end, name.end) if name is not None and name.start >= match.start else match.end


def _suggestions(options: Options, greeting: Greeting | None) -> tuple[str, ...]:
    """The guide's salutations for that customer, at most three."""
    name = greeting.name if greeting else None
    fitting = (wording(phrase, name) for phrase in options.allowed)
    return tuple(dict.fromkeys(filter(None, fitting)))[:3]
