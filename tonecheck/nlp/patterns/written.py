"""The elements of a phrase that are a token as it is written, and what all elements share."""

from __future__ import annotations

from collections.abc import Callable, Collection

from tonecheck.nlp.patterns.regexes import compile_regex
from tonecheck.nlp.patterns.tokens import BLOCKED, Units, split
from tonecheck.nlp.words import fold

_CACHED_WORDS = 50_000
Positions = Collection[int]
Edge = frozenset[str] | None  #: the keys with which an element can begin or end; None where it may be anything


class Open:
    """An element that may begin and end with anything."""

    __slots__ = ()

    @property
    def first(self) -> Edge:
        return None

    last = first


def token_ahead(units: Units, at: int, high: int, accepts: Callable[[str], bool]) -> Positions:
    """The position behind a token as it is written."""
    if at < high and units.keys[at] != BLOCKED and accepts(units.written(at)):
        first, end = units.token_units(at)
        return (end,) if first == at else ()
    return ()


def token_back(units: Units, at: int, low: int, accepts: Callable[[str], bool]) -> Positions:
    """The position where a token begins as it is written."""
    if at > low and units.keys[at - 1] != BLOCKED and accepts(units.written(at - 1)):
        first, end = units.token_units(at - 1)
        return (first,) if end == at else ()
    return ()


class Exact:
    """A token that is one of some texts; `glued` where no white space may stand before it."""

    __slots__ = ("first", "glued", "keys", "last", "texts")

    def __init__(self, texts: Collection[str], language: str, *, glued: bool = False) -> None:
        self.texts = frozenset(texts)
        self.glued = glued
        units = [split(fold(text), language) for text in self.texts]
        #: the keys of the tokens; None where one is more than a unit
        self.keys = frozenset(own[0] for own in units) if all(len(own) == 1 for own in units) else None
        self.first: Edge = self.keys
        self.last: Edge = self.keys

    def ahead(self, units: Units, at: int, high: int) -> Positions:
        found = token_ahead(units, at, high, self.texts.__contains__)
        return found if found and self._touches(units, at) else ()

    def back(self, units: Units, at: int, low: int) -> Positions:
        found = token_back(units, at, low, self.texts.__contains__)
        return [first for first in found if self._touches(units, first)]

    def _touches(self, units: Units, at: int) -> bool:
        return not self.glued or bool(at and units.end(at - 1) == units.start(at))


class Affix(Open):
    """A word that begins, ends or goes on so, and is longer."""

    __slots__ = ("begin", "end", "hyphen", "inside")

    def __init__(self, begin: str, end: str, inside: str) -> None:
        self.hyphen = "-" in begin + end + inside
        self.begin, self.end, self.inside = begin, end, inside

    def ahead(self, units: Units, at: int, high: int) -> Positions:
        return token_ahead(units, at, high, self._accepts)

    def back(self, units: Units, at: int, low: int) -> Positions:
        return token_back(units, at, low, self._accepts)

    def _accepts(self, written: str) -> bool:
        return self.fits(fold(written))

    def fits(self, norm: str) -> bool:
        """Whether the folded token is such a word."""
        word = norm if self.hyphen else norm.replace("-", "")
        if self.inside:
            return self.inside in word[1:-1]
        return len(word) > len(self.begin) + len(self.end) and word.startswith(self.begin) and word.endswith(self.end)


class Expression(Open):
    """A token that a regular expression matches as a whole."""

    __slots__ = ("_known", "regex")

    def __init__(self, source: str) -> None:
        self.regex = compile_regex(source)
        self._known: dict[str, bool] = {}

    def ahead(self, units: Units, at: int, high: int) -> Positions:
        return token_ahead(units, at, high, self.accepts)

    def back(self, units: Units, at: int, low: int) -> Positions:
        return token_back(units, at, low, self.accepts)

    def accepts(self, written: str) -> bool:
        """Whether the expression matches the token as it is written."""
        accepted = self._known.get(written)
        if accepted is None:
            accepted = self.regex.fullmatch(written) is not None
            if len(self._known) < _CACHED_WORDS:
                self._known[written] = accepted
        return accepted
