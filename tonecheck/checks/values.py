"""The brand's values: wordings that show them, and wordings that break them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from tonecheck.checks._shared import body_end, longest, own_why, wording
from tonecheck.guide.values import Brand, Phrases
from tonecheck.nlp.patterns.match import Watch
from tonecheck.rule import Example, Good, Hit, Observation, Rule, Text

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """What a value means in a reply."""

    means: Annotated[str | None, Meta(description="the value in one sentence, shown with each finding")] = None
    shows: Annotated[Phrases, Meta(description="phrases that show the value")] = ()
    breaks: Annotated[Phrases, Meta(description="phrases that contradict the value")] = ()
    required: Annotated[bool, Meta(description="whether every reply must show the value")] = False


Options = dict[str, Value]


def _example(text: str, guide: str, language: str = "de") -> Example:
    return Example(text=text, guide=f"values: {guide}", language=language)


_CLOSENESS = "{Nähe: {means: Wir sprechen mit Menschen., breaks: [Ihr Vorgang], shows: [für Sie], required: true}}"
_CARE = "{Care: {means: We repair things., breaks: [throw … away], shows: [repair, reuse], required: true}}"

RULES = (
    Rule(
        name="values.broken",
        severity="warning",
        message=Text("„{text}“ widerspricht dem Wert „{value}“.", "“{text}” contradicts the value “{value}”."),
        why=Text(
            "Werte gelten, wenn man sie in jeder Antwort liest.",
            "Values are real when they can be read in every reply.",
        ),
        bad=(
            _example("Ihr Vorgang wird bearbeitet.", _CLOSENESS),
            _example("Please throw the old bottle away.", _CARE, "en"),
        ),
        good=(
            _example("Ich habe das heute für Sie geklärt.", _CLOSENESS),
            _example("We repair the bottle, so please keep it.", _CARE, "en"),
        ),
    ),
    Rule(
        name="values.not-shown",
        severity="note",
        message=Text(
            "Vom Wert „{value}“ ist in dieser Antwort nichts zu lesen.",
            "Nothing in this reply shows the value “{value}”.",
        ),
        why=Text(
            "Der Guide möchte, dass dieser Wert in jeder Antwort zu spüren ist.",
            "The guide wants this value to be felt in every reply.",
        ),
        bad=(
            _example("Das Geld ist morgen auf dem Konto.", _CLOSENESS),
            _example("The new bottle costs 12 pounds.", _CARE, "en"),
        ),
        good=(
            _example("Ich habe das heute für Sie geklärt.", _CLOSENESS),
            _example("The new bottle costs 12 pounds.", "{Care: {shows: [repair]}}", "en"),
        ),
    ),
)


def watch(options: Options, _brand: Brand, _language: str) -> Iterable[Watch]:
    """What shows and what breaks each value."""
    for name, value in options.items():
        if value.shows:
            yield Watch(label=f"values.{name}.shows", phrases=value.shows)
        if value.breaks:
            yield Watch(label=f"values.{name}.breaks", phrases=value.breaks)


def check(reply: Analysis, options: Options) -> Iterator[Observation]:
    """A hit where a value is broken or a required one not shown; praise where one is shown."""
    for name, value in options.items():
        for match in longest(reply.watched(f"values.{name}.breaks")) if value.breaks else ():
            yield Hit(
                rule="values.broken",
                start=match.start,
                end=match.end,
                values={"value": name},
                why=own_why(value.means),
                at=(name, "breaks", match.phrase),
            )
        if _shown(reply, name, value):
            yield Good(_praise(name))
        elif value.required and value.shows:
            yield _not_shown(reply, name, value)


def applies(reply: Analysis, options: Options) -> bool:
    """Whether a value is required, shown or broken."""
    return any(
        (value.required and value.shows)
        or _shown(reply, name, value)
        or (value.breaks and reply.watched(f"values.{name}.breaks"))
        for name, value in options.items()
    )


def _shown(reply: Analysis, name: str, value: Value) -> bool:
    return bool(value.shows) and bool(reply.watched(f"values.{name}.shows"))


def _praise(name: str) -> Text:
    return Text(f"zeigt „{name}“", f"shows “{name}”")


def _not_shown(reply: Analysis, name: str, value: Value) -> Hit:
    end = body_end(reply)
    return Hit(
        rule="values.not-shown",
        start=end.start,
        end=end.end,
        values={"value": name},
        why=own_why(value.means),
        suggestions=tuple(filter(None, map(wording, value.shows)))[:3],
        at=(name, "required"),
    )
