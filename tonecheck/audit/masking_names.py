"""Names of persons in a text: in salutation and farewell, behind titles, by first names, and wherever they recur."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tonecheck.anatomy.zone import Anatomy, Name
from tonecheck.audit.masking_words import ALSO_WORDS, NOT_NAMES
from tonecheck.languages import load

Span = tuple[int, int]
_WORD = r"[^\W\d_a-zäöüßéèà][\w'’]*(?:-[^\W\d_]\w*)*"
_PARTICLE = r"(?:(?:von|van|de|del|della|di|da|dos|al|el|bin|ten|ter|zu|zur|vom|der|den|af)\b ?){1,3}"
_TITLES = (
    r"(?:Frau|Fr\.|Fräulein|Herrn?|Hrn?\.|Familie|Fam\.|Eheleute|Ehepaar|Mrs?\b\.?|Ms\b\.?|Miss|Mx\b\.?|Madam|Sir|Lady|Lord"
    r"|Dr\.?|Prof\.?|Professor(?:in)?|Rev\.?|Monsieur|Madame|Señora?)"
)
_TITLED = re.compile(
    rf"\b{_TITLES}(?: (?:Dr\.|Prof\.|Dipl\.-\w+\.|med\.|Dr\b)){{0,3}} (?P<name>(?:{_PARTICLE})?{_WORD}"
    rf"(?: (?:{_PARTICLE})?{_WORD}){{0,2}})"
)
_INTRODUCED = re.compile(
    r"\b(?:[Mm]ein Name ist|[Ii]ch hei(?:ß|ss)e|[Mm]y name is|[Ss]igned by"
    r"|[Mm]eine? (?:Mutter|Vater|Mann|Frau|Sohn|Tochter)"
    r"|[Mm]y (?:mother|father|husband|wife|son|daughter)|[Ii]nhaber(?:in)?|[Ee]mpfänger(?:in)?"
    r"|[Aa]nsprechpartner(?:in)?"
    r"|[Kk]olleg(?:e|in|en)|[Cc]olleague|[Aa]ccount holder|[Rr]ecipient)(?: ist| is)?:? "
    rf"(?P<name>{_WORD}(?: (?:{_PARTICLE})?{_WORD}){{0,2}})"
)
_INITIALS = re.compile(
    rf"(?:^|(?<=[.!?] )|(?<=, ))(?P<name>(?:[^\W\d_a-zäöü]\. ?){{1,2}}{_WORD})(?=[ .]*(?:\n|$))", re.MULTILINE
)
_BEFORE = re.compile(rf"(?P<first>{_WORD}) $")
_NAMELIKE = re.compile(rf"{_WORD}")


def spans(text: str, anatomy: Anatomy | None, language: str) -> Iterator[Span]:
    """The spans of names, titles left out; what is once known as a name is one wherever it stands in the text."""
    firm = [*_of_zones(text, anatomy), *_by_words(text), *_by_first_names(text, language)]
    yield from firm
    known = {word for start, end in firm for word in _NAMELIKE.findall(text[start:end]) if len(word) > 2}
    known = {word for word in known if word.casefold() not in NOT_NAMES}
    if known:
        again = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(known, key=len, reverse=True)))})s?(?!\w)")
        for one in again.finditer(text):
            yield _with_first_name(text, one.start(), language), one.end()


def _with_first_name(text: str, start: int, language: str) -> int:
    """Where a name begins: with a word before it that can be nothing but a first name that no list has."""
    before = _BEFORE.search(text, max(0, start - 40), start)
    if before is None or len(before["first"]) < 3 or re.fullmatch(_TITLES, before["first"]):
        return start
    return before.start() if _may_follow(before["first"], language, _first_names()) else start


def _of_zones(text: str, anatomy: Anatomy | None) -> Iterator[Span]:
    if anatomy is None:
        return
    greeting, closing = anatomy.greeting, anatomy.closing
    for name in (*((greeting.name, *greeting.others) if greeting else ()), closing.signer if closing else None):
        if name is not None and not any(
            hole.start < name.end and name.start < hole.end for hole in anatomy.placeholders
        ):
            yield from _behind_title(text, name)


def _behind_title(text: str, name: Name) -> Iterator[Span]:
    start = name.start
    if name.title and text.startswith(name.title, start):
        start += len(name.title)
        while start < name.end and text[start] in " .":
            start += 1
    if start < name.end:
        yield start, name.end


def _by_words(text: str) -> Iterator[Span]:
    """Behind a title, or behind words that introduce a person."""
    for pattern in (_TITLED, _INTRODUCED, _INITIALS):
        for found in pattern.finditer(text):
            end = _cut(text, *found.span("name"))
            if end > found.start("name"):
                yield found.start("name"), end


def _cut(text: str, start: int, end: int) -> int:
    """Where a run of words with capitals stops to be a name."""
    last = start
    for word in _NAMELIKE.finditer(text, start, end):
        if word[0].casefold() in NOT_NAMES:
            break
        last = word.end()
    return last


def _by_first_names(text: str, language: str) -> Iterator[Span]:
    """A known first name with the capitalised words behind it, or alone where it is no everyday word."""
    first = _first_names()
    words = list(_NAMELIKE.finditer(text))
    for index, word in enumerate(words):
        low = word[0].casefold().partition("-")[0]
        if low not in first or word[0].casefold() in NOT_NAMES:
            continue
        end, following = word.end(), words[index + 1 : index + 3]
        for one in following:
            between = text[end : one.start()]
            if not re.fullmatch(rf" (?:{_PARTICLE})?", between) or not _may_follow(one[0], language, first):
                break
            end = one.end()
        if end > word.end() or (low not in ALSO_WORDS and len(low) > 2):
            yield word.start(), end


def _may_follow(word: str, language: str, first: frozenset[str]) -> bool:
    """Whether a word may be a last name: no word of the language that everybody uses."""
    low = word.casefold()
    return low in first or (len(word) > 1 and low not in NOT_NAMES and low not in load(language).stop_words)


@cache
def _first_names() -> frozenset[str]:
    return load("de").first_names | load("en").first_names
