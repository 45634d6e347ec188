"""From the word that announces a phrase to its place: what must stand beside the word, and how the row goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tonecheck.nlp.patterns import steps
from tonecheck.nlp.patterns.compile import Anchor
from tonecheck.nlp.patterns.places import Phrase, Place
from tonecheck.nlp.patterns.steps import run_ahead, run_back
from tonecheck.nlp.patterns.tokens import BLOCKED, Units

#: Entries are looked through for their neighbours until they were asked for so often that they are put in order.
SELDOM = 6


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


class Neighbours:
    """Entries by the neighbour that they need."""

    __slots__ = ("_asked", "_pairs", "by_key")

    def __init__(self, pairs: list[tuple[frozenset[str], Entry]]) -> None:
        self._pairs = pairs
        self._asked = 0
        self.by_key: dict[str, tuple[Entry, ...]] | None = None  #: once it is worth its while

    def of(self, key: str) -> Sequence[Entry] | None:
        """The entries that may stand beside that key; those of a word that comes often are put in order for it."""
        if self.by_key is None:
            if self._asked < SELDOM:
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
        self.right = Neighbours(right) if right else None
        self.left = Neighbours(left) if left else None
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


def _by_neighbour(entries: Sequence[tuple[frozenset[str], Entry]]) -> dict[str, tuple[Entry, ...]]:
    """The entries by each key that may stand beside them; keys with the same entries share these."""
    groups: dict[str, list[Entry]] = {}
    for keys, entry in entries:
        for one in keys:
            groups.setdefault(one, []).append(entry)
    shared: dict[tuple[Entry, ...], tuple[Entry, ...]] = {}
    alike = [(one, tuple(group)) for one, group in groups.items()]
    return {one: shared.setdefault(group, group) for one, group in alike}


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
