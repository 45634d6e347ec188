"""Your terms: the word to use for a thing, and the exact spelling of your own name."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from tonecheck.checks._shared import begins_sentence, like_original, longest, own_why
from tonecheck.guide.values import Brand, Phrases
from tonecheck.nlp.patterns.match import Match, Watch
from tonecheck.nlp.words import fold
from tonecheck.rule import Example, Hit, Observation, Rule, Severity, Text

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A term that the house uses, and the words that it does not use for it."""

    use: Annotated[str, Meta(description="the term to use, exactly as it is written")]
    not_: Annotated[Phrases, Meta(description="words that the term replaces, in any inflected form")]
    why: Annotated[str | None, Meta(description="the reason, shown with each finding")] = None
    severity: Annotated[Severity | None, Meta(description="how serious a finding is: note, warning or error")] = None
    safe: Annotated[
        bool | None,
        Meta(
            description="whether `--fix` may put the term in; by default only where no other word of the sentence changes"
        ),
    ] = None
    except_: Annotated[Phrases, Meta(description="a match that overlaps one of these phrases does not count")] = ()


Options = tuple[Entry, ...]


def _example(text: str, guide: str, language: str = "de") -> Example:
    return Example(text=text, guide=guide, language=language)


_MAIL = "terms: [{use: E-Mail, not: [Email, eMail, Mail]}]"
_CUSTOMER = "terms: [{use: customer, not: [consumer, end user]}]"
_BRAND = "brand: {name: Alpenglück}\nterms: []"
_BRAND_EN = "brand: {name: BrightBox}\nterms: []"

RULES = (
    Rule(
        name="terms.replaced",
        severity="warning",
        message=Text("Statt „{text}“ sagt das Haus „{use}“.", "Say “{use}” rather than “{text}”."),
        why=Text(
            "Ein Ding, ein Wort: Wer verschiedene Wörter liest, sucht nach einem Unterschied.",
            "One thing, one word: people who read two words look for two things.",
        ),
        bad=(
            _example("Ich habe Ihnen gestern eine Email geschickt.", _MAIL),
            _example("Beide Mails sind angekommen.", _MAIL),
            _example("We tell every consumer about the change.", _CUSTOMER, "en"),
        ),
        good=(
            _example("Ich habe Ihnen gestern eine E-Mail geschickt.", _MAIL),
            _example("Schreiben Sie an mail@beispiel.de oder rufen Sie an.", _MAIL),
            _example("We tell every customer about the change.", _CUSTOMER, "en"),
        ),
    ),
    Rule(
        name="terms.spelling",
        severity="warning",
        message=Text("Der Name des Hauses schreibt sich „{use}“.", "The brand's name is written “{use}”."),
        why=Text(
            "Wer den eigenen Namen falsch schreibt, wirkt auch sonst ungenau.",
            "A brand that misspells its own name seems careless in other things too.",
        ),
        bad=(
            _example("Danke für Ihre Bestellung bei Alpenglueck.", _BRAND),
            _example("Willkommen bei Alpen Glück!", _BRAND),
            _example("Danke für Ihre Bestellung bei alpenglück.", _BRAND),
            _example("Thank you for choosing Bright Box.", _BRAND_EN, "en"),
        ),
        good=(
            _example("Danke für Ihre Bestellung bei Alpenglück.", _BRAND),
            _example("Das Alpenglück-Team hilft unter service@alpenglueck.de.", _BRAND),
            _example("Alles steht auf www.alpenglueck.de.", _BRAND),
            _example("BrightBox's help pages are at brightbox.com.", _BRAND_EN, "en"),
        ),
    ),
)

_UMLAUTS = {"ä": "(?:ä|ae|a)", "ö": "(?:ö|oe|o)", "ü": "(?:ü|ue|u)", "ß": "(?:ß|ss)"}
_VOWELS = frozenset("aeiou")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060"), None)


def watch(options: Options, brand: Brand, _language: str) -> Iterable[Watch]:
    """The words that each term replaces, and the spellings of the house's name."""
    for index, entry in enumerate(options):
        own = (entry.use,) if " " in entry.use else ()
        yield Watch(label=f"terms.{index}", phrases=entry.not_, exceptions=(*entry.except_, *own))
    if brand.name:
        yield Watch(label="terms.spelling", phrases=(f"/{spellings(brand.name)}/",))


def spellings(name: str) -> str:
    """A regular expression for a name in any case, with ae for ä and with blanks or hyphens inside or left out."""
    letters = [char for char in unicodedata.normalize("NFC", name) if char.isalnum()]
    parts = [_UMLAUTS.get(char.lower(), re.escape(char)) for char in letters]
    return rf"(?i)\b{'[ -]?'.join(parts)}"


def check(reply: Analysis, options: Options) -> Iterator[Observation]:
    """A hit for each replaced word, and for each place where the house's name is misspelt."""
    for index, entry in enumerate(options):
        for match in longest(reply.watched(f"terms.{index}")):
            if not _stands_there(reply, match, entry.use):
                yield _replaced(reply, index, entry, match)
    name = reply.brand.name
    for match in longest(reply.watched("terms.spelling")) if name else ():
        if name and _misspelt(reply.text[match.start : match.end], name) and not _in_address(reply, match):
            yield Hit(
                rule="terms.spelling",
                start=match.start,
                end=match.end,
                values={"use": name},
                suggestions=(name,),
                safe=True,
            )


def applies(reply: Analysis, options: Options) -> bool:
    """Whether there are terms, or the house has a name."""
    return bool(options) or reply.brand.name is not None


def _stands_there(reply: Analysis, match: Match, term: str) -> bool:
    """Whether the term itself stands there, with a capital where it begins a sentence."""
    original = reply.text[match.start : match.end]
    return _is_term(original, term) or (
        begins_sentence(reply, match.start) and _is_term(original, like_original(term, original, first=True))
    )


def _is_term(text: str, term: str) -> bool:
    """Whether the term itself stands there, perhaps with an ending."""
    return unicodedata.normalize("NFC", text).translate(_INVISIBLE).startswith(term)


def _misspelt(text: str, name: str) -> bool:
    """Whether the text is another spelling of the name, and not two common words that happen to make it up."""
    seen = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    if seen == name:
        return False
    parts = seen.split()
    return len(parts) == len(name.split()) or all(part[0].isupper() for part in parts)


def _in_address(reply: Analysis, match: Match) -> bool:
    """Whether the name is part of a web address, a handle or a hashtag, each of which is one token."""
    token = bisect_right(reply.starts, match.start) - 1
    text = reply.text[reply.starts[token] : reply.ends[token]]
    return text.startswith(("@", "#")) or "." in text or "/" in text


def _replaced(reply: Analysis, index: int, entry: Entry, match: Match) -> Hit:
    original = reply.text[match.start : match.end]
    inflected = _inflected(original, entry.not_[match.phrase], entry.use)
    use = inflected or entry.use
    plain = inflected is not None and _same_grammar(original, use, reply.language)
    return Hit(
        rule="terms.replaced",
        start=match.start,
        end=match.end,
        values={"use": use},
        why=own_why(entry.why),
        severity=entry.severity,
        suggestions=(like_original(use, original, first=begins_sentence(reply, match.start)),),
        safe=plain if entry.safe is None else entry.safe,
        at=(index, "not", match.phrase),
    )


def _inflected(original: str, phrase: str, use: str) -> str | None:
    """The term in the form of the original: as it is, with the s of a plural, with any ending of the same word.

    None where the form differs otherwise, so that nobody can tell how the term would be inflected.
    """
    seen, plain = fold(original), fold(phrase.removeprefix("="))
    ending = seen.removeprefix(plain)
    if seen == plain:
        return use
    if seen == f"{plain}s" or (seen.startswith(plain) and ending.isalpha() and _squashed(plain) == _squashed(use)):
        return use + ending
    return use[:-1] if plain == f"{seen}s" and use.endswith("s") else None


def _squashed(word: str) -> str:
    return fold(word).replace("-", "").replace(" ", "")


def _same_grammar(original: str, use: str, language: str) -> bool:
    """Whether the article before the word stays right: the same head word, in English the same first sound."""
    seen, better = _squashed(original), _squashed(use)
    if language == "en":
        return (seen[:1] in _VOWELS) == (better[:1] in _VOWELS) and seen[:1] != "u" != better[:1]
    return seen.endswith(better) or better.endswith(seen)
