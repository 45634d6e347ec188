"""Where a text changes its language: a paragraph in English in a German reply, a mail in two languages.

A foreign word, a slogan or a product name inside a sentence is no change of language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Literal, NamedTuple, cast

import msgspec

from tonecheck.languages.identify import PLAIN_WEIGHT, Identification, identify, shipped

PassageLanguage = Literal["de", "en", "other"]
#: From so many words on a block of lines may be a passage of its own, and so many of them must plainly be German or
#: English; shorter ones go with their neighbours.
FEWEST_WORDS = 5
FEWEST_PLAIN = 2
#: So many for each word of the other: "Unser Motto heißt: Ride and feel free" is no passage.
PLAIN_FOR_ONE_AGAINST = 3
#: A third language needs more of them: "Mx de la Cruz" is none.
FEWEST_OTHER = 8
#: From so many words on a reply may be said to be wholly in another language.
WHOLE = 13


class Passage(msgspec.Struct, frozen=True, gc=False):
    """A stretch of lines in one language; offsets are code points."""

    start: int
    end: int
    language: PassageLanguage | None  #: None where it cannot be told


class _Block(NamedTuple):
    """Lines that follow each other, from first to the one before last."""

    first: int
    last: int
    found: Identification

    @property
    def language(self) -> PassageLanguage | None:
        return "other" if self.found.other else self.found.language  # type: ignore[return-value]

    @property
    def is_long(self) -> bool:
        """Whether the block shows its language by itself."""
        found = self.found
        if found.other:
            return found.words >= FEWEST_OTHER
        is_plain = found.plain >= FEWEST_PLAIN and found.plain >= PLAIN_FOR_ONE_AGAINST * found.against
        return found.words >= FEWEST_WORDS and bool(found.language) and is_plain


def passages(text: str) -> tuple[Passage, ...]:
    """The passages of a text in order; neighbours of one language are one passage, short ones join a neighbour."""
    lines = text.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, lines))]
    blocks = list(_blocks(lines))
    found: list[Passage] = []
    for block, language in zip(blocks, _joined(blocks), strict=True):
        start, end = starts[block.first], starts[block.last - 1] + len(lines[block.last - 1].rstrip())
        if found and found[-1].language == language:
            found[-1] = Passage(found[-1].start, end, language)
        else:
            found.append(Passage(start, end, language))
    return tuple(found)


def main_language(text: str) -> str | None:
    """The language of the greater part of a text; None where no part is clearly the greater."""
    whole = identify(text).language
    if whole:
        return whole
    words: dict[str, int] = {"de": 0, "en": 0}
    for passage in passages(text):
        if passage.language in words:
            words[passage.language] += identify(text[passage.start : passage.end]).words
    first, second = sorted(words, key=words.__getitem__, reverse=True)
    return first if words[first] >= WHOLE and words[first] >= 2 * words[second] else None


def alien_language(text: str, language: str) -> PassageLanguage | None:
    """The language of a text that is wholly in another one than the given; None where it is not, or too short.

    A third language is known by words that neither German nor English has, and needs fewer of them.
    """
    found = identify(text)
    if found.other:
        return "other"
    if found.words < WHOLE or found.language == language:
        return None
    return found.language  # type: ignore[return-value]


def foreign_lines(lines: Sequence[str], language: str) -> list[bool]:
    """For each line whether it is in a passage of another language; a blank line parts passages.

    All False where no passage is in the given language: then there is none to set off.
    """
    foreign = [False] * len(lines)
    if len(_strangers(language).intersection(" ".join(lines).lower().split())) < FEWEST_PLAIN:
        return foreign
    blocks = list(_blocks(lines))
    if not any(block.is_long and block.language != language for block in blocks):
        return foreign
    if not any(block.is_long and block.language == language for block in blocks):
        return foreign
    for block, found in zip(blocks, _joined(blocks, cast(PassageLanguage, language)), strict=True):
        if found != language:
            foreign[block.first : block.last] = [True] * (block.last - block.first)
    return foreign


@cache
def _strangers(language: str) -> frozenset[str]:
    """The words that are plainly not of that language: a text without them needs no closer look."""
    table, sign = shipped(), (1 if language == "de" else -1)
    plain = {word for word, weight in table.words.items() if sign * weight <= -PLAIN_WEIGHT}
    strange = plain | {word for word in table.others if sign * table.words.get(word, 0) < PLAIN_WEIGHT}
    return frozenset(strange - table.shared)


def _joined(blocks: Sequence[_Block], home: PassageLanguage | None = None) -> Iterator[PassageLanguage | None]:
    """The language of each block; a short one has that of a neighbour, a name that of what stands before it."""
    sure = [block.language if block.is_long or (home and block.language == home) else None for block in blocks]
    before: PassageLanguage | None = None
    for position, block in enumerate(blocks):
        after = next((language for language in sure[position + 1 :] if language), None)
        if sure[position]:
            before = sure[position]
        elif block.language and block.language != before:
            before = after if block.language == after else home or block.language
        elif position == 0:
            before = after or home
        yield before


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    """Lines without a blank one between them; each line by itself where languages change from line to line."""
    first = 0
    for position in range(len(lines) + 1):
        if position < len(lines) and _is_worded(lines[position]):
            continue
        if first < position:
            yield from _split(lines, first, position)
        first = position + 1


def _split(lines: Sequence[str], first: int, last: int) -> Iterator[_Block]:
    found = identify("\n".join(lines[first:last]))
    if last - first > 1 and found.language is None and not found.other and found.words > FEWEST_WORDS:
        for position in range(first, last):
            yield _Block(position, position + 1, identify(lines[position]))
    else:
        yield _Block(first, last, found)


def _is_worded(line: str) -> bool:
    """Whether anything but white space and a dividing line stands there."""
    return any(map(str.isalnum, line))
