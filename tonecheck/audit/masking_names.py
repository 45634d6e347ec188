"""Names of persons in a text: in salutation and farewell, behind titles, by first names, and wherever they recur."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tonecheck.anatomy.zone import Anatomy, Name
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
_NAMELIKE = re.compile(rf"{_WORD}")
#: Words with a capital behind a name or title that are none themselves.
_NOT_NAMES = frozenset(
    (
        *(
            "sie",
            "ihnen",
            "ihr",
            "ihre",
            "ihrem",
            "ihren",
            "die",
            "der",
            "das",
            "wir",
            "ich",
            "es",
            "bitte",
            "danke",
            "vielen",
        ),
        *(
            "und",
            "aus",
            "vom",
            "hat",
            "ist",
            "in",
            "im",
            "am",
            "the",
            "we",
            "i",
            "you",
            "your",
            "our",
            "thank",
            "please",
            "if",
        ),
        *(
            "kundenservice",
            "team",
            "abteilung",
            "service",
            "customer",
            "support",
            "damen",
            "herren",
            "or",
            "and",
            "madam",
            "sir",
        ),
        *(
            "auf",
            "für",
            "mit",
            "zu",
            "bei",
            "nach",
            "wenn",
            "falls",
            "da",
            "guten",
            "liebe",
            "lieber",
            "sehr",
            "hallo",
            "as",
        ),
        *(
            "for",
            "from",
            "with",
            "it",
            "this",
            "that",
            "who",
            "which",
            "at",
            "on",
            "to",
            "dear",
            "hello",
            "hi",
            "sorry",
            "thanks",
        ),
        *("gmbh", "ag", "ltd", "inc", "doktor", "doctor", "dr", "prof"),
    )
)
#: First names that are also everyday words: alone they say nothing.
_ALSO_WORDS = frozenset(
    (
        *(
            "august",
            "ernst",
            "wolf",
            "mark",
            "till",
            "may",
            "will",
            "grace",
            "hope",
            "faith",
            "rose",
            "april",
            "june",
            "summer",
        ),
        *(
            "art",
            "bill",
            "chip",
            "dean",
            "drew",
            "frank",
            "gene",
            "grant",
            "jack",
            "joy",
            "lance",
            "max",
            "miles",
            "nick",
            "pat",
        ),
        *(
            "penny",
            "pierce",
            "ray",
            "rich",
            "rob",
            "rusty",
            "sunny",
            "tab",
            "ben",
            "christian",
            "florian",
            "viola",
            "iris",
            "bert",
        ),
        *(
            "robin",
            "dawn",
            "eve",
            "ivy",
            "jade",
            "ruby",
            "pearl",
            "amber",
            "lily",
            "daisy",
            "holly",
            "olive",
            "violet",
            "crystal",
        ),
        *(
            "mai",
            "paris",
            "berlin",
            "sydney",
            "chelsea",
            "georgia",
            "jordan",
            "israel",
            "carmen",
            "linda",
            "mercedes",
            "alexa",
        ),
        *(
            "siri",
            "rosmarin",
            "heide",
            "ella",
            "mona",
            "leo",
            "stella",
            "aurora",
            "lotte",
            "anna",
            "linde",
            "mercy",
            "constant",
        ),
    )
) - {"anna", "ben", "max", "nick", "leo", "ella", "linda", "stella", "mona", "florian", "jack", "frank", "iris"}


def spans(text: str, anatomy: Anatomy | None, language: str) -> Iterator[Span]:
    """The spans of names, titles left out; what is once known as a name is one wherever it stands in the text."""
    firm = [*_of_zones(text, anatomy), *_by_words(text), *_by_first_names(text, language)]
    yield from firm
    known = {word for start, end in firm for word in _NAMELIKE.findall(text[start:end]) if len(word) > 2}
    known = {word for word in known if word.casefold() not in _NOT_NAMES}
    if known:
        again = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(known, key=len, reverse=True)))})s?(?!\w)")
        yield from (one.span() for one in again.finditer(text))


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
    for pattern in (_TITLED, _INTRODUCED):
        for found in pattern.finditer(text):
            end = _cut(text, *found.span("name"))
            if end > found.start("name"):
                yield found.start("name"), end


def _cut(text: str, start: int, end: int) -> int:
    """Where a run of words with capitals stops to be a name."""
    last = start
    for word in _NAMELIKE.finditer(text, start, end):
        if word[0].casefold() in _NOT_NAMES:
            break
        last = word.end()
    return last


def _by_first_names(text: str, language: str) -> Iterator[Span]:
    """A known first name with the capitalised words behind it, or alone where it is no everyday word."""
    first = _first_names()
    words = list(_NAMELIKE.finditer(text))
    for index, word in enumerate(words):
        low = word[0].casefold().partition("-")[0]
        if low not in first or word[0].casefold() in _NOT_NAMES:
            continue
        end, following = word.end(), words[index + 1 : index + 3]
        for one in following:
            between = text[end : one.start()]
            if not re.fullmatch(rf" (?:{_PARTICLE})?", between) or not _may_follow(one[0], language, first):
                break
            end = one.end()
        if end > word.end() or (low not in _ALSO_WORDS and len(low) > 2):
            yield word.start(), end


def _may_follow(word: str, language: str, first: frozenset[str]) -> bool:
    """Whether a word may be a last name: no word of the language that everybody uses."""
    low = word.casefold()
    return low in first or (len(word) > 1 and low not in _NOT_NAMES and low not in load(language).stop_words)


@cache
def _first_names() -> frozenset[str]:
    return load("de").first_names | load("en").first_names
