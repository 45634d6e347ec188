"""What several checks need: where a phrase stands, which context an entry is meant for, how a wording is put in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tonecheck.anatomy.zone import Name
from tonecheck.nlp.words import fold
from tonecheck.rule import Span, Text
from tonecheck.score import FEWEST_WORDS

if TYPE_CHECKING:
    from tonecheck.guide.values import Names
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.parts import Sentence
    from tonecheck.nlp.patterns.match import Match

_BLANKS = re.compile(r"\s+")
_ALTERNATIVES = re.compile(r"\{([^{}|]*)\|[^{}]*\}")
_SLOT = re.compile(r"\{(\w+)\}")
_TITLES = frozenset(
    {
        "frau",
        "herr",
        "herrn",
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "mx",
        "mx.",
        "dr",
        "dr.",
        "prof.",
    }
)
#: What may stand between a salutation and a name, or between two names, without making another wording of it.
_JOINTS = frozenset({"und", "and", "&", "dr.", "dr", "prof.", "prof"})


def meant_for(reply: Analysis, situations: Names, channels: Names) -> bool:
    """Whether an entry with these `in` and `channels` is meant for the reply; empty means every one."""
    return (not situations or reply.situation in situations) and (not channels or reply.channel in channels)


def own_message(text: str) -> Text:
    """The guide's own sentence as a message: the same in both languages; `{text}` is what was found."""
    escaped = text.replace("{", "{{").replace("}", "}}").replace("{{text}}", "{text}")
    return Text(escaped, escaped)


def own_why(text: str | None) -> Text | None:
    """The guide's own reason; None where it gives none, so that the rule's own is said."""
    return Text(text, text) if text else None


def excerpt(text: str, limit: int = 60) -> str:
    """The text on one line, shortened in the middle of a message."""
    line = _BLANKS.sub(" ", text).strip()
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def body_end(reply: Analysis) -> Span:
    """The empty span behind the last sentence of the body, where something that is missing belongs."""
    sentences = reply.body or reply.sentences
    end = sentences[-1].end if sentences else len(reply.text.rstrip())
    return Span(end, end)


def is_building_block(reply: Analysis) -> bool:
    """Whether a response of a library greets nobody: a footer, a form's values, a line to be put into others."""
    is_small = reply.is_list or reply.words < FEWEST_WORDS
    return reply.reply.is_template and reply.anatomy.greeting is None and is_small


def offers_of_help(reply: Analysis) -> tuple[Sentence, ...]:
    """The sentences that offer further help; `steht Ihnen nicht zur Verfügung` is none."""
    said, denied = set[int](), set[int]()
    for match, _ in reply.lexicon("act_offer_help"):
        sentence = reply.sentence_at(match.start)
        if sentence is not None:
            (denied if _DENIED.search(reply.text, match.start, match.end) else said).add(sentence.start)
    offered = {one.start for one in reply.does("offer_help")} - denied
    return tuple(one for one in reply.sentences if one.start in offered or one.start in said)


_DENIED = re.compile(r"\bnicht\s+(?:mehr\s+|immer\s+)?(?:zur|bereit)\b")


def inside(reply: Analysis, label: str, start: int, end: int) -> tuple[Match, ...]:
    """The matches of a watch that stand in `start`–`end`, each span once."""
    spans: dict[tuple[int, int], Match] = {}
    for match in reply.watched(label):
        if start <= match.start and match.end <= end:
            spans.setdefault((match.start, match.end), match)
    return tuple(spans.values())


def longest(matches: Iterable[Match]) -> tuple[Match, ...]:
    """The matches without those that overlap an earlier or longer one."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda found: (found.start, -found.end)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return tuple(kept)


def overlaps(start: int, end: int, spans: Iterable[Span]) -> bool:
    """Whether a range shares a character with one of the spans."""
    return any(start < span.end and span.start < end for span in spans)


def covered(reply: Analysis, start: int, end: int, spans: Iterable[Span]) -> bool:
    """Whether every word in `start`–`end` lies in one of the spans; signs and `und`/`and` do not count."""
    known = tuple(spans)
    return all(
        token_start >= end
        or token_end <= start
        or not any(char.isalnum() for char in norm)
        or norm in _JOINTS
        or overlaps(token_start, token_end, known)
        for norm, token_start, token_end in zip(reply.norms, reply.starts, reply.ends, strict=True)
    )


def without_slots(phrase: str) -> str:
    """A phrase pattern without its slots: `Hallo` for `Hallo {name}`; empty where nothing else is in it."""
    return " ".join(_SLOT.sub(" ", phrase).split())


def wording(phrase: str, name: Name | None = None) -> str | None:
    """A phrase pattern as people would write it, with the name put in; None where it does not suit the name.

    The first of alternatives is taken; an unknown name becomes `…`. A regular expression or a part of a word has no
    wording.
    """
    if phrase.startswith("/") or "*" in phrase:
        return None
    plain = _ALTERNATIVES.sub(r"\1", phrase.removeprefix("="))
    parts: list[str] = []
    for word in plain.split():
        slot = _SLOT.search(word)
        filled = _fill(slot[1], name, parts) if slot else word
        if filled is None:
            return None
        parts.append(word.replace(slot[0], filled) if slot else filled)
    title = name.title if name else None
    if title and any(_other_title(word, title) for word in parts):
        return None
    return " ".join(part for part in parts if part)


def _fill(slot: str, name: Name | None, before: list[str]) -> str | None:
    if name is None:
        return "…" if slot in ("name", "first_name", "title") else None
    if slot == "first_name":
        return name.first
    if slot == "title":
        return name.title
    if slot != "name":
        return None
    titled = any(fold(word) in _TITLES for word in before)
    if not titled:
        return name.text
    return _without_salutation_title(name) if name.title else None


def _without_salutation_title(name: Name) -> str:
    """The name behind Frau, Herr, Ms, Mr; a doctor keeps the degree."""
    words = name.text.split()
    return " ".join(words[1:]) if len(words) > 1 and fold(words[0]) in _TITLES else name.text


def _other_title(word: str, title: str) -> bool:
    """Whether the word is a salutation of somebody else than a person with that title."""
    genders = {"frau": "f", "herr": "m", "herrn": "m", "mrs": "f", "ms": "f", "miss": "f", "mr": "m"}
    mine = genders.get(fold(title.split()[0]).rstrip("."))
    other = genders.get(fold(word).rstrip(".,"))
    return mine is not None and other is not None and mine != other


def like_original(better: str, original: str, *, first: bool) -> str:
    """The better wording with a capital where it begins a sentence as the original does."""
    if first and original[:1].isupper() and better[:1].islower():
        return better[0].upper() + better[1:]
    return better


def begins_sentence(reply: Analysis, offset: int) -> bool:
    """Whether a sentence of the reply begins at that offset."""
    sentence = reply.sentence_at(offset)
    return sentence is not None and not any(char.isalnum() for char in reply.text[sentence.start : offset])
