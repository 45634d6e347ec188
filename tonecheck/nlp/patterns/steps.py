"""What a compiled phrase is made of: each step goes forward and backward over the units of a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tonecheck.nlp.patterns.slots import find
from tonecheck.nlp.patterns.tokens import Units, is_word
from tonecheck.nlp.patterns.written import Affix, Edge, Exact, Expression, Open, Positions

__all__ = ["Affix", "Choice", "Exact", "Expression", "Gap", "Keys", "Particle", "Row", "Slot", "Step"]
__all__ += ["edge", "run_ahead", "run_back"]


class Step(Protocol):
    """One element of a phrase. A position is the index of a unit, or the number of units."""

    @property
    def first(self) -> Edge:
        """The keys with which the element can begin, compounds aside; None where it may be anything."""

    @property
    def last(self) -> Edge:
        """The keys with which it can end."""

    def ahead(self, units: Units, at: int, high: int) -> Positions:
        """The positions behind the element where it begins at `at`."""

    def back(self, units: Units, at: int, low: int) -> Positions:
        """The positions where the element begins that ends at `at`."""


Row = tuple[Step, ...]


def run_ahead(row: Row, units: Units, positions: Positions, high: int) -> Positions:
    """The positions behind a row of steps."""
    for step in row:
        if len(positions) == 1:
            (at,) = positions
            positions = step.ahead(units, at, high)
        elif units.joined or (wanted := step.first) is None:
            positions = {behind for at in positions for behind in step.ahead(units, at, high)}
        else:
            keys = units.keys
            likely = [at for at in positions if at < high and keys[at] in wanted]
            if type(step) is Keys:
                positions = [at + 1 for at in likely]
            else:
                positions = {behind for at in likely for behind in step.ahead(units, at, high)}
        if not positions:
            return ()
    return positions


def run_back(row: Row, units: Units, positions: Positions, low: int) -> Positions:
    """The positions where a row of steps begins that ends at one of the positions."""
    for step in reversed(row):
        if len(positions) == 1:
            (at,) = positions
            positions = step.back(units, at, low)
        elif units.joined or (wanted := step.last) is None:
            positions = {before for at in positions for before in step.back(units, at, low)}
        else:
            keys = units.keys
            likely = [at for at in positions if at > low and keys[at - 1] in wanted]
            if type(step) is Keys:
                positions = [at - 1 for at in likely]
            else:
                positions = {before for at in likely for before in step.back(units, at, low)}
        if not positions:
            return ()
    return positions


class Keys:
    """A unit, or a whole hyphen compound, that is one of some keys."""

    __slots__ = ("first", "keys", "last")

    def __init__(self, keys: frozenset[str]) -> None:
        self.keys = keys
        self.first: Edge = keys
        self.last: Edge = keys

    def ahead(self, units: Units, at: int, high: int) -> Positions:
        if at >= high:
            return ()
        found = (at + 1,) if units.keys[at] in self.keys else ()
        if at in units.joined:
            whole, end = units.joined[at]
            if whole in self.keys:
                return (*found, end)
        return found

    def back(self, units: Units, at: int, low: int) -> Positions:
        if at <= low:
            return ()
        found = (at - 1,) if units.keys[at - 1] in self.keys else ()
        if at in units.joined_back:
            whole, start = units.joined_back[at]
            if whole in self.keys:
                return (*found, start)
        return found


class Particle(Keys):
    """The first part of a separable verb, where it stands apart."""

    __slots__ = ("follow",)

    def __init__(self, particle: str, follow: frozenset[str] | None) -> None:
        """`follow`: the words that may come behind; None where the particle is never a preposition."""
        super().__init__(frozenset((particle,)))
        self.follow = follow

    def ahead(self, units: Units, at: int, high: int) -> Positions:
        return (at + 1,) if at < high and self._stands(units, at, high) else ()

    def back(self, units: Units, at: int, low: int) -> Positions:
        return (at - 1,) if at > low and self._stands(units, at - 1, units.bounds[at - 1][1]) else ()

    def _stands(self, units: Units, at: int, high: int) -> bool:
        if units.keys[at] not in self.keys:
            return False
        behind = at + 1
        if self.follow is None or behind >= high:
            return True
        return not is_word(units.keys[behind]) or units.keys[behind] in self.follow


class Gap(Open):
    """Up to some words, and the signs between them."""

    __slots__ = ("words",)

    def __init__(self, words: int) -> None:
        self.words = words

    def ahead(self, units: Units, at: int, high: int) -> Positions:
        left, end, keys = self.words, at, units.keys
        while end < high:
            if is_word(keys[end]):
                if not left:
                    break
                left -= 1
            end += 1
        return range(at, end + 1)

    def back(self, units: Units, at: int, low: int) -> Positions:
        left, start, keys = self.words, at, units.keys
        while start > low:
            if is_word(keys[start - 1]):
                if not left:
                    break
                left -= 1
            start -= 1
        return range(start, at + 1)


class Slot(Open):
    """A name, date, amount …"""

    __slots__ = ("kind", "language")

    def __init__(self, kind: str, language: str) -> None:
        self.kind = kind
        self.language = language

    def places(self, units: Units) -> Sequence[tuple[int, int]]:
        """All places of the kind in a text, as ranges of units."""
        if self.kind not in units.slots:
            units.slots[self.kind] = find(self.kind, units, self.language)
        return units.slots[self.kind]

    def ahead(self, units: Units, at: int, high: int) -> Positions:
        return [end for start, end in self.places(units) if start == at and end <= high]

    def back(self, units: Units, at: int, low: int) -> Positions:
        return [start for start, end in self.places(units) if end == at and start >= low]


#: Rows are looked through one by one until they were asked for so often that a table of them pays.
_SELDOM = 6


class Choice:
    """One of several rows."""

    __slots__ = ("_asked", "_by_first", "_by_last", "first", "last", "rows")

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        self.first = _united([edge(row, 0) for row in rows])
        self.last = _united([edge(row, -1) for row in rows])
        self._asked = 0
        self._by_first: dict[str | None, tuple[Row, ...]] = {}
        self._by_last: dict[str | None, tuple[Row, ...]] = {}

    def ahead(self, units: Units, at: int, high: int) -> Positions:
        if at >= high:
            return ()
        rows = self.rows if at in units.near else self._likely(units.keys[at], 0, self._by_first)
        return {end for row in rows for end in run_ahead(row, units, (at,), high)} if rows else ()

    def back(self, units: Units, at: int, low: int) -> Positions:
        if at <= low:
            return ()
        rows = self.rows if at - 1 in units.near else self._likely(units.keys[at - 1], -1, self._by_last)
        return {start for row in rows for start in run_back(row, units, (at,), low)} if rows else ()

    def _likely(self, key: str, place: int, known: dict[str | None, tuple[Row, ...]]) -> tuple[Row, ...]:
        """The rows that can begin (0) or end (-1) with that word; None leads to those that can with any."""
        if not known:
            edges = [(edge(row, place), row) for row in self.rows]
            if self._asked < _SELDOM:
                self._asked += 1
                return tuple([row for keys, row in edges if keys is None or key in keys])
            known[None] = tuple(row for keys, row in edges if keys is None)
            shared: dict[tuple[Row, ...], tuple[Row, ...]] = {}
            for one in frozenset().union(*(keys for keys, _ in edges if keys is not None)):
                rows = tuple(row for keys, row in edges if keys is None or one in keys)
                known[one] = shared.setdefault(rows, rows)
        return known.get(key) or known[None]


def edge(row: Row, place: int) -> Edge:
    """The keys with which a row can begin (0) or end (-1); None where it may be anything."""
    if not row:
        return None
    return row[0].first if place == 0 else row[-1].last


def _united(edges: list[Edge]) -> Edge:
    known = [keys for keys in edges if keys is not None]
    return frozenset().union(*known) if len(known) == len(edges) else None
