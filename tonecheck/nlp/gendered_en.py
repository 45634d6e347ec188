"""English gendering: he or she, chairman, and he for anyone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from tonecheck.languages.data import texts
from tonecheck.nlp.gendered import Gendered, Words

#: "Any customer may use his card": he, his and him are looked for so many words behind "any".
_REACH = 14
_STOPS = frozenset((".", "!", "?"))


class _Persons(msgspec.Struct, frozen=True, kw_only=True):
    words: Mapping[str, str]
    neutral: frozenset[str]
    pairs: Mapping[str, str]
    anyone: frozenset[str]
    masculine: Mapping[str, str]


@cache
def _persons() -> _Persons:
    data = texts("en", "persons")
    return _Persons(
        words=data["words"],
        neutral=frozenset(data["neutral"].split()),
        pairs=data["pairs"],
        anyone=frozenset(data["anyone"].split()),
        masculine=data["masculine"],
    )


def find(words: Words) -> list[Gendered]:
    """The gendered words of an English text."""
    pairs = list(_pairs(words))
    taken = [(pair.start, pair.end) for pair in pairs]
    others = [*_words(words), *_generic(words)]
    return pairs + [one for one in others if not any(start <= one.start < end for start, end in taken)]


def _pairs(words: Words) -> Iterator[Gendered]:
    lower = words.text.lower()
    for phrase, neutral in _persons().pairs.items():
        at = lower.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            if at in words.starts and not lower[end : end + 1].isalnum():
                style = "slash" if "/" in phrase or "(" in phrase else "pair"
                yield _place(words, at, end, style, neutral)
            at = lower.find(phrase, end)


def _words(words: Words) -> Iterator[Gendered]:
    """chairman, salesmen; chairperson, which avoids it."""
    persons = _persons()
    for index, norm in enumerate(words.norms):
        if norm in persons.words:
            yield _place(words, words.starts[index], words.ends[index], "masculine", persons.words[norm])
        elif norm in persons.neutral:
            yield Gendered(start=words.starts[index], end=words.ends[index], style="neutral")


def _generic(words: Words) -> Iterator[Gendered]:
    """he, his or him after "any", "every", "whoever" in the same sentence."""
    persons = _persons()
    since = _REACH + 1
    for index, norm in enumerate(words.norms):
        since = 0 if norm in persons.anyone else since + 1
        if norm in _STOPS:
            since = _REACH + 1
        if norm in persons.masculine and since <= _REACH:
            yield _place(words, words.starts[index], words.ends[index], "masculine", persons.masculine[norm])


def _place(words: Words, start: int, end: int, style: str, neutral: str) -> Gendered:
    text = neutral[0].upper() + neutral[1:] if words.text[start].isupper() else neutral
    return Gendered(start=start, end=end, style=style, wordings={"neutral": text})
