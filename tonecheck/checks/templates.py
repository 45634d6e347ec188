"""Variables of canned responses: left unfilled, unknown, misspelt, unbalanced, without a fallback, glued to a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta

from tonecheck.checks import _code as code
from tonecheck.checks._expressions import is_given, names_read
from tonecheck.checks._shared import overlaps
from tonecheck.checks._variables import SYNTAXES, Syntax, blocks, glue, unbalanced
from tonecheck.rule import Example, Hit, Observation, Rule, Span, Text

if TYPE_CHECKING:
    from tonecheck.anatomy.zone import Placeholder
    from tonecheck.nlp.analysis import Analysis


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the house's template languages are, and which variables they know."""

    syntax: Annotated[
        tuple[Syntax, ...],
        Meta(
            description="the template languages in use; variables of others are unknown. "
            "`dollar` is `${name}`, `braces` `{name}`, `angles` `<<name>>`, which else is a mark for a person to fill in"
        ),
    ] = ()
    known: Annotated[
        tuple[str, ...], Meta(description="names of variables, `ticket.*` for all that begin like that")
    ] = ()
    fallback: Annotated[
        Literal["required", "optional"] | None,
        Meta(description="whether a variable must have a fallback for when it is empty"),
    ] = None


def _example(text: str, options: str, language: str = "de") -> Example:
    return Example(text=text, guide=f"templates: {options}", language=language)


def _template(text: str, options: str, language: str = "de") -> Example:
    """A canned response, whose variables are still to be filled."""
    guide = f"templates: {options}\nlevels: {{templates.unfilled: off}}"
    return Example(text=text, guide=guide, language=language)


_KNOWN = "{known: [ticket.requester.first_name, ticket.id]}"

RULES = (
    Rule(
        name="templates.unfilled",
        severity="error",
        message=Text("„{text}“ ist noch nicht ausgefüllt.", "“{text}” has not been filled in yet."),
        why=Text(
            "Ein leerer Platzhalter zeigt, dass niemand die Antwort gelesen hat, bevor sie hinausging.",
            "An empty placeholder shows that nobody read the reply before it went out.",
        ),
        bad=(
            _example("Hallo {{ticket.requester.first_name}},\n\nIhr Paket ist unterwegs.", "{}"),
            _example("Ihr Paket kommt am [DATUM] bei Ihnen an.", "{}"),
            _example("Your parcel will arrive on [DATE].", "{}", "en"),
            _example("Hello {{name}},\n\nyour order XXX is on its way.", "{}", "en"),
        ),
        good=(
            _example("Hallo Frau Berger,\n\nIhr Paket kommt am 12. Mai an.", "{}"),
            _example("Die Größe XXL ist wieder da [siehe Shop].", "{}"),
            _example("Hello Ms Brown,\n\nyour parcel will arrive on 12 May.", "{}", "en"),
        ),
    ),
    Rule(
        name="templates.unknown",
        severity="error",
        message=Text("Der Guide kennt die Variable „{name}“ nicht.", "The guide knows no variable “{name}”."),
        variants={
            "syntax": Text(
                "„{text}“ gehört zu keiner Vorlagensprache des Hauses.",
                "“{text}” belongs to none of the template languages in use.",
            ),
        },
        without_own_list=Text(
            "welche Variablen es gibt, sagt nur ein eigener Guide, in `templates.known`",
            "which variables there are only a guide of your own can say, in `templates.known`",
        ),
        why=Text(
            "Unbekannte Variablen bleiben leer oder stehen wörtlich in der Nachricht; was es gibt, nennt `templates.known`.",
            "Unknown variables stay empty or are sent as they are; those that exist belong in `templates.known`.",
        ),
        bad=(
            _template("Ihre Lieferung {{shipment.tracking_url}} ist da.", _KNOWN),
            _template("Ihr Paket ist da, #{ticket.customer.firstname}.", "{syntax: [zendesk]}"),
            _template("Ihr Paket ist da, <OTRS_CUSTOMER_REALNAME>.", "{syntax: [zammad]}"),
            _template("Your parcel {{shipment.tracking_url}} is here.", _KNOWN, "en"),
        ),
        good=(
            _template("Ihre Anfrage {{ticket.id}} ist da.", _KNOWN),
            _template("Ihre Anfrage {{ticket.id}} ist da.", "{syntax: [zendesk]}"),
            _template("Es fehlt: {% for item in order.items %}{{item.name}} {% endfor %}", _KNOWN),
            _template("Your request {{ticket.id}} is here.", "{known: ['ticket.*']}", "en"),
        ),
    ),
    Rule(
        name="templates.misspelt",
        severity="error",
        message=Text(
            "Die Variable „{name}“ gibt es nicht. Ist „{close}“ gemeint?",
            "There is no variable “{name}”. Did you mean “{close}”?",
        ),
        without_own_list="warning",
        why=Text(
            "Ein falscher Buchstabe, und statt des Namens steht die Variable in der Nachricht.",
            "One wrong letter, and the variable is sent instead of the name.",
        ),
        bad=(
            _template("Hallo {{ticket.requester.fist_name}},\n\nIhr Paket ist da.", _KNOWN),
            _template("Hello {{ticket.requestor.first_name}},\n\nyour parcel is here.", _KNOWN, "en"),
        ),
        good=(
            _template("Hallo {{ticket.requester.first_name}},\n\nIhr Paket ist da.", _KNOWN),
            _template("Hallo {{ticket.requester.last_name}},\n\nIhr Paket ist da.", _KNOWN),
            _template("Hello {{ ticket.requester.first_name | default: 'there' }},\n\nit is here.", _KNOWN, "en"),
        ),
    ),
    Rule(
        name="templates.unbalanced",
        severity="error",
        message=Text(
            "„{text}“ ist nicht richtig geschlossen.",
            "“{text}” is not closed properly.",
        ),
        variants={
            "block": Text("Zu „{text}“ fehlt das Gegenstück.", "“{text}” has no counterpart."),
        },
        why=Text(
            "Ohne das Gegenstück wird die Variable nicht ersetzt, sondern so verschickt.",
            "Without its counterpart the variable is sent as it is instead of being replaced.",
        ),
        bad=(
            _example("Hallo {{name},\n\nIhr Paket ist da.", "{}"),
            _example("Hallo {name}},\n\nIhr Paket ist da.", "{}"),
            _example("{% if vip %}Danke für Ihre Treue.", "{}"),
            _example("{{#if vip}}Danke für Ihre Treue.", "{}"),
            _example("Hello {{name,\n\nyour parcel is here.", "{}", "en"),
        ),
        good=(
            _example("Hallo {{name}},\n\nIhr Paket ist da.", "{}"),
            _example('Die Antwort des Servers war {"a": {"b": 1}}.', "{}"),
            _example("{% if vip %}Thank you for your loyalty.{% endif %}", "{}", "en"),
            _example("{{#if vip}}Thank you for your loyalty.{{/if}}", "{}", "en"),
        ),
    ),
    Rule(
        name="templates.no-fallback",
        severity="warning",
        message=Text(
            "„{text}“ sagt nicht, was dort stehen soll, wenn die Angabe fehlt.",
            "“{text}” has no fallback for when nothing is known.",
        ),
        why=Text(
            "Ohne Ersatz beginnt die Nachricht mit „Hallo ,“.",
            "Without a fallback the message begins with “Hello ,”.",
        ),
        bad=(
            _template("Hallo {{first_name}},\n\nIhr Paket ist da.", "{fallback: required}"),
            _template("Hello {{first_name}},\n\nyour parcel is here.", "{fallback: required}", "en"),
        ),
        good=(
            _template("Hallo {{first_name | default: 'und guten Tag'}},\n\nes ist da.", "{fallback: required}"),
            _template("Hallo {{first_name}},\n\nIhr Paket ist da.", "{fallback: optional}"),
            _template(
                "Hello {% if first_name %}{{first_name}}{% else %}there{% endif %},\n\nit is here.",
                "{fallback: required}",
                "en",
            ),
        ),
    ),
    Rule(
        name="templates.glued",
        severity="warning",
        message=Text(
            "„{text}“ klebt am Wort daneben: Es fehlt ein Leerzeichen.",
            "“{text}” runs into the word next to it: a space is missing.",
        ),
        why=Text("Ausgefüllt steht dort sonst „HalloAnna“.", "Filled in, it would read “HelloAnna”."),
        bad=(
            _example("Hallo{{name}},\n\nIhr Paket ist da.", "{}"),
            _example("Hello {{name}}your parcel is here.", "{}", "en"),
        ),
        good=(
            _example("Hallo {{name}}, Ihr Paket ist da.", "{}"),
            _example("Alles steht auf https://shop.example/p/{{id}}a.", "{}"),
            _example("This is {{name}}'s parcel with number AG-{{id}}.", "{}", "en"),
        ),
    ),
)

#: Marks for a person to fill in, which no template language replaces, unless the house says that its own does.
_MARKS = frozenset({"brackets", "angles", "marker"})
_VARIABLES_IF_NAMED = frozenset({"angles"})
_FALLBACK = re.compile(r"\|\s*(?:default|fallback)\b|\?\?|\|\||\?[^:]*:|,\s*fallback\s*=|\b(?:else|or)\b")
_WITH_FALLBACK = frozenset({"mustache", "freescout", "smarty", "erb"})


def check(reply: Analysis, options: Options) -> Iterator[Observation]:
    """Hits for the placeholders outside quoted mail, and for brackets that do not close."""
    quotes = tuple(Span(zone.start, zone.end) for zone in reply.anatomy.zones if zone.zone == "quote")
    holes = [hole for hole in reply.anatomy.placeholders if not overlaps(hole.start, hole.end, quotes)]
    for hole in holes:
        if not reply.reply.is_template or hole.syntax == "marker":  # nobody fills XXX in later
            yield Hit(rule="templates.unfilled", start=hole.start, end=hole.end, topic="variable")
    marks = _MARKS - _VARIABLES_IF_NAMED.intersection(options.syntax)
    yield from _glued(reply.text, [hole for hole in holes if hole.syntax not in marks])
    yield from _unbalanced(reply.text, quotes)
    given = code.given(reply)
    asked = {
        hole: names
        for hole in holes
        if hole.syntax != "liquid-tag"
        and hole.syntax not in marks
        and (names := [name for name in names_read(hole) if not is_given(name, given)])
    }
    for hole, names in asked.items():
        yield from _unknown(hole, names, options)
    yield from code.hits(reply, options.known, quotes)
    if options.fallback == "required":
        yield from _no_fallback(reply.text, asked)


def applies(reply: Analysis, options: Options) -> bool:
    """Whether the reply has placeholders, whole or broken, or its page has some whose names are to be checked."""
    return (
        bool(reply.anatomy.placeholders)
        or next(unbalanced(reply.text), None) is not None
        or (bool(options.known) and next(chain(code.in_tags(reply), code.in_conditions(reply.text)), None) is not None)
    )


def _unknown(hole: Placeholder, names: Iterable[str], options: Options) -> Iterator[Hit]:
    ours = frozenset[str]().union(*(SYNTAXES[name] for name in options.syntax))
    if ours and hole.syntax not in ours:
        yield Hit(
            rule="templates.unknown",
            variant="syntax",
            start=hole.start,
            end=hole.end,
            values={"name": next(iter(names))},
            at=("syntax",),
            topic="variable",
        )
        return
    known = options.known
    name = next((name for name in names if not any(fnmatchcase(name, one) for one in known)), None) if known else None
    if name is None:
        return
    rule, close = code.misnamed(name, known)
    yield Hit(
        rule=rule,
        start=hole.start,
        end=hole.end,
        values={"name": name, "close": close},
        suggestions=(hole.text.replace(name, close, 1),) if close else (),
        at=("known",),
        topic="variable",
    )


def _no_fallback(text: str, holes: Iterable[Placeholder]) -> Iterator[Hit]:
    """A hit for each variable without a default, outside of a block that has an `else`."""
    guarded = [block for block, has_else in blocks(text)[0] if has_else]
    for hole in holes:
        if (
            hole.syntax in _WITH_FALLBACK
            and not _FALLBACK.search(hole.text)
            and not overlaps(hole.start, hole.end, guarded)
        ):
            yield Hit(rule="templates.no-fallback", start=hole.start, end=hole.end, at=("fallback",), topic="variable")


def _unbalanced(text: str, quotes: tuple[Span, ...]) -> Iterator[Hit]:
    for span in unbalanced(text):
        if not overlaps(span.start, span.end, quotes):
            yield Hit(rule="templates.unbalanced", start=span.start, end=span.end)
    for tag in blocks(text)[1]:
        if not overlaps(tag.start, tag.end, quotes):
            yield Hit(rule="templates.unbalanced", variant="block", start=tag.start, end=tag.end)


def _glued(text: str, holes: list[Placeholder]) -> Iterator[Hit]:
    for hole in holes:
        if hole.syntax != "liquid-tag":
            before, behind = glue(text, hole)
            if before or behind:
                better = " " * before + hole.text + " " * behind
                yield Hit(rule="templates.glued", start=hole.start, end=hole.end, suggestions=(better,))
