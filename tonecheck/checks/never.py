"""What must never go out: competitors, internal words, the customer's account, card or password in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta

from tonecheck.checks._personal import FINDERS
from tonecheck.checks._shared import longest, overlaps
from tonecheck.guide.values import Brand, Phrases
from tonecheck.nlp.patterns.match import Watch
from tonecheck.rule import Example, Hit, Observation, Rule, Span, Text

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """Words and data that no reply may have, anywhere in it."""

    competitors: Annotated[
        Phrases, Meta(description="names of competitors; what the customer wrote does not count")
    ] = ()
    internal: Annotated[Phrases, Meta(description="words and numbers that only your own people should see")] = ()
    personal_data: Annotated[
        tuple[Literal["iban", "credit_card", "password"], ...],
        Meta(description="customer data that must not appear in plain text; every output masks them"),
    ] = ()
    allow: Annotated[
        tuple[str, ...], Meta(description="texts that are allowed all the same, such as your own account")
    ] = ()


def _example(text: str, options: str, language: str = "de") -> Example:
    return Example(text=text, guide=f"never: {options}", language=language)


_DATA = "{personal_data: [iban, credit_card, password], allow: ['DE02 1203 0000 0000 2020 51']}"

RULES = (
    Rule(
        name="never.competitor",
        severity="error",
        message=Text(
            "„{text}“ ist ein Mitbewerber und soll nicht in Antworten stehen.",
            "“{text}” is a competitor and should not be named in replies.",
        ),
        why=Text(
            "Vergleiche mit anderen wirken leicht herabsetzend und sind rechtlich heikel.",
            "Comparisons with others easily sound disparaging and can be legally risky.",
        ),
        bad=(
            _example("Bei Bergfreund ist die Jacke auch nicht billiger.", "{competitors: [Bergfreund]}"),
            _example("Peakstore charges more for shipping.", "{competitors: [Peakstore]}", "en"),
        ),
        good=(
            _example("Bei uns ist die Jacke ab Montag wieder da.", "{competitors: [Bergfreund]}"),
            _example("Our shipping is free from Monday.", "{competitors: [Peakstore]}", "en"),
        ),
    ),
    Rule(
        name="never.internal",
        severity="error",
        message=Text(
            "„{text}“ ist intern und gehört nicht in eine Antwort.",
            "“{text}” is internal and does not belong in a reply.",
        ),
        why=Text(
            "Interne Begriffe helfen niemandem weiter und verraten, wie das Haus arbeitet.",
            "Internal terms help nobody and give away how you work.",
        ),
        bad=(
            _example("Ihr Fall ist jetzt in der Eskalationsstufe 2.", "{internal: [Eskalationsstufe]}"),
            _example("We logged it as INC-204417.", "{internal: ['/INC-[0-9]{6}/']}", "en"),
        ),
        good=(
            _example("Eine Kollegin aus der Technik kümmert sich jetzt darum.", "{internal: [Eskalationsstufe]}"),
            _example("We logged it under order 204417.", "{internal: ['/INC-[0-9]{6}/']}", "en"),
        ),
    ),
    Rule(
        name="never.personal-data",
        severity="error",
        message=Text(
            "Hier stehen Zugangs- oder Zahlungsdaten im Klartext.",
            "There are login or payment data here in plain text.",
        ),
        variants={
            "iban": Text(
                "Hier steht eine IBAN im Klartext; die letzten vier Ziffern genügen.",
                "There is an IBAN here in plain text; its last four digits are enough.",
            ),
            "credit_card": Text(
                "Hier steht eine Kartennummer im Klartext; die letzten vier Ziffern genügen.",
                "There is a card number here in plain text; its last four digits are enough.",
            ),
            "password": Text(
                "Hier steht ein Passwort im Klartext; ein Link zum Zurücksetzen ist sicherer.",
                "There is a password here in plain text; a link to reset it is safer.",
            ),
        },
        why=Text(
            "Nachrichten werden weitergeleitet und abgelegt; was in ihnen steht, ist nicht mehr geheim.",
            "Messages are forwarded and archived; what is in them is no longer secret.",
        ),
        bad=(
            _example("Das Geld geht auf Ihr Konto DE89 3704 0044 0532 0130 00.", _DATA),
            _example("Ihr Passwort lautet Sommer2024, bitte ändern Sie es.", _DATA),
            _example("We have charged your card 4111-1111-1111-1111.", _DATA, "en"),
        ),
        good=(
            _example("Bitte überweisen Sie auf unser Konto DE02 1203 0000 0000 2020 51.", _DATA),
            _example("Das Geld geht auf Ihr Konto mit der Endung 3000.", _DATA),
            _example("Ihr Passwort ist abgelaufen.", _DATA),
            _example("Your order number is 4111-1111-1111-1112.", _DATA, "en"),
        ),
    ),
)


def watch(options: Options, _brand: Brand, _language: str) -> Iterable[Watch]:
    """Competitors and internal words, also in signatures and quotes."""
    if options.competitors:
        yield Watch(label="never.competitors", phrases=options.competitors, everywhere=True)
    if options.internal:
        yield Watch(label="never.internal", phrases=options.internal, everywhere=True)


def check(reply: Analysis, options: Options) -> Iterator[Observation]:
    """A hit for each competitor, internal word and secret that the guide does not allow."""
    allowed = tuple(_allowed(reply.text, options.allow))
    quotes = tuple(Span(zone.start, zone.end) for zone in reply.anatomy.zones if zone.zone == "quote")
    if options.competitors:
        yield from _phrases(reply, "never.competitor", "competitors", (*allowed, *quotes))
    if options.internal:
        yield from _phrases(reply, "never.internal", "internal", allowed)
    for number, kind in enumerate(options.personal_data):
        for span in FINDERS[kind](reply.text):
            if not overlaps(span.start, span.end, allowed):
                yield Hit(
                    rule="never.personal-data",
                    start=span.start,
                    end=span.end,
                    variant=kind,
                    secret=True,
                    at=("personal_data", number),
                )


def applies(_reply: Analysis, options: Options) -> bool:
    """Whether the guide names anything."""
    return bool(options.competitors or options.internal or options.personal_data)


def _phrases(reply: Analysis, rule: str, key: str, allowed: tuple[Span, ...]) -> Iterator[Hit]:
    for match in longest(reply.watched(f"never.{key}")):
        if not overlaps(match.start, match.end, allowed):
            yield Hit(rule=rule, start=match.start, end=match.end, at=(key, match.phrase))


def _allowed(text: str, allow: Iterable[str]) -> Iterator[Span]:
    """Where the allowed texts stand, however blanks and hyphens are set in them."""
    for entry in allow:
        letters = [re.escape(char) for char in entry if char.isalnum() or char not in " \u00a0-"]
        if letters:
            for match in re.finditer(r"[\s\u00a0-]*".join(letters), text, re.IGNORECASE):
                yield Span(match.start(), match.end())
