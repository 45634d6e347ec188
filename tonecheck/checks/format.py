"""Punctuation and shouting: exclamation marks, words in capitals, emoji, and the subject line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from tonecheck.checks._capitals import Shout, is_plain, quieter, shouts
from tonecheck.checks._shared import excerpt, overlaps
from tonecheck.guide.values import Need
from tonecheck.nlp.patterns.match import VOCABULARY
from tonecheck.rule import Example, Hit, Observation, Rule, Span, Text

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How loud a reply may look."""

    exclamations: Annotated[
        int | None, Meta(description="exclamation marks at most; `!!` and `?!` are always too many", ge=0)
    ] = None
    capitals: Annotated[int | None, Meta(description="words in capitals at most; abbreviations do not count", ge=0)] = (
        None
    )
    emoji: Annotated[int | None, Meta(description="emoji and emoticons at most", ge=0)] = None
    subject: Annotated[Need | None, Meta(description="a subject line, in e-mails and letters")] = None


def _example(text: str, options: str, language: str = "de", channel: str = "email") -> Example:
    return Example(text=text, guide=f"format: {options}", language=language, channel=channel)


RULES = (
    Rule(
        name="format.exclamations",
        severity="warning",
        message=Text("{count} Ausrufezeichen, höchstens {limit}.", "{count} exclamation marks, at most {limit}."),
        variants={
            "run": Text("„{text}“ wirkt laut; ein Zeichen genügt.", "“{text}” looks loud; one mark is enough."),
        },
        why=Text(
            "Ausrufezeichen heben die Stimme; wer jeden Satz hebt, hebt keinen hervor.",
            "Exclamation marks raise the voice; raise it everywhere and nothing stands out.",
        ),
        bad=(
            _example("Guten Tag Frau Berger,\n\nIhr Paket ist da! Endlich! Alles heil!", "{exclamations: 1}"),
            _example("Ihr Paket ist da!!!", "{exclamations: 3}"),
            _example("Did you really open it?!", "{exclamations: 1}", "en"),
        ),
        good=(
            _example("Danke! Ihr Paket ist da.", "{exclamations: 1}"),
            _example("Guten Tag Frau Berger!\n\nIhr Paket ist da.", "{exclamations: 0}"),
            _example("Thank you! Your parcel is here.", "{exclamations: 1}", "en"),
        ),
    ),
    Rule(
        name="format.capitals",
        severity="warning",
        message=Text(
            "„{phrase}“ in Großbuchstaben klingt wie geschrien.",
            "“{phrase}” in capitals sounds like shouting.",
        ),
        why=Text(
            "Großbuchstaben klingen laut; Wichtiges gehört an den Anfang des Satzes.",
            "Capitals are read as volume. What matters belongs at the start of the sentence.",
        ),
        bad=(
            _example("Sie haben NICHT fristgerecht bezahlt.", "{capitals: 0}"),
            _example("Bitte schicken Sie UNBEDINGT die RECHNUNG mit.", "{capitals: 1}"),
            _example("We will NEVER refund an OPENED box.", "{capitals: 0}", "en"),
        ),
        good=(
            _example("Nach der DSGVO löschen wir Ihre Daten; die IBAN bleibt bis Mai.", "{capitals: 0}"),
            _example("Ihre Bestellung AB-77120 kommt mit DHL.", "{capitals: 0}"),
            _example("Bitte schicken Sie UNBEDINGT die Rechnung mit.", "{capitals: 1}"),
            _example("Please send the PDF and your VAT number to DHL.", "{capitals: 0}", "en"),
            _example("Mit dem Code SOMMERPAUSE zahlen Sie keinen Versand.", "{capitals: 0}"),
        ),
    ),
    Rule(
        name="format.emoji",
        severity="warning",
        message=Text("{count} Emoji, höchstens {limit}.", "{count} emoji, at most {limit}."),
        why=Text(
            "Emoji wirken je nach Anlass herzlich oder unpassend; der Guide setzt die Grenze.",
            "Emoji look friendly or out of place, depending on the occasion; the guide sets the limit.",
        ),
        bad=(
            _example("Ihr Paket ist da 🎉📦", "{emoji: 1}"),
            _example("Ihr Paket ist da :-)", "{emoji: 0}"),
            _example("Your parcel is here 🎉", "{emoji: 0}", "en"),
        ),
        good=(
            _example("Ihr Paket ist da 👩‍🚀", "{emoji: 1}"),
            _example("Ihr Paket ist da (siehe Foto 8).", "{emoji: 0}"),
            _example("Your BrightBox™ is here → open it at 18:30.", "{emoji: 0}", "en"),
        ),
    ),
    Rule(
        name="format.subject",
        severity="note",
        message=Text("Es fehlt ein Betreff.", "There is no subject line."),
        variants={
            "unwanted": Text(
                "Dieser Guide schreibt ohne Betreff.",
                "This guide does without a subject line.",
            ),
        },
        why=Text(
            "Am Betreff findet man die Nachricht wieder.",
            "The subject line is how people find the message again.",
        ),
        bad=(
            _example("Guten Tag Frau Berger,\n\nIhr Paket ist da.", "{subject: required}"),
            _example("Dear Ms Brown,\n\nyour parcel is here.", "{subject: required}", "en", "letter"),
        ),
        good=(
            _example("Betreff: Ihr Paket\n\nGuten Tag Frau Berger,\n\nIhr Paket ist da.", "{subject: required}"),
            _example("Hallo Frau Berger, Ihr Paket ist da.", "{subject: required}", channel="chat"),
            _example("Subject: Your parcel\n\nDear Ms Brown,\n\nyour parcel is here.", "{subject: required}", "en"),
        ),
    ),
)

_WITH_SUBJECT = frozenset({"email", "letter"})
_MARKS = re.compile(r"[!?！？‼⁉]+")
_EXCLAIMING = frozenset("!！‼⁉")
_PICTURES = (
    "\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7ff\U0001f900-\U0001faff"
    "\u231a\u231b\u23e9-\u23f3\u2600-\u2604\u2614\u2615\u2618\u2620-\u2623\u2639\u263a\u2660-\u2668\u267b"
    "\u26a1\u26bd\u26c4\u26c5\u270a-\u270d\u2728\u2753-\u2757\u2763\u2764\u2b50\u2b55"
)
_EMOJI = re.compile(
    r"[\U0001f1e6-\U0001f1ff]{2}|[\d#*]\ufe0f?\u20e3"
    rf"|(?:[{_PICTURES}]|[\u203c-\u3299]\ufe0f)"
    rf"(?:\ufe0f|[\U0001f3fb-\U0001f3ff]|\u200d[{_PICTURES}\u2600-\u27bf])*"
    r"|(?<![^\s.!?,])(?:[:;=][-'’]?[()DPpOo|*3]+|8-\)|[:;=]-[/\\]|<3|\^\^|xD)(?![\w/])"
)


def check(reply: Analysis, options: Options) -> Iterator[Observation]:
    """Hits for what is more than the guide allows, and for a subject line that is missing or not wanted."""
    if options.exclamations is not None:
        yield from _exclamations(reply, options.exclamations)
    if options.capitals is not None:
        yield from _capitals(reply, options.capitals)
    if options.emoji is not None:
        yield from _too_many(
            "emoji", [span for span in _emoji(reply) if not _in_placeholder(reply, span)], options.emoji
        )
    if options.subject is not None and reply.channel in _WITH_SUBJECT:
        yield from _subject(reply, options.subject)


def applies(reply: Analysis, options: Options) -> bool:
    """Whether something is limited, or the channel has subject lines."""
    limits = (options.exclamations, options.capitals, options.emoji)
    with_subject = options.subject is not None and reply.channel in _WITH_SUBJECT
    return with_subject or any(limit is not None for limit in limits)


#: What is in every emoji or emoticon; looked for first, as nearly no reply has one.
_IN_PICTURES = re.compile("[\u20e3\u203c-\u3299\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff]")
_IN_EMOTICONS = re.compile(r"[:;=8<^x][-'’()DPpOo|*3^]")


def _emoji(reply: Analysis) -> Iterator[Span]:
    if _IN_PICTURES.search(reply.text) or _IN_EMOTICONS.search(reply.text):
        yield from _own(reply, _EMOJI)


def _own(reply: Analysis, pattern: re.Pattern[str]) -> Iterator[Span]:
    for span in reply.own:
        for match in pattern.finditer(reply.text, span.start, span.end):
            yield Span(match.start(), match.end())


def _in_placeholder(reply: Analysis, span: Span) -> bool:
    return any(hole.start < span.end and span.start < hole.end for hole in reply.anatomy.placeholders)


def _house_words(reply: Analysis) -> tuple[Span, ...]:
    """The brand's and its products' names, which may be written in capitals and with marks."""
    products = tuple(Span(match.start, match.end) for match in reply.watched(VOCABULARY))
    brand = re.escape(reply.brand.name) if reply.brand.name else r"(?!)"
    return (*products, *(Span(found.start(), found.end()) for found in re.finditer(brand, reply.text)))


def _exclamations(reply: Analysis, limit: int) -> Iterator[Hit]:
    house = _house_words(reply)
    marks = [
        span
        for span in _own(reply, _MARKS)
        if not _EXCLAIMING.isdisjoint(reply.text[span.start : span.end])
        and not overlaps(span.start, span.end, house)
        and not _in_placeholder(reply, span)
    ]
    greeting, closing = reply.anatomy.greeting, reply.anatomy.closing
    frame = [Span(part.start, part.end + 1) for part in (greeting, closing) if part is not None]
    counted = [span for span in marks if not overlaps(span.start, span.end, frame)]
    runs = [span for span in marks if span.end - span.start > 1 or reply.text[span.start] in "‼⁉"]
    if len(counted) > limit:
        count = sum(char in _EXCLAIMING for span in counted for char in reply.text[span.start : span.end])
        yield from _too_many("exclamations", counted, limit, count=count, better=_calmer(reply.text, counted[limit]))
    elif runs:
        yield _loud(reply.text, runs)


#: Marks in a run up to which it may be a slip of the finger.
_SLIP = 2


def _loud(text: str, runs: list[Span]) -> Hit:
    """One hit for all runs of marks, with a better mark for the first of them; a single `!!` is a slip, no habit."""
    first, *others = runs
    is_slip = not others and first.end - first.start <= _SLIP and text[first.start] not in "‼⁉"
    better = "?" if any(sign in text[first.start : first.end] for sign in "?？⁉") else "!"
    return Hit(
        rule="format.exclamations",
        variant="run",
        start=first.start,
        end=first.end,
        severity="note" if is_slip else None,
        related=tuple(others),
        suggestions=(better,),
        safe=True,
        at=("exclamations",),
    )


def _calmer(text: str, mark: Span) -> str | None:
    """A full stop or question mark instead of a mark that ends a sentence; None for one inside it."""
    if text[mark.start - 1 : mark.start].isalnum() and _AFTER_END.match(text, mark.end):
        return "?" if any(sign in text[mark.start : mark.end] for sign in "?？⁉") else "."
    return None


_AFTER_END = re.compile(r"\s|\Z")


def _too_many(
    key: str, spans: list[Span], limit: int, count: int | None = None, better: str | None = None
) -> Iterator[Hit]:
    """One hit at the first place over the limit, with the other places beside it."""
    if len(spans) > limit:
        first, others = spans[limit], (*spans[:limit], *spans[limit + 1 :])
        yield Hit(
            rule=f"format.{key}",
            start=first.start,
            end=first.end,
            values={"count": str(count or len(spans)), "limit": str(limit)},
            related=others,
            suggestions=(better,) if better else (),
            safe=better is not None,
            at=(key,),
        )


def _capitals(reply: Analysis, limit: int) -> Iterator[Hit]:
    """A hit for each run of words in capitals over the limit."""
    left = limit
    for shout in shouts(reply, _house_words(reply)):
        left -= len(shout.words)
        if left < 0:
            yield _shouted(reply, shout)


def _shouted(reply: Analysis, shout: Shout) -> Hit:
    start, end = shout.words[0].start, shout.words[-1].end
    return Hit(
        rule="format.capitals",
        start=start,
        end=end,
        values={"phrase": excerpt(reply.text[start:end])},
        suggestions=(quieter(reply, shout),),
        safe=is_plain(reply, shout),
        at=("capitals",),
    )


def _subject(reply: Analysis, need: Need) -> Iterator[Hit]:
    zone = reply.zone("subject")
    label = re.match(r"\s*[\w ]{0,12}:", reply.text[zone.start : zone.end]) if zone else None
    words = reply.text[zone.start + (label.end() if label else 0) : zone.end].strip() if zone else ""
    if need == "required" and not words:
        yield Hit(rule="format.subject", start=0, end=0, at=("subject",))
    elif need == "forbidden" and zone is not None:
        yield Hit(rule="format.subject", variant="unwanted", start=zone.start, end=zone.end, at=("subject",))
