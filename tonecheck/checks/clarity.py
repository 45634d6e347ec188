"""Whether the reply can be understood at once: short sentences, plain words, no officialese, no hedging."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta

from tonecheck.checks._clarity_rules import RULES
from tonecheck.checks._hedges import has_light_hedge
from tonecheck.checks._impersonal import impersonal
from tonecheck.checks._said import is_said
from tonecheck.checks._shared import body_end, is_building_block, longest
from tonecheck.guide.values import Brand, Level, Range, Share
from tonecheck.nlp import readability
from tonecheck.nlp.patterns.match import Watch
from tonecheck.nlp.words import fold
from tonecheck.rule import Hit, Observation, Severity, Span, Text, Unchecked

if TYPE_CHECKING:
    from tonecheck.languages.lexicon import Entry
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.parts import Sentence
    from tonecheck.nlp.patterns.match import Match

__all__ = ["RULES", "Options", "check", "watch"]

Index = Literal[
    "amstad",
    "wiener-1",
    "wiener-2",
    "wiener-3",
    "wiener-4",
    "lix",
    "smog-de",
    "flesch",
    "flesch-kincaid",
    "fog",
    "smog",
]


class Readability(msgspec.Struct, frozen=True, kw_only=True):
    """A readability formula with its limits."""

    index: Annotated[
        Index, Meta(description="the formula; higher is easier with amstad and flesch, harder with the others")
    ]
    max: Annotated[float | None, Meta(description="at most")] = None
    min: Annotated[float | None, Meta(description="at least")] = None


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What clear means in this house."""

    sentence_words: Annotated[int | None, Meta(description="words in a sentence, at most", ge=5)] = None
    reply_words: Annotated[Range | None, Meta(description="words in a reply, from and to")] = None
    readability: Annotated[Readability | None, Meta(description="a formula and its limit")] = None
    passive: Annotated[Share | None, Meta(description="share of the sentences in the passive, at most")] = None
    nominal_style: Annotated[Level | None, Meta(description="sentences made of nouns")] = None
    officialese: Annotated[
        Level | None, Meta(description="the language of offices and forms; a single phrase is a note at most")
    ] = None
    filler: Annotated[Level | None, Meta(description="words that say nothing")] = None
    hedging: Annotated[Level | None, Meta(description="words that weaken a statement")] = None
    abbreviation: Annotated[Level | None, Meta(description="abbreviations that are not explained")] = None
    jargon: Annotated[
        Level | dict[str, str] | None,
        Meta(
            description="internal words, each with its plain wording; or a severity for those in the lexicon, of which a single one is a note"
        ),
    ] = None


#: One passive makes no style, however short the reply.
_FEWEST_PASSIVES = 2
#: A sentence is made of nouns from this number of nominalisations, and this share of its words.
_NOMINAL_COUNT, _NOMINAL_SHARE = 3, 0.15
_NOMINAL = {
    "de": re.compile(r"[A-ZÄÖÜ]\w{3,}(?:ung|ungen|heit|heiten|keit|keiten|tion|tionen|ierung|nahme|nahmen|ität)s?"),
    "en": re.compile(r"\w{3,}(?:tion|tions|ment|ments|ance|ances|ence|ity|ities|isation|ization)"),
}
_NOT_NOMINAL = {
    "de": frozenset({"rechnung", "rechnungen", "bestellung", "bestellungen", "lieferung", "lieferungen", "sendung", "sendungen", "wohnung", "zeitung", "entschuldigung", "versicherung", "leitung", "heizung", "werbung", "station", "position", "information", "informationen", "nummer", "buchung", "buchungen", "einladung", "verpackung", "erstattung", "rücksendung", "anleitung", "meinung", "erfahrung", "lösung", "störung", "ordnung"}),
    "en": frozenset({"payment", "payments", "appointment", "apartment", "department", "moment", "information", "station", "question", "questions", "attention", "replacement", "account", "statement", "city", "community", "quality", "experience", "difference", "section", "option", "options", "collection", "document", "documents", "element"}),
}  # fmt: skip


def watch(options: Options, _brand: Brand, _language: str) -> Iterable[Watch]:
    """The house's own jargon."""
    if isinstance(options.jargon, dict):
        yield Watch(label="clarity.jargon", phrases=tuple(options.jargon))


def check(reply: Analysis, options: Options) -> Iterator[Observation]:
    """Lengths, formulas, passives, and the words of the lexicons."""
    yield from _lengths(reply, options)
    yield from _readability(reply, options.readability)
    yield from _passive(reply, options.passive)
    yield from _nominal(reply, _on(options.nominal_style))
    official = _in_body(reply, "officialese")
    yield from _words("officialese", _habit(_on(options.officialese), official), official)
    yield from _words("filler", _on(options.filler), _in_body(reply, "filler"))
    short = [pair for pair in _in_body(reply, "abbreviation") if is_said(reply, pair[0].start, pair[0].end)]
    yield from _words("abbreviation", _on(options.abbreviation), short)
    yield from _hedging(reply, _on(options.hedging))
    yield from _jargon(reply, options.jargon)


def _on(level: Level | None) -> Severity | None:
    return None if level is None or level == "off" else level


def _lengths(reply: Analysis, options: Options) -> Iterator[Hit]:
    limit = options.sentence_words
    for sentence in reply.body if limit else ():
        if limit and sentence.last - sentence.first <= limit:
            continue  # it has no more words than tokens
        for first, last in _statements(reply, sentence):
            words = sum(
                first <= at < last and reply.text[at].isalpha() for at in reply.starts[sentence.first : sentence.last]
            )
            if limit and words > limit:
                values = {"words": str(words), "most": str(limit)}
                yield Hit(rule="clarity.long-sentence", start=first, end=last, values=values, at=("sentence_words",))
    wanted = options.reply_words
    if wanted is None:
        return
    end = body_end(reply)
    values = {"words": str(reply.words), "most": f"{wanted.max or 0:g}", "least": f"{wanted.min or 0:g}"}
    if wanted.max is not None and reply.words > wanted.max:
        yield Hit(rule="clarity.long-reply", start=end.start, end=end.end, values=values, at=("reply_words",))
    elif wanted.min is not None and reply.words < wanted.min and not is_building_block(reply):
        rule, one = "clarity.short-reply", "one" if reply.words == 1 else None
        yield Hit(rule=rule, start=end.start, end=end.end, variant=one, values=values, at=("reply_words",))


def _statements(reply: Analysis, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The parts of a sentence that end in a full stop, though a small letter or no blank follows, or a unit precedes."""
    start = sentence.start
    for sign in _STOP.finditer(reply.text, sentence.start, sentence.end):
        word = fold(sign[1] or "")
        if not word or len(word) > _ABBREVIATION or word in _STOPPING or word[-1] in "!?…":
            yield start, len(reply.text[: sign.end()].rstrip())
            start = sign.end()
    yield start, sentence.end


#: Up to this length, with its full stop, a word may be an abbreviation, unless it is one of these.
_ABBREVIATION = 5
_STOPPING = frozenset({"mag.", "it.", "me.", "you.", "us.", "him.", "her.", "tag.", "weg.", "an.", "aus.", "sie.", "ist.", "war.", "hat.", "time.", "up.", "out.", "on.", "°c.", "°f."})  # fmt: skip
#: A sign that ends a sentence, with the word before it; one behind which the blank is missing; the value of a label.
_STOP = re.compile(
    r"(\S*?[.!?…]+[)\"”“»«]?)\s+|(?:(?<=[a-zäöüß]{3})|(?<=\s))([.!?])(?=[A-ZÄÖÜ][a-zäöüß])"
    r"|:\s*\{\{[^{}]*\}\}\s+(?=[A-ZÄÖÜ])"
)


def _readability(reply: Analysis, wanted: Readability | None) -> Iterator[Observation]:
    if wanted is None or not reply.body:
        return
    counts = readability.count_body(reply)
    if counts.words < readability.FEWEST_WORDS:
        yield Unchecked("clarity.readability", Text("weniger als 30 Wörter", "fewer than 30 words"))
        return
    value = round(readability.INDICES[wanted.index](counts), 1)
    over = wanted.max is not None and value > wanted.max
    under = wanted.min is not None and value < wanted.min
    if over or under:
        hardest = max(readability.prose(reply), key=lambda sentence: sentence.last - sentence.first)
        limit = f"≤ {wanted.max:g}" if over else f"≥ {wanted.min:g}"
        yield Hit(
            rule="clarity.readability",
            start=hardest.start,
            end=hardest.end,
            values={"index": wanted.index, "value": _decimal(f"{value:g}"), "limit": _decimal(limit)},
            at=("readability",),
        )


def _decimal(number: str) -> Text:
    """A number as each language writes it."""
    return Text(number.replace(".", ","), number)


def _passive(reply: Analysis, most: Share | None) -> Iterator[Hit]:
    if most is None or not reply.body:
        return
    found = impersonal(reply)
    share = len(found) / len(reply.body)
    if len(found) >= _FEWEST_PASSIVES and share > most.value:
        values = {"share": f"{100 * share:.0f}", "most": most.text, "n": str(len(found)), "of": str(len(reply.body))}
        yield Hit(
            rule="clarity.passive",
            start=found[0].start,
            end=found[0].end,
            related=tuple(found[1:]),
            values=values,
            at=("passive",),
        )


def _nominal(reply: Analysis, level: Severity | None) -> Iterator[Hit]:
    for sentence in reply.body if level else ():
        words = readability.spoken(reply, sentence)
        nouns = [word for word in words if _is_nominal(word, reply.language)]
        if len(nouns) >= _NOMINAL_COUNT and len(nouns) >= _NOMINAL_SHARE * len(words):
            yield Hit(
                rule="clarity.nominal-style",
                start=sentence.start,
                end=sentence.end,
                severity=level,
                values={"nouns": ", ".join(nouns[:4])},
                at=("nominal_style",),
            )


@lru_cache(maxsize=50_000)
def _is_nominal(word: str, language: str) -> bool:
    return bool(_NOMINAL[language].fullmatch(word)) and word.lower() not in _NOT_NOMINAL[language]


def _words(key: str, level: Severity | None, found: Iterable[tuple[Match, Entry]]) -> Iterator[Hit]:
    for match, entry in found if level else ():
        suggestions = (entry.say,) if entry.say else ()
        yield Hit(
            rule=f"clarity.{key}",
            start=match.start,
            end=match.end,
            severity=level,
            suggestions=suggestions,
            at=(key,),
            topic="wording",
        )


def _in_body(reply: Analysis, lexicon: str) -> tuple[tuple[Match, Entry], ...]:
    """The matches in the body: how a reply greets and closes is for the guide's own sections."""
    zones = [zone for zone in reply.anatomy.zones if zone.zone == "body"]
    return tuple(
        (match, entry)
        for match, entry in reply.lexicon(lexicon)
        if any(zone.start <= match.start < zone.end for zone in zones)
    )


def _habit(level: Severity | None, found: Sequence[object]) -> Severity | None:
    """A single paper or internal word is worth a note at most; from the second on it is how the reply speaks."""
    return "note" if level and len(found) == 1 else level


def _hedging(reply: Analysis, level: Severity | None) -> Iterator[Hit]:
    """One hedge is honest; a reply that hedges twice commits to nothing."""
    found = [pair for pair in _in_body(reply, "hedging") if not _feels(reply, pair[0])] if level else []
    if len(found) >= 2 or (found and has_light_hedge(reply, [Span(match.start, match.end) for match, _ in found])):
        yield from _words("hedging", level, found)


def _jargon(reply: Analysis, setting: Level | Mapping[str, str] | None) -> Iterator[Hit]:
    if setting is None or setting == "off":
        return
    if isinstance(setting, str):
        found = [pair for pair in _in_body(reply, "jargon") if not _from_customer(reply, pair[0])]
        yield from _words("jargon", _habit(_on(setting), found), found)
        return
    plain = list(setting.items())
    for match in longest(reply.watched("clarity.jargon")):
        word, meaning = plain[match.phrase]
        if not reply.text[match.end :].lstrip().startswith("("):
            yield Hit(
                rule="clarity.jargon", start=match.start, end=match.end, suggestions=(meaning,), at=("jargon", word)
            )


def _from_customer(reply: Analysis, match: Match) -> bool:
    """Whether the customer used the words first, and so knows them."""
    said = {fold(word) for word in _WORD.findall(reply.reply.customer or "")}
    return said.issuperset(fold(word) for word in _WORD.findall(reply.text[match.start : match.end]))


_WORD = re.compile(r"\w+")


def _feels(reply: Analysis, match: Match) -> bool:
    """Whether the sentence speaks of how it is for the customer, where being sure would be bold."""
    sentence = reply.sentence_at(match.start)
    return sentence is not None and "empathize" in sentence.done and "solve" not in sentence.done
