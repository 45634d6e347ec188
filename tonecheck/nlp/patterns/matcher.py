"""All phrases of a policy, found in one pass over a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from tonecheck.nlp.patterns import steps
from tonecheck.nlp.patterns.compile import Anchor, anchors, compile_rows
from tonecheck.nlp.patterns.inflection import key
from tonecheck.nlp.patterns.match import Match, Watch
from tonecheck.nlp.patterns.regexes import RegexSet
from tonecheck.nlp.patterns.steps import Row, run_ahead, run_back, trace
from tonecheck.nlp.patterns.syntax import parse
from tonecheck.nlp.patterns.tokens import SKIPPED, Tokens, Units, split
from tonecheck.nlp.words import fold
from tonecheck.rule import Span

_CACHED_WORDS = 200_000


class _Phrase(msgspec.Struct, frozen=True, eq=False):
    """A phrase of a watch, compiled."""

    label: str
    index: int
    everywhere: bool
    regex: str | None
    rows: tuple[Row, ...]
    exceptions: tuple[_Phrase, ...]


class _Entry(msgspec.Struct, frozen=True, eq=False):
    """Where an anchor leads: the phrase, and the row to which it belongs."""

    phrase: _Phrase
    row: Row
    anchor: Anchor


class _Place(msgspec.Struct, frozen=True, order=True):
    """Where a phrase stands; `units` is empty for a regular expression, which knows no units."""

    start: int
    minus_end: int  #: negative, so that of two that begin alike the longer comes first
    units: tuple[int, int] | None = None
    row: Row = ()

    @property
    def end(self) -> int:
        return -self.minus_end


#: What is known of a folded token: its units, its key as a whole where it has hyphens, and the entries by unit.
_Word = tuple[tuple[str, ...], str | None, tuple[tuple[int, tuple[_Entry, ...]], ...]]


class Matcher:
    """Compiled once, used for many texts; the same watches give the same matches in the same order."""

    def __init__(self, watches: Iterable[Watch], language: str) -> None:
        self.language = language
        self._by_key: dict[str, list[_Entry]] = defaultdict(list)
        self._affixes: list[_Entry] = []
        self._anywhere: list[_Entry] = []
        self._regexes: list[_Phrase] = []
        self._set: RegexSet | None = None
        self._words: dict[str, _Word] = {}
        for watch in watches:
            exceptions = self._exceptions(watch.exceptions)
            for index, phrase in enumerate(watch.phrases):
                self._add(self._compile(watch.label, index, phrase, watch.everywhere, exceptions))

    def add(self, label: str, index: int, phrase: str, exceptions: Sequence[str] = ()) -> None:
        """Add a phrase that has exceptions of its own."""
        self._add(self._compile(label, index, phrase, False, self._exceptions(exceptions)))

    def _exceptions(self, phrases: Sequence[str]) -> tuple[_Phrase, ...]:
        return tuple(self._compile("", 0, phrase, True, ()) for phrase in phrases)

    def _compile(
        self, label: str, index: int, phrase: str, everywhere: bool, exceptions: tuple[_Phrase, ...]
    ) -> _Phrase:
        pattern = parse(phrase, self.language)
        regex = pattern.regex
        rows = () if regex is not None else compile_rows(pattern, self.language)
        return _Phrase(label, index, everywhere, regex, rows, exceptions)

    def _add(self, phrase: _Phrase) -> None:
        self._words.clear()
        if phrase.regex is not None:
            self._regexes.append(phrase)
            self._set = None
        for row in phrase.rows:
            self._index(phrase, row)

    def _index(self, phrase: _Phrase, row: Row) -> None:
        found = anchors(row, self.language)
        if found is None:
            self._anywhere.append(_Entry(phrase, row, Anchor((), row[0], row[1:], None, None, None)))
            return
        for anchor in found:
            entry = _Entry(phrase, row, anchor)
            if isinstance(anchor.step, steps.Keys):
                for one in anchor.step.keys:
                    self._by_key[one].append(entry)
            elif isinstance(anchor.step, steps.Exact):
                self._by_key[f"={fold(anchor.step.text)}"].append(entry)
            else:
                self._affixes.append(entry)

    def find(
        self, tokens: Tokens, breaks: Collection[int] | None = None, blocked: Sequence[Span] = ()
    ) -> dict[str, tuple[Match, ...]]:
        """The matches of each watch, in order of place; a watch without matches is left out.

        `breaks` are the indices of the tokens at which sentences begin; without them a guess is made. Words in the
        `blocked` spans match only phrases that are watched everywhere; a gap may pass them.
        """
        units, candidates = self._read(tokens)
        units.close(breaks)
        hidden = units.without(blocked) if blocked else units
        places: dict[_Phrase, list[_Place]] = defaultdict(list)
        for unit, entries in candidates:
            for entry in entries:
                phrase = entry.phrase
                place = _verify(entry, units if phrase.everywhere else hidden, unit)
                if place is not None:
                    places[phrase].append(place)
        for phrase, start, end in self._expressions(tokens.text):
            if phrase.everywhere or not any(start < span.end and span.start < end for span in blocked):
                places[phrase].append(_Place(start, -end))
        return _collect(places, units)

    def _read(self, tokens: Tokens) -> tuple[Units, list[tuple[int, tuple[_Entry, ...]]]]:
        """The units of a text with the entries whose anchors they are."""
        keys: list[str] = []
        places: list[int] = []
        units = Units(tokens, keys, places)
        candidates: list[tuple[int, tuple[_Entry, ...]]] = []
        words = self._words
        for place, norm in enumerate(tokens.norms):
            own, whole, found = words.get(norm) or self._learn(norm)
            if not own:
                continue
            unit = len(keys)
            keys += own
            places.append(place)
            if len(own) > 1:
                places += [place] * (len(own) - 1)
                if whole is not None:
                    units.add_compound(unit, unit + len(own), whole)
            if found:
                candidates += [(unit + offset, entries) for offset, entries in found]
        if self._anywhere:
            entries = tuple(self._anywhere)
            candidates += [(unit, entries) for unit in range(len(keys))]
        return units, candidates

    def _learn(self, norm: str) -> _Word:
        word: _Word
        if norm in SKIPPED or norm.isspace():
            word = ((), None, ())
        else:
            own = split(norm, self.language)
            whole = key(norm) if len(own) > 1 and "-" in norm else None
            found = tuple(
                (offset, entries) for offset in range(len(own)) if (entries := self._entries(norm, own, whole, offset))
            )
            word = (own, whole, found)
        if len(self._words) < _CACHED_WORDS:
            self._words[norm] = word
        return word

    def _entries(self, norm: str, own: tuple[str, ...], whole: str | None, offset: int) -> tuple[_Entry, ...]:
        entries = list(self._by_key.get(own[offset], ()))
        if offset == 0:
            entries += self._by_key.get(f"={norm}", ())
            if whole is not None:
                entries += self._by_key.get(whole, ())
            for entry in self._affixes:
                step = entry.anchor.step
                if isinstance(step, steps.Affix) and step.fits(norm):
                    entries.append(entry)
        return tuple(entries)

    def _expressions(self, text: str) -> Iterator[tuple[_Phrase, int, int]]:
        if self._regexes:
            if self._set is None:
                self._set = RegexSet([phrase.regex or "" for phrase in self._regexes])
            for index, start, end in self._set.find(text):
                yield self._regexes[index], start, end


def _verify(entry: _Entry, units: Units, unit: int) -> _Place | None:
    """The longest place of a row whose anchor stands at `unit`."""
    anchor = entry.anchor
    keys = units.keys
    if anchor.left is not None and not units.joined_back and (unit == 0 or keys[unit - 1] not in anchor.left):
        return None
    if anchor.right is not None and not units.joined and anchor.right.isdisjoint(keys[unit + 1 : unit + 2]):
        return None
    if anchor.needed is not None and units.keyset.isdisjoint(anchor.needed):
        return None
    low, high = units.sentence(unit)
    ends = anchor.step.ahead(units, unit, high)
    ends = [end for end in run_ahead(anchor.behind, units, ends, high) if end not in units.inner]
    if not ends:
        return None
    starts = [start for start in run_back(anchor.before, units, (unit,), low) if start not in units.inner]
    if not starts:
        return None
    start, end = min(starts), max(ends)
    return _Place(units.start(start), -units.end(end - 1), (start, end), entry.row)


def _collect(places: dict[_Phrase, list[_Place]], units: Units) -> dict[str, tuple[Match, ...]]:
    """Per phrase leftmost and longest without overlaps, without exceptions; per watch without those inside others."""
    by_label: dict[str, list[tuple[_Place, _Phrase]]] = defaultdict(list)
    for phrase, found in places.items():
        end = 0
        for place in sorted(found, key=_order):
            if place.start >= end:
                end = place.end
                if not any(_is_exception(exception, place, units) for exception in phrase.exceptions):
                    by_label[phrase.label].append((place, phrase))
    return {label: tuple(_matches(label, found, units)) for label, found in by_label.items()}


def _order(place: _Place) -> tuple[int, int]:
    return place.start, place.minus_end


def _matches(label: str, found: list[tuple[_Place, _Phrase]], units: Units) -> Iterator[Match]:
    end = -1
    for place, phrase in sorted(found, key=lambda one: (*_order(one[0]), one[1].index)):
        if place.end <= end:
            continue
        end = place.end
        slots = (trace(place.row, units, *place.units) or {}) if place.units and _has_slots(place.row) else {}
        yield Match(label=label, phrase=phrase.index, start=place.start, end=place.end, slots=slots)


def _has_slots(row: Row) -> bool:
    return any(
        isinstance(step, steps.Slot) or (isinstance(step, steps.Choice) and any(map(_has_slots, step.rows)))
        for step in row
    )


def _is_exception(exception: _Phrase, place: _Place, units: Units) -> bool:
    """Whether a match overlaps one of the exception."""
    if exception.regex is not None:
        found = RegexSet([exception.regex]).find(units.tokens.text)
        return any(start < place.end and place.start < end for _, start, end in found)
    first = units.at(place.start)
    low, high = units.sentence(first)
    last = min(high, units.at(place.end - 1) + 1)
    for row in exception.rows:
        for unit in range(low, last):
            ends = [end for end in run_ahead(row, units, (unit,), high) if end not in units.inner]
            if ends and unit not in units.inner and units.end(max(ends) - 1) > place.start:
                return True
    return False
