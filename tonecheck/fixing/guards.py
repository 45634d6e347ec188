"""What a fix never touches: names, numbers, placeholders, quotes, addresses, what is not the agent's own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tonecheck.nlp.blocked import blocked_spans
from tonecheck.nlp.patterns.match import VOCABULARY
from tonecheck.rule import Span

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis

_NUMBER = re.compile(r"\w*\d[\w.,:/-]*\w|\d")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_TITLED = re.compile(
    r"\b(?:Frau|Herrn?|Mr|Mrs|Ms|Mx|Miss|Dr|Prof)\b\.?(?:[ \u00a0]+(?:Dr|Prof)\.)*(?:[ \u00a0]+[^\W\d_a-z][\w'’-]*)+"
)
_OWNER = re.compile(r"(?:dein|euer|eure?|ihre?|deine)[mnrs]?", re.IGNORECASE)
_MARKS = re.compile(r"`[^`\n]+`|\]\([^)\n]*\)|(?<!\w)[@#][\w-]+")
#: What belongs to the character before it: joiners and selectors of emoji, invisible hyphens.
_GLUE = frozenset("\u200d\ufe0e\ufe0f\u20e3\u00ad")


def guarded(reply: Analysis) -> tuple[Span, ...]:
    """The spans of a reply that no fix may share a character with, in order of place."""
    spans = [*blocked_spans(reply.text, reply.anatomy), *_names(reply), *_signature(reply)]
    spans += [Span(match.start, match.end) for match in reply.watched(VOCABULARY)]
    for pattern in (_TITLED, _MARKS):
        spans += [Span(*found.span()) for found in pattern.finditer(reply.text)]
    return tuple(sorted(spans))


def _names(reply: Analysis) -> Iterator[Span]:
    """Who is greeted and who signs, there and wherever a part of the name stands again."""
    greeting, closing = reply.anatomy.greeting, reply.anatomy.closing
    persons = [*((greeting.name, *greeting.others) if greeting else ()), closing.signer if closing else None]
    for person in filter(None, persons):
        yield Span(person.start, person.end)
        for part in filter(None, (person.first, person.last)):
            for found in re.finditer(rf"\b{re.escape(part)}\b", reply.text):
                yield Span(*found.span())


def _signature(reply: Analysis) -> Iterator[Span]:
    """The words with a capital behind the farewell, which nobody may have recognised as a name."""
    closing, zone = reply.anatomy.closing, reply.zone("closing")
    if closing is None or zone is None:
        return
    begin = max(reply.text.find(closing.phrase, closing.start), closing.start) + len(closing.phrase)
    for word in _WORD.finditer(reply.text, begin, zone.end):
        if word.group()[0].isupper() and not _OWNER.fullmatch(word.group()):
            yield Span(*word.span())


def numbers(text: str) -> list[str]:
    """The numbers of a text in order, with the letters and signs in them."""
    return _NUMBER.findall(text)


def splits_a_character(text: str, offset: int) -> bool:
    """Whether a place lies between a letter and its accent, or inside an emoji."""
    if not 0 < offset < len(text):
        return False
    return bool(unicodedata.combining(text[offset])) or text[offset] in _GLUE or text[offset - 1] == "\u200d"


def has_unknown_name(reply: Analysis, start: int, end: int) -> bool:
    """Whether a span of several words holds one with a capital that is no common word: it may be somebody's name."""
    words = list(_WORD.finditer(reply.text, start, end))
    return len(words) > 1 and any(_may_be_name(reply, word) for word in words)


def _may_be_name(reply: Analysis, word: re.Match[str]) -> bool:
    written = unicodedata.normalize("NFC", word.group()).replace("\u00ad", "")
    sentence = reply.sentence_at(word.start())
    if not written[0].isupper() or (sentence and not reply.text[sentence.start : word.start()].strip()):
        return False
    if reply.language == "en":
        return written not in ("I", "I'm", "I'll", "I've", "I'd", "I’m", "I’ll", "I’ve", "I’d")
    import simplemma

    return not simplemma.is_known(written, lang="de")
