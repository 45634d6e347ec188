"""Wordings to avoid, with what to say instead, and wordings that a reply must contain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from tonecheck.checks._shared import (
    begins_sentence,
    body_end,
    like_original,
    longest,
    meant_for,
    overlaps,
    own_why,
    wording,
)
from tonecheck.guide.values import Brand, Names, Phrases
from tonecheck.nlp.patterns.match import Watch
from tonecheck.rule import Example, Hit, Observation, Rule, Severity, Span, Text

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis


Lexicon = Literal["stock_phrase", "belittle", "passive_hidden", "colloquial", "intensifier", "formal_word"]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Phrases to avoid or to require; a bare phrase or list is one to avoid."""

    shorthand: ClassVar[str] = "avoid"

    avoid: Annotated[Phrases, Meta(description="phrases that a reply must not contain")] = ()
    lexicon: Annotated[
        tuple[Lexicon, ...],
        Meta(description="phrases to avoid from a lexicon that ships with tonecheck, with its better wordings"),
    ] = ()
    say: Annotated[tuple[str, ...], Meta(description="better wordings, best first")] = ()
    why: Annotated[str | None, Meta(description="the reason, shown with each finding")] = None
    severity: Annotated[Severity | None, Meta(description="how serious a finding is: note, warning or error")] = None
    safe: Annotated[bool, Meta(description="whether `--fix` may put in the first of `say`")] = False
    bad: Annotated[tuple[str, ...], Meta(description="sentences in which the entry must give a finding")] = ()
    good: Annotated[tuple[str, ...], Meta(description="sentences in which the entry must not give a finding")] = ()
    except_: Annotated[Phrases, Meta(description="a match that overlaps one of these phrases does not count")] = ()
    require: Annotated[Phrases, Meta(description="phrases that a reply must contain, every one of them")] = ()
    in_: Annotated[Names, Meta(description="situations in which the entry applies; all by default")] = ()
    channels: Annotated[Names, Meta(description="channels on which the entry applies; all by default")] = ()


Options = tuple[Entry, ...]


def _example(text: str, entry: str, language: str = "de", situation: str | None = None) -> Example:
    return Example(text=text, guide=f"phrases: [{entry}]", language=language, situation=situation)


_PATIENCE = "{avoid: ['wir bitten um Verständnis', 'für Unannehmlichkeiten'], say: ['Danke für Ihre Geduld.']}"
_PATIENCE_EN = "{avoid: ['any inconvenience', 'as per our policy'], say: ['Thank you for your patience.']}"

RULES = (
    Rule(
        name="phrases.avoided",
        severity="warning",
        message=Text(
            "„{text}“ gehört zu den Wendungen, die der Guide vermeidet.",
            "“{text}” is on the guide's list of phrases to avoid.",
        ),
        why=Text(
            "Das Haus hat sich auf andere Worte geeinigt.",
            "Other words have been agreed on.",
        ),
        bad=(
            _example("Die Lieferung kommt später. Wir bitten um Verständnis.", _PATIENCE),
            _example("Wir entschuldigen uns für die Unannehmlichkeiten.", "{avoid: 'für … Unannehmlichkeiten'}"),
            _example("Sorry for any inconvenience caused.", _PATIENCE_EN, "en"),
            _example("Bitte zögern Sie nicht, uns anzurufen.", "{lexicon: stock_phrase}"),
            _example("Please do not hesitate to call us.", "{lexicon: stock_phrase}", "en"),
        ),
        good=(
            _example("Bitte zögern Sie nicht, uns anzurufen.", "{lexicon: stock_phrase, except: zögern Sie nicht}"),
            _example("You can call us on weekdays until six.", "{lexicon: stock_phrase}", "en"),
            _example("Ich habe Verständnis dafür, dass Sie verärgert sind.", _PATIENCE),
            _example("Wir schreiben: „Wir bitten um Verständnis“ steht auf dem Schild.", _PATIENCE),
            _example("Your policy number is on the first page.", _PATIENCE_EN, "en"),
        ),
    ),
    Rule(
        name="phrases.missing",
        severity="warning",
        message=Text("Es fehlt: „{phrase}“.", "Missing: “{phrase}”."),
        why=Text(
            "Der Guide verlangt diese Angabe, damit niemand nachfragen muss.",
            "The guide asks for it, so that nobody has to ask again.",
        ),
        bad=(
            _example("Das Geld ist morgen auf Ihrem Konto.", "{require: '{Bestellnummer|Kundennummer}'}"),
            _example("Your refund is on its way.", "{require: 'order number', in: refund}", "en", "refund"),
        ),
        good=(
            _example(
                "Das Geld zu Ihrer Bestellnummer 4711 ist morgen da.",
                "{require: '{Bestellnummer|Kundennummer}'}",
            ),
            _example("Your refund is on its way.", "{require: 'order number', in: refund}", "en", "praise"),
        ),
    ),
)


def watch(options: Options, _brand: Brand, _language: str) -> Iterable[Watch]:
    """What each entry avoids and requires."""
    for index, entry in enumerate(options):
        if entry.avoid:
            yield Watch(label=f"phrases.{index}.avoid", phrases=entry.avoid, exceptions=entry.except_)
        if entry.except_ and entry.lexicon:
            yield Watch(label=f"phrases.{index}.except", phrases=entry.except_)
        for number, phrase in enumerate(entry.require):
            yield Watch(label=f"phrases.{index}.require.{number}", phrases=(phrase,), exceptions=entry.except_)


def check(reply: Analysis, options: Options) -> Iterator[Observation]:
    """A hit for each place where an avoided phrase stands, and for each required one that is missing."""
    for index, entry in enumerate(options):
        if meant_for(reply, entry.in_, entry.channels):
            yield from _avoided(reply, index, entry)
            yield from _from_lexicons(reply, options, index)
            yield from _missing(reply, index, entry)


def applies(reply: Analysis, options: Options) -> bool:
    """Whether an entry is meant for the reply's situation and channel."""
    return any(meant_for(reply, entry.in_, entry.channels) for entry in options)


def _avoided(reply: Analysis, index: int, entry: Entry) -> Iterator[Hit]:
    for match in longest(reply.watched(f"phrases.{index}.avoid")) if entry.avoid else ():
        first = begins_sentence(reply, match.start)
        original = reply.text[match.start : match.end]
        yield Hit(
            rule="phrases.avoided",
            start=match.start,
            end=match.end,
            why=own_why(entry.why),
            severity=entry.severity,
            suggestions=tuple(like_original(better, original, first=first) for better in entry.say),
            safe=entry.safe and bool(entry.say),
            at=(index, "avoid", match.phrase),
            topic="wording",
        )


def _from_lexicons(reply: Analysis, options: Options, index: int) -> Iterator[Hit]:
    """What stands in the lexicons of an entry, but for what an entry's own phrases have told already."""
    entry = options[index]
    told = tuple(Span(match.start, match.end) for label in _labels(options, index) for match in reply.watched(label))
    for number, name in enumerate(entry.lexicon):
        for match, known in reply.lexicon(name):
            if not overlaps(match.start, match.end, told):
                yield Hit(
                    rule="phrases.avoided",
                    start=match.start,
                    end=match.end,
                    why=own_why(entry.why),
                    severity=entry.severity,
                    suggestions=entry.say or ((known.say,) if known.say else ()),
                    at=(index, "lexicon", number),
                    topic="wording",
                )


def _labels(options: Options, index: int) -> Iterator[str]:
    yield from (f"phrases.{number}.avoid" for number, entry in enumerate(options) if entry.avoid)
    if options[index].except_:
        yield f"phrases.{index}.except"


def _missing(reply: Analysis, index: int, entry: Entry) -> Iterator[Hit]:
    for number, phrase in enumerate(entry.require):
        if not reply.watched(f"phrases.{index}.require.{number}"):
            end = body_end(reply)
            yield Hit(
                rule="phrases.missing",
                start=end.start,
                end=end.end,
                values={"phrase": _named(phrase)},
                why=own_why(entry.why),
                severity=entry.severity,
                suggestions=entry.say,
                at=(index, "require", number),
            )


def _named(phrase: str) -> str:
    """A required phrase for a message: its alternatives side by side, a pattern only where there is nothing else."""
    whole = _ALTERNATIVES.fullmatch(phrase)
    parts = [part.strip() for part in _PARTS.findall(whole[1])] if whole else [phrase]
    readable = [_SLOT.sub("…", part) for part in parts if not part.startswith("/")]
    return " / ".join(wording(part) or part for part in readable) or phrase


#: A phrase that is nothing but alternatives; these; and a name, date or number inside of one.
_ALTERNATIVES = re.compile(r"\{((?:\\.|\{[^{}]*\}|[^{}\\])*\|(?:\\.|\{[^{}]*\}|[^{}\\])*)\}")
_PARTS = re.compile(r"\s*(?:/(?:\\.|[^/\\])*/|(?:\\.|\{[^{}]*\}|[^|{}\\])+)")
_SLOT = re.compile(r"\{\w+\}")
