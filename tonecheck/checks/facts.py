"""Whether the reply gives your facts as the guide states them: one truth across all channels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from tonecheck.checks._acts import quantities
from tonecheck.checks._claims import claims
from tonecheck.checks._shared import inside
from tonecheck.errors import TonecheckError
from tonecheck.guide.values import Brand, Phrases
from tonecheck.nlp import quantities as amounts
from tonecheck.nlp.patterns.match import Match, Watch
from tonecheck.nlp.words import fold, scan
from tonecheck.rule import Example, Good, Hit, Observation, Rule, Span, Text, Unchecked

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.parts import Sentence
    from tonecheck.nlp.quantities import Quantity


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A fact with its one value."""

    about: Annotated[str, Meta(description="what the fact is about, as people call it")]
    near: Annotated[Phrases, Meta(description="words that show that a sentence is about it")] = ()
    value: Annotated[str, Meta(description="the one value, a number with its unit: 30 Tage, 4,95 €, 3 bis 5 Werktage")]

    def __post_init__(self) -> None:
        if amount_of(self.value, "de") is None:
            raise TonecheckError(
                f"{self.value!r} is not a number with a unit, so that no reply can be compared with it.",
                place="value",
                remedy="Write it as `value: 30 Tage`, `value: 30 days` or `value: 4,95 €`.",
            )


Options = tuple[Fact, ...]

_RETURNS = "facts: [{about: Rückgabefrist, near: [Rückgabe, zurückgeben, Rücksendung], value: 30 Tage}]"
_RETURNS_EN = "facts: [{about: return period, near: [return], value: 30 days}]"


def _example(text: str, guide: str, language: str = "de") -> Example:
    return Example(text=text, guide=guide, language=language)


RULES = (
    Rule(
        name="facts.contradiction",
        severity="error",
        message=Text(
            "„{text}“ widerspricht dem Guide ({about}: {value}).",
            "“{text}” contradicts the guide ({about}: {value}).",
        ),
        why=Text(
            "Zwei Auskünfte zu derselben Frage kosten mehr Vertrauen als eine unbequeme.",
            "Two answers to the same question cost more trust than one unwelcome answer.",
        ),
        bad=(
            _example("Guten Tag,\n\nfür die Rückgabe haben Sie 14 Tage Zeit.", _RETURNS),
            _example("Hello,\n\nyou can return it within 14 days.", _RETURNS_EN, "en"),
            _example(
                "Guten Tag,\n\nder Versand kostet 5,95 €.",
                "facts: [{about: Versandkosten, near: [Versand], value: '4,95 €'}]",
            ),
        ),
        good=(
            _example("Guten Tag,\n\nfür die Rückgabe haben Sie 30 Tage Zeit.", _RETURNS),
            _example("Hello,\n\nyou can return it within thirty days.", _RETURNS_EN, "en"),
            _example("Guten Tag,\n\ndas Paket kommt in 3 Tagen.", _RETURNS),
            _example("Guten Tag,\n\nvor 14 Tagen haben Sie die Rückgabe angemeldet.", _RETURNS),
            _example(
                "Guten Tag,\n\ndie Frist für die Rückgabe beträgt vier Wochen.",
                "facts: [{about: Rückgabefrist, near: [Rückgabe], value: 28 Tage}]",
            ),
        ),
    ),
)


def watch(options: Options, _brand: Brand, _language: str) -> Iterable[Watch]:
    """The words near which a fact's value is looked for."""
    for number, fact in enumerate(options):
        yield Watch(label=f"facts.{number}", phrases=fact.near or (fact.about,))


def applies(reply: Analysis, options: Options) -> bool:
    """Whether the reply speaks of any of the facts."""
    return any(reply.watched(f"facts.{number}") for number in range(len(options)))


def check(reply: Analysis, options: Options) -> Iterator[Observation]:
    """A hit for each amount that a sentence gives for a fact, in the same unit, with another value."""
    for number, fact in enumerate(options):
        expected = amount_of(fact.value, reply.language)
        for sentence in reply.sentences:
            words = inside(reply, f"facts.{number}", sentence.start, sentence.end)
            if words and expected is not None:
                yield from _compare(reply, sentence, words, number, fact, expected)


def _compare(
    reply: Analysis, sentence: Sentence, words: tuple[Match, ...], number: int, fact: Fact, expected: Quantity
) -> Iterator[Observation]:
    near = [one for one in quantities(reply) if sentence.start <= one.start < sentence.end and not one.is_past]
    if any(_agrees(one, expected) for one in near):
        yield Good(Text(f"{fact.about} stimmt", f"{fact.about} is right"))
        return
    topics = [Span(word.start, word.end) for word in words]
    said = [one for one in near if claims(reply, sentence, topics, one)]
    same = [one for one in said if one.kind == expected.kind]
    if same:
        closest = min(same, key=lambda one: min(abs(one.start - word.start) for word in words))
        yield Hit(
            rule="facts.contradiction",
            start=closest.start,
            end=closest.end,
            values={"about": fact.about, "value": fact.value},
            suggestions=(fact.value,),
            at=(number, "value"),
        )
    for one in said:
        if {one.kind, expected.kind} == {"time", "months"}:
            yield Unchecked("facts.contradiction", _unclear(reply, one, fact))


def _agrees(one: Quantity, expected: Quantity) -> bool:
    """Whether an amount is the fact's value, or lies within the range that it states."""
    low, high = expected.span
    return one.kind == expected.kind and low <= one.span[0] and one.span[1] <= high


def _unclear(reply: Analysis, one: Quantity, fact: Fact) -> Text:
    written = reply.text[one.start : one.end]
    return Text(
        f"„{written}“ und „{fact.value}“ lassen sich nicht vergleichen: Ein Monat hat nicht immer 30 Tage",
        f"“{written}” and “{fact.value}” cannot be compared: a month does not always have 30 days",
    )


@lru_cache(maxsize=1_000)
def amount_of(text: str, language: str) -> Quantity | None:
    """The quantity that a guide's value means, in the reply's language or the other."""
    for tongue in (language, "en" if language == "de" else "de"):
        spans = scan(text, tongue)
        norms = [fold(text[start:end]) for start, end in spans]
        found = amounts.find(norms, [start for start, _ in spans], [end for _, end in spans], tongue)
        if found:
            return found[0]
    return None
