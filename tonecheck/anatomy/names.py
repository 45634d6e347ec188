"""Names of persons as they stand in salutations and below farewells."""

from __future__ import annotations

import re
from typing import NamedTuple

from tonecheck.anatomy.fold import Folded
from tonecheck.anatomy.grammar import HOLE, MENTION, Grammar
from tonecheck.anatomy.zone import Name

_PARTICLES = frozenset(
    re.split(
        r"\s+",
        """von van der den de del della di da das do dos du la le el al bin ibn ben ten ter te zu zur zum
    af av i y mac mc o""",
    )
) | {"von und zu", "zu und von"}
_PART = re.compile(
    rf"(?P<hole>{HOLE})|(?P<mention>{MENTION})|(?P<initial>[^\W\d_]\.(?:[ -]?[^\W\d_]\.(?!\w))*)"
    r"|(?P<word>(?:von und zu|zu und von)(?= )|[^\W\d_]['’]?\w*(?:['’-]\w+)*)"
    r"(?: (?:jun|sen|jr|sr)\.| (?:ji|sir|san)(?!\w))?"
)
_HOLE = re.compile(HOLE)
_STOP = re.compile(r" ?(?:[,!.:;?…)]|[–—-] |$|\n| [–—-])")
_TITLE_HOLE = re.compile(r"anrede|salutation|title|titel|prefix", re.IGNORECASE)
_FIRST_HOLE = re.compile(r"first|vor(?:\b|_?name)|given", re.IGNORECASE)
_LAST_HOLE = re.compile(r"last|nach_?name|sur_?name|family", re.IGNORECASE)
_MOST = 5


class Part(NamedTuple):
    """A word of a name, or a placeholder that stands for one."""

    start: int
    end: int
    kind: str


def ends_here(text: str, position: int, end: int) -> bool:
    """Whether a phrase may end at that place: before punctuation, a dash or the end of the line."""
    return position >= end or _STOP.match(text, position, end) is not None


def read(
    folded: Folded, start: int, end: int, grammar: Grammar, *, lower: bool = False, bare: bool = True
) -> tuple[Name, int] | None:
    """The name at `start` with the folded offset behind it; None where none begins.

    `lower` also takes one word in small letters before a comma; without `bare` a title is due.
    """
    text = folded.text
    title = grammar.title.match(text, start, end)
    position = title.end() if title else start
    if title is None and not bare:
        return None
    while text[position : position + 1] == " ":
        position += 1
    parts = _parts(text, position, end, grammar, titled=title is not None)
    if not parts and lower and title is None:
        parts = _small(text, position, end, grammar)
    if not parts:
        return None
    return _name(folded, (title.start(), title.end()) if title else None, parts, grammar), parts[-1].end


def _parts(text: str, position: int, end: int, grammar: Grammar, *, titled: bool) -> list[Part]:
    parts = list[Part]()
    while len(parts) < _MOST:
        found = _PART.match(text, position, end)
        if found is None:
            break
        kind = str(next(kind for kind in ("hole", "mention", "initial", "word") if found[kind]))
        if kind == "word" and not _belongs(text, found, end, grammar, parts, titled=titled):
            break
        parts.append(Part(found.start(), found.end(), "particle" if _is_particle(found, kind) else kind))
        position = found.end()
        if text[position : position + 1] == " ":
            position += 1
        elif kind != "hole" or _HOLE.match(text, position, end) is None:  # `{{ salutation ~ ' ' }}{{ name }}`
            break
    while parts and parts[-1].kind == "particle" and len(parts) > 1:
        parts.pop()
    return parts


def _is_particle(found: re.Match[str], kind: str) -> bool:
    return kind == "word" and (found.group().islower() or (len(found.group()) == 1))


def _belongs(text: str, found: re.Match[str], end: int, grammar: Grammar, parts: list[Part], *, titled: bool) -> bool:
    word, language = found["word"], grammar.language
    low = word.lower()
    if titled and not parts and _is_small_name(text, found, end, grammar):
        return True  # `frau berger`
    if word[0].islower():
        following = text[found.end() : found.end() + 2]
        nobiliary = low in _PARTICLES and len(following) == 2 and following[0] == " "
        return nobiliary and _next_is_capital(text, found.end() + 1, end)
    if titled and not parts:
        return True  # `Herr Kurz`, `Mr May`
    if low in language.stop_words or low in language.greetings.not_names:
        return low in language.first_names and ends_here(text, found.end(), end)
    return True


def _is_small_name(text: str, found: re.Match[str], end: int, grammar: Grammar) -> bool:
    """Whether a word in small letters can be nothing but a name, as people type it in chats."""
    word, language = found["word"], grammar.language
    known = len(word) > 1 and word.islower() and word not in language.stop_words | language.greetings.not_names
    return known and ends_here(text, found.end(), end)


def _next_is_capital(text: str, position: int, end: int) -> bool:
    while position < end:
        word = _PART.match(text, position, end)
        if word is None or not word["word"]:
            return False
        if word["word"][0].isupper():
            return True
        if word["word"] not in _PARTICLES:
            return False
        position = word.end() + 1
    return False


def _small(text: str, position: int, end: int, grammar: Grammar) -> list[Part]:
    """`tim`, `jana berger`: one name, or a known first name with another, at the end of the phrase."""
    found = _PART.match(text, position, end)
    if found is None or not found["word"]:
        return []
    if _is_small_name(text, found, end, grammar):
        return [Part(found.start(), found.end(), "word")]
    further = _PART.match(text, found.end() + 1, end) if is_first_name(found["word"], grammar) else None
    if further is None or not further["word"] or not found["word"].islower():
        return []
    both = (found, further)
    return [Part(*one.span(), "word") for one in both] if _is_small_name(text, further, end, grammar) else []


def _name(folded: Folded, title: tuple[int, int] | None, parts: list[Part], grammar: Grammar) -> Name:
    start, end = folded.span(title[0] if title else parts[0].start, parts[-1].end)
    titles = folded.slice(*title) if title else None
    if title is None and len(parts) > 1 and _is_hole(folded, parts[0], _TITLE_HOLE):
        titles, parts = folded.slice(parts[0].start, parts[0].end), parts[1:]
    first, last = _split(folded, parts, grammar, titled=titles is not None)
    return Name(
        start=start,
        end=end,
        text=folded.original[start:end],
        title=titles,
        first=folded.slice(first[0].start, first[-1].end) if first else None,
        last=folded.slice(last[0].start, last[-1].end) if last else None,
    )


def _is_hole(folded: Folded, part: Part, pattern: re.Pattern[str]) -> bool:
    return part.kind == "hole" and pattern.search(folded.text, part.start, part.end) is not None


def _split(folded: Folded, parts: list[Part], grammar: Grammar, *, titled: bool) -> tuple[list[Part], list[Part]]:
    """First names and last name; after a title a single word is a last name, without one a first name."""
    if len(parts) == 1:
        first = _is_hole(folded, parts[0], _FIRST_HOLE)
        as_last = not first and (titled or _is_hole(folded, parts[0], _LAST_HOLE))
        return ([], parts) if as_last else (parts, [])
    particle = next((index for index, part in enumerate(parts) if part.kind == "particle"), None)
    if particle is not None:
        return parts[:particle], parts[particle:]
    known = 1
    while known < len(parts) - 1 and _is_known(folded.text, parts[known], grammar):
        known += 1
    if known == 1 and not titled:
        known = len(parts) - 1
    return parts[:known], parts[known:]


def _is_known(text: str, part: Part, grammar: Grammar) -> bool:
    return part.kind == "initial" or text[part.start : part.end].lower() in grammar.language.first_names


def is_first_name(word: str, grammar: Grammar) -> bool:
    """Whether the word, or the first half of a double name, is a first name that the language knows."""
    low = word.lower()
    return low in grammar.language.first_names or low.partition("-")[0] in grammar.language.first_names
