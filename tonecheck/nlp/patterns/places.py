"""From the places where phrases stand to matches: without overlaps, without exceptions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

import msgspec

from tonecheck.nlp.patterns.compile import all_keys, compile_rows
from tonecheck.nlp.patterns.match import Match
from tonecheck.nlp.patterns.regexes import RegexSet
from tonecheck.nlp.patterns.steps import Row, edge, run_ahead
from tonecheck.nlp.patterns.syntax import parse
from tonecheck.nlp.patterns.tokens import Units


class Phrase(msgspec.Struct, frozen=True, eq=False):
    """A phrase of a watch, compiled."""

    label: str
    index: int
    everywhere: bool
    regex: str | None
    rows: tuple[Row, ...]
    begins: tuple[frozenset[str] | None, ...]  #: of each row the keys with which it can begin; None where any may
    exceptions: tuple[str, ...]  #: as written: most are never needed, so that they are compiled when first met


@lru_cache(maxsize=50_000)
def compile_phrase(
    source: str,
    language: str,
    label: str = "",
    index: int = 0,
    everywhere: bool = True,
    exceptions: tuple[str, ...] = (),
) -> Phrase:
    """Compiles a phrase as written; raises PatternError."""
    pattern = parse(source, language)
    regex = pattern.regex
    rows = () if regex is not None else compile_rows(pattern, language)
    return Phrase(label, index, everywhere, regex, rows, tuple(edge(row, 0) for row in rows), exceptions)


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where a phrase stands."""

    start: int
    end: int

    @property
    def order(self) -> tuple[int, int]:
        """First by place; of two that begin alike the longer comes first."""
        return self.start, -self.end


class Excuse(msgspec.Struct, frozen=True):
    """A phrase that excuses another one, compiled."""

    regex: str | None
    #: each row, the keys with which it can begin, and sets of keys of which one each must be in the sentence
    rows: tuple[tuple[Row, frozenset[str] | None, tuple[frozenset[str], ...]], ...]

    @classmethod
    def of(cls, regex: str | None, rows: tuple[Row, ...]) -> Excuse:
        """An excuse of what a phrase is made of."""
        needed = (tuple(keys for keys in map(all_keys, row) if keys) for row in rows)
        return cls(regex, tuple((row, edge(row, 0), keys) for row, keys in zip(rows, needed, strict=True)))


def compile_excuse(source: str, language: str) -> Excuse:
    """Compiles an exception as written; raises PatternError."""
    phrase = compile_phrase(source, language)
    return Excuse.of(phrase.regex, phrase.rows)


def collect(
    places: Mapping[Phrase, list[Place]], units: Units, excuse: Callable[[str], Excuse]
) -> dict[str, tuple[Match, ...]]:
    """Per phrase leftmost and longest without overlaps, without exceptions; per watch without those inside others.

    `excuse` gives an exception as written in its compiled form.
    """
    by_label: dict[str, list[tuple[Place, Phrase]]] = defaultdict(list)
    for phrase, found in places.items():
        end = 0
        for place in sorted(found, key=lambda one: one.order) if len(found) > 1 else found:
            if place.start >= end:
                end = place.end
                if not any(_overlaps(excuse(one), place, units) for one in phrase.exceptions):
                    by_label[phrase.label].append((place, phrase))
    return {label: tuple(_matches(label, found)) for label, found in by_label.items()}


def _matches(label: str, found: list[tuple[Place, Phrase]]) -> Iterator[Match]:
    if len(found) > 1:
        found.sort(key=lambda one: (one[0].start, -one[0].end, one[1].index))
    end = -1
    for place, phrase in found:
        if place.end > end:
            end = place.end
            yield Match(label=label, phrase=phrase.index, start=place.start, end=end)


def _overlaps(excuse: Excuse, place: Place, units: Units) -> bool:
    """Whether a match overlaps an exception."""
    if excuse.regex is not None:
        return _overlaps_regex(excuse.regex, place, units)
    return _overlaps_rows(excuse, place, units)


def _overlaps_regex(regex: str, place: Place, units: Units) -> bool:
    found = RegexSet([regex]).find(units.tokens.text)
    return any(start < place.end and place.start < end for _, start, end in found)


def _overlaps_rows(excuse: Excuse, place: Place, units: Units) -> bool:
    if not units.keys:
        return False
    first = units.at(place.start)
    low, high = units.bounds[first]
    last = min(high, units.at(place.end - 1) + 1)
    keys, joined = units.keys, units.joined
    is_missing = units.vocabulary(low, high).isdisjoint
    for row, begins, needed in excuse.rows:
        if any(map(is_missing, needed)):
            continue
        for unit in range(low, last):
            if begins is None or keys[unit] in begins or unit in joined:
                ends = [end for end in run_ahead(row, units, (unit,), high) if end not in units.inner]
                if ends and unit not in units.inner and units.end(max(ends) - 1) > place.start:
                    return True
    return False
