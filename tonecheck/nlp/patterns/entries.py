"""Phrases by the words that announce them: what the matcher looks up for each token of a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tonecheck.nlp.patterns import steps
from tonecheck.nlp.patterns.compile import Anchor, anchors
from tonecheck.nlp.patterns.places import Excuse, Phrase, Place, compile_excuse
from tonecheck.nlp.patterns.steps import Row, run_ahead, run_back
from tonecheck.nlp.patterns.tokens import BLOCKED, Units, parts_of
from tonecheck.nlp.words import fold

if TYPE_CHECKING:
    from tonecheck.nlp.patterns.stored import Store

_CACHED_WORDS = 200_000
#: Entries are looked through for their neighbours until they were asked for so often that they are put in order.
_SELDOM = 6


class Way:
    """How a row goes on from its anchor: the steps before and behind it, and what else its sentence must hold."""

    __slots__ = ("anchor", "behind", "is_word", "left", "needed", "phrase", "plain")

    def __init__(self, phrase: Phrase, anchor: Anchor) -> None:
        self.phrase = phrase
        self.anchor = anchor
        self.left, self.needed = anchor.left, anchor.needed
        self.behind = (anchor.step, *anchor.behind)
        #: such an anchor needs no second look where its key was found
        self.is_word = type(anchor.step) is steps.Keys
        whole = (*anchor.before, *self.behind)
        #: for a short way: the keys of each word of a row that is nothing but words
        self.plain = tuple(step.keys for step in whole if type(step) is steps.Keys)
        if len(self.plain) < len(whole):
            self.plain = ()


class Entry:
    """Where an anchor leads, by the neighbour that it needs: for most, that is all that is ever looked at."""

    __slots__ = ("_make", "left", "made", "right")

    def __init__(
        self, right: frozenset[str] | None, left: frozenset[str] | None, make: Callable[[], Way] | None = None
    ) -> None:
        self.right = right  #: keys of which one must stand just behind
        self.left = left  #: those of which one must stand just before, where none need stand behind
        self._make = make
        self.made: Way | None = None  #: all else, once it was asked for

    @classmethod
    def of(cls, phrase: Phrase, anchor: Anchor) -> Entry:
        """The entry of an anchor that is compiled."""
        entry = cls(anchor.right, None if anchor.right is not None else anchor.left)
        entry.made = Way(phrase, anchor)
        return entry

    def way(self) -> Way:
        """All else, made when it is first asked for."""
        if self.made is None:
            assert self._make is not None
            self.made = self._make()
        return self.made


class _Neighbours:
    """Entries by the neighbour that they need."""

    __slots__ = ("_asked", "_pairs", "by_key")

    def __init__(self, pairs: list[tuple[frozenset[str], Entry]]) -> None:
        self._pairs = pairs
        self._asked = 0
        self.by_key: dict[str, tuple[Entry, ...]] | None = None  #: once it is worth its while

    def of(self, key: str) -> Sequence[Entry] | None:
        """The entries that may stand beside that key; those of a word that comes often are put in order for it."""
        if self.by_key is None:
            if self._asked < _SELDOM:
                self._asked += 1
                return [entry for keys, entry in self._pairs if key in keys]
            self.by_key = _by_neighbour(self._pairs)
        return self.by_key.get(key)


class Found:
    """The entries of one unit, grouped by the neighbour that they need, so that most are never looked at."""

    __slots__ = ("all", "left", "others", "right")

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.all = entries
        right = [(entry.right, entry) for entry in entries if entry.right is not None]
        left = [(entry.left, entry) for entry in entries if entry.left is not None]
        self.right = _Neighbours(right) if right else None
        self.left = _Neighbours(left) if left else None
        self.others = [entry for entry in entries if entry.right is None and entry.left is None]

    def likely(self, units: Units, unit: int) -> Sequence[Way]:
        """The ways of the entries whose neighbours and other words are there."""
        keys = units.keys
        if unit in units.near:
            ways = [entry.made or entry.way() for entry in self.all]
        else:
            ways = [entry.made or entry.way() for entry in self.others] if self.others else []
            behind = self.right
            if behind is not None and unit + 1 < len(keys):
                table = behind.by_key
                entries = behind.of(keys[unit + 1]) if table is None else table.get(keys[unit + 1])
                if entries:
                    key = keys[unit - 1] if unit else ""
                    for entry in entries:
                        way = entry.made or entry.way()
                        if way.left is None or key in way.left:
                            ways.append(way)
            before = self.left
            if before is not None and unit:
                table = before.by_key
                entries = before.of(keys[unit - 1]) if table is None else table.get(keys[unit - 1])
                if entries:
                    ways += [entry.made or entry.way() for entry in entries]
        if not ways or (len(ways) == 1 and not ways[0].needed):
            return ways
        is_missing = units.vocabulary(*units.bounds[unit]).isdisjoint
        kept = []
        for way in ways:
            for needed in way.needed:
                if is_missing(needed):
                    break
            else:
                kept.append(way)
        return kept


def _by_neighbour(entries: Iterable[tuple[frozenset[str], Entry]]) -> dict[str, tuple[Entry, ...]]:
    """The entries by each key that may stand beside them; keys with the same entries share these."""
    groups: dict[str, list[Entry]] = {}
    for keys, entry in entries:
        for one in keys:
            groups.setdefault(one, []).append(entry)
    shared: dict[tuple[Entry, ...], tuple[Entry, ...]] = {}
    alike = [(one, tuple(group)) for one, group in groups.items()]
    return {one: shared.setdefault(group, group) for one, group in alike}


class Index:
    """All entries by the keys of their anchors; those of a store come before those that are added."""

    def __init__(self, language: str, store: Store | None = None) -> None:
        self.language = language
        self._store = store
        self.by_key: dict[str, tuple[Entry, ...]] = {}  #: without those of the store
        self.affixes: list[tuple[steps.Affix, Entry]] = list(store.affixes) if store else []
        self.slots: list[tuple[steps.Slot, Entry]] = list(store.slots) if store else []
        self.expressions: list[tuple[steps.Expression, Entry]] = list(store.expressions) if store else []
        #: of a folded token what each of its units leads to: the unit's place in the token, and the entries
        self._words: dict[str, tuple[tuple[int, Found], ...]] = {}
        self._by_slot: list[tuple[steps.Slot, Found]] | None = None
        self._by_written: dict[str, Found] = {}  #: of a word as written what the expressions for one word lead to
        self._excuses: dict[str, Excuse] = {}
        self._found: dict[tuple[Entry, ...], Found] = {}  #: shared by the words that lead to the same entries

    def add(self, phrase: Phrase, row: Row) -> None:
        """Add a row of a phrase under its anchors."""
        self._words.clear()
        self._by_written.clear()
        self._found.clear()
        self._by_slot = None
        for anchor in anchors(row, self.language):
            entry = Entry.of(phrase, anchor)
            if isinstance(anchor.step, steps.Keys):
                self._post(anchor.step.keys, entry)
            elif isinstance(anchor.step, steps.Exact):
                self._post({f"={fold(text)}" for text in anchor.step.texts}, entry)
            elif isinstance(anchor.step, steps.Slot):
                self.slots.append((anchor.step, entry))
            elif isinstance(anchor.step, steps.Expression):
                self.expressions.append((anchor.step, entry))
            elif isinstance(anchor.step, steps.Affix):
                self.affixes.append((anchor.step, entry))

    def _post(self, keys: Iterable[str], entry: Entry) -> None:
        """Put an entry under each key; most keys have but this one, and share the tuple."""
        alone = (entry,)
        for one in keys:
            others = self.by_key.get(one)
            self.by_key[one] = alone if others is None else others + alone

    def find(self, units: Units) -> list[tuple[int, Found]]:
        """What is found by each unit of a text."""
        candidates: list[tuple[int, Found]] = []
        known = self._words.get
        for unit, norm in units.heads:
            found = known(norm)
            if found is None:
                found = self._learn(norm)
            if found:
                candidates += [(unit + offset, entries) for offset, entries in found]
        return candidates

    def everywhere(self, units: Units) -> Iterator[tuple[int, Found]]:
        """Rows without a word to look up are tried where their slot or expression stands."""
        for step, found in self._slots():
            for unit in dict.fromkeys(start for start, _ in step.places(units)):
                yield unit, found
        if self.expressions:
            yield from self._expressed(units)

    def _slots(self) -> list[tuple[steps.Slot, Found]]:
        """The entries of each kind of slot together."""
        if self._by_slot is None:
            kinds: dict[str, list[Entry]] = defaultdict(list)
            for step, entry in self.slots:
                kinds[step.kind].append(entry)
            founds = {kind: Found(tuple(entries)) for kind, entries in kinds.items()}
            self._by_slot = [(steps.Slot(kind, self.language), found) for kind, found in founds.items()]
        return self._by_slot

    def _expressed(self, units: Units) -> Iterator[tuple[int, Found]]:
        """What is found by the words as they are written."""
        written, places = units.tokens.written, units.places
        for unit, _ in units.heads:
            word = written[places[unit]]
            found = self._by_written.get(word)
            if found is None:
                found = self._found_of(tuple(entry for step, entry in self.expressions if step.accepts(word)))
                if len(self._by_written) < _CACHED_WORDS:
                    self._by_written[word] = found
            if found.all:
                yield unit, found

    def _learn(self, norm: str) -> tuple[tuple[int, Found], ...]:
        own, whole = parts_of(norm, self.language)
        each = ((offset, self._entries(norm, own, whole, offset)) for offset in range(len(own)))
        found = tuple((offset, self._found_of(tuple(entries))) for offset, entries in each if entries)
        if len(self._words) < _CACHED_WORDS:
            self._words[norm] = found
        return found

    def _found_of(self, entries: tuple[Entry, ...]) -> Found:
        found = self._found.get(entries)
        if found is None:
            found = Found(entries)
            if len(self._found) < _CACHED_WORDS:
                self._found[entries] = found
        return found

    def _entries(self, norm: str, own: tuple[str, ...], whole: str | None, offset: int) -> list[Entry]:
        entries = list(self._posted(own[offset]))
        if offset == 0:
            entries += self._posted(f"={norm}")
            if whole is not None:
                entries += self._posted(whole)
            entries += [entry for step, entry in self.affixes if step.fits(norm)]
        return entries

    def excuse(self, source: str) -> Excuse:
        """The compiled form of an exception as written."""
        found = self._excuses.get(source)
        if found is None:
            stored = self._store.excuse(source) if self._store is not None else None
            found = self._excuses[source] = stored or compile_excuse(source, self.language)
        return found

    def _posted(self, key: str) -> Iterator[Entry]:
        if self._store is not None:
            yield from self._store.entries(key)
        yield from self.by_key.get(key, ())


def verify(way: Way, units: Units, unit: int) -> Place | None:
    """The longest place of a row whose anchor stands at `unit`."""
    low, high = units.bounds[unit]
    if way.plain:
        first = unit - len(way.anchor.before)
        last = first + len(way.plain)
        if not units.near or units.near.isdisjoint(range(first, last)):
            return _plain(way.plain, units, first, last) if low <= first and last <= high else None
    if way.is_word and unit not in units.near:
        ends = () if units.keys[unit] == BLOCKED else run_ahead(way.anchor.behind, units, (unit + 1,), high)
    else:
        ends = run_ahead(way.behind, units, (unit,), high)
    starts = run_back(way.anchor.before, units, (unit,), low) if ends else ()
    if units.inner:
        ends = [end for end in ends if end not in units.inner]
        starts = [start for start in starts if start not in units.inner]
    if not starts or not ends:
        return None
    return Place(units.start(min(starts)), units.end(max(ends) - 1))


def _plain(words: tuple[frozenset[str], ...], units: Units, first: int, last: int) -> Place | None:
    """The place of words that stand one behind the other, none of them in or beside a compound."""
    keys, at = units.keys, first
    for wanted in words:
        if keys[at] not in wanted:
            return None
        at += 1
    return Place(units.start(first), units.end(last - 1))
