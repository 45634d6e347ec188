"""An index of phrases as bytes: what a text does not ask for is never unpacked.

Equal sets of words, equal steps and words that lead to the same entries are kept once, under a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from typing import Any

import msgspec

from tonecheck.nlp.patterns import steps
from tonecheck.nlp.patterns.compile import Anchor
from tonecheck.nlp.patterns.entries import Index
from tonecheck.nlp.patterns.places import Excuse, Phrase, compile_phrase
from tonecheck.nlp.patterns.steps import Row, Step
from tonecheck.nlp.patterns.ways import Entry, Way

_Raw = msgspec.Raw


class PackedEntry(msgspec.Struct, frozen=True, array_like=True):
    """An entry by the numbers of its phrase, of its steps and of its sets of words."""

    phrase: int
    before: tuple[int, ...]
    step: int
    behind: tuple[int, ...]
    left: int | None
    right: int | None
    needed: tuple[int, ...]


_ENTRY = msgspec.msgpack.Decoder(PackedEntry)
_NUMBERS = msgspec.msgpack.Decoder(list[int])
_WORDS = msgspec.msgpack.Decoder(frozenset[str])


class Packed(msgspec.Struct, frozen=True, array_like=True):
    """What is written: tables, of which only `words` is read as a whole."""

    words: dict[str, int]  #: key: the number of its group
    groups: list[_Raw]  #: numbers of entries
    entries: list[_Raw]
    steps: list[_Raw]  #: the kind of step and its arguments
    sets: list[_Raw]  #: sorted words
    affixes: list[tuple[int, int]]  #: step, entry
    slots: list[tuple[int, int]]  #: step, entry
    expressions: list[tuple[int, int]]  #: step, entry
    excuses: dict[str, _Raw]  #: of an exception as written its rows of numbers of steps


class _Table:
    """Values under numbers, each packed once."""

    def __init__(self) -> None:
        self.rows: list[_Raw] = []
        self._numbers: dict[Any, int] = {}

    def number(self, key: Any, pack: Callable[[], Any]) -> int:
        if key not in self._numbers:
            packed = _Raw(msgspec.msgpack.encode(pack()))
            self._numbers[key] = len(self.rows)
            self.rows.append(packed)
        return self._numbers[key]


class _Packer:
    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self.phrases = {id(phrase): number for number, phrase in enumerate(phrases)}
        self.sets, self.steps, self.entries, self.groups = _Table(), _Table(), _Table(), _Table()

    def words(self, words: frozenset[str]) -> int:
        return self.sets.number(words, lambda: sorted(words))

    def step(self, step: Step) -> int:
        packed = self._step(step)
        return self.steps.number(packed, lambda: packed)

    def row(self, row: Row) -> tuple[int, ...]:
        return tuple(map(self.step, row))

    def _step(self, step: Step) -> tuple[Any, ...]:
        if isinstance(step, steps.Particle):
            return "particle", min(step.keys), None if step.follow is None else self.words(step.follow)
        if isinstance(step, steps.Keys):
            return "keys", self.words(step.keys)
        if isinstance(step, steps.Gap):
            return "gap", step.words
        if isinstance(step, steps.Exact):
            return "exact", self.words(step.texts), step.glued
        if isinstance(step, steps.Affix):
            return "affix", step.begin, step.end, step.inside
        if isinstance(step, steps.Expression):
            return "expression", step.regex.pattern
        if isinstance(step, steps.Slot):
            return "slot", step.kind
        assert isinstance(step, steps.Choice)
        return "choice", tuple(map(self.row, step.rows))

    def entry(self, entry: Entry) -> int:
        return self.entries.number(id(entry), lambda: self._entry(entry))

    def _entry(self, entry: Entry) -> PackedEntry:
        anchor = entry.way().anchor
        return PackedEntry(
            phrase=self.phrases[id(entry.way().phrase)],
            before=self.row(anchor.before),
            step=self.step(anchor.step),
            behind=self.row(anchor.behind),
            left=None if anchor.left is None else self.words(anchor.left),
            right=None if anchor.right is None else self.words(anchor.right),
            needed=tuple(map(self.words, anchor.needed)),
        )

    def group(self, entries: Iterable[Entry]) -> int:
        numbers = tuple(map(self.entry, entries))
        return self.groups.number(numbers, lambda: numbers)


def pack(index: Index, phrases: Sequence[Phrase]) -> bytes:
    """The index as bytes; its entries belong to the phrases, which are known by their numbers."""
    packer = _Packer(phrases)
    words = {key: packer.group(entries) for key, entries in sorted(index.by_key.items())}
    affixes = [(packer.step(step), packer.entry(entry)) for step, entry in index.affixes]
    slots = [(packer.step(step), packer.entry(entry)) for step, entry in index.slots]
    expressions = [(packer.step(step), packer.entry(entry)) for step, entry in index.expressions]
    sources = sorted({source for phrase in phrases for source in phrase.exceptions})
    compiled = {source: compile_phrase(source, index.language) for source in sources}
    excuses = {
        source: _Raw(msgspec.msgpack.encode(list(map(packer.row, phrase.rows))))
        for source, phrase in compiled.items()
        if phrase.regex is None
    }
    tables = (packer.groups.rows, packer.entries.rows, packer.steps.rows, packer.sets.rows)
    return msgspec.msgpack.encode(Packed(words, *tables, affixes, slots, expressions, excuses))


class Store:
    """A packed index; `phrase` makes the phrase of a number. Raises msgspec.DecodeError for other bytes."""

    def __init__(self, data: bytes, language: str, phrase: Callable[[int], Phrase]) -> None:
        self._packed = msgspec.msgpack.decode(data, type=Packed)
        self._language = language
        self._phrase = phrase
        self._phrases: dict[int, Phrase] = {}
        self._entries: dict[int, Entry] = {}
        self._steps: dict[int, Step] = {}
        self._sets: dict[int, frozenset[str]] = {}

    def entries(self, key: str) -> list[Entry]:
        """The entries of the anchors that a key may stand for, in the order in which they were added."""
        group = self._packed.words.get(key)
        if group is None:
            return []
        return list(map(self._entry, _NUMBERS.decode(self._packed.groups[group])))

    def excuse(self, source: str) -> Excuse | None:
        """The compiled form of an exception as written; None where it is none of the phrases'."""
        packed = self._packed.excuses.get(source)
        if packed is None:
            return None
        return Excuse.of(None, tuple(map(self._row, msgspec.msgpack.decode(packed, type=list[tuple[int, ...]]))))

    @cached_property
    def affixes(self) -> list[tuple[steps.Affix, Entry]]:
        """The entries whose anchor is a part of a word."""
        return [(self._step(step), self._entry(entry)) for step, entry in self._packed.affixes]  # type: ignore[misc]

    @cached_property
    def slots(self) -> list[tuple[steps.Slot, Entry]]:
        """The entries whose anchor is a slot."""
        return [(self._step(step), self._entry(entry)) for step, entry in self._packed.slots]  # type: ignore[misc]

    @cached_property
    def expressions(self) -> list[tuple[steps.Expression, Entry]]:
        """The entries whose anchor is a regular expression for one word."""
        return [(self._step(step), self._entry(entry)) for step, entry in self._packed.expressions]  # type: ignore[misc]

    def _entry(self, number: int) -> Entry:
        entry = self._entries.get(number)
        if entry is None:
            packed = _ENTRY.decode(self._packed.entries[number])
            right = None if packed.right is None else self._words(packed.right)
            left = None if right is not None or packed.left is None else self._words(packed.left)
            entry = self._entries[number] = Entry(right, left, partial(self._way, packed))
        return entry

    def _way(self, packed: PackedEntry) -> Way:
        left, right = (None if one is None else self._words(one) for one in (packed.left, packed.right))
        needed = tuple(map(self._words, packed.needed))
        step, before, behind = self._step(packed.step), self._row(packed.before), self._row(packed.behind)
        return Way(self._phrase_of(packed.phrase), Anchor(before, step, behind, left, right, needed))

    def _phrase_of(self, number: int) -> Phrase:
        """The phrase of a number; always the same one, in all threads, as places are gathered by it."""
        found = self._phrases.get(number)
        return found if found is not None else self._phrases.setdefault(number, self._phrase(number))

    def _row(self, numbers: Iterable[int]) -> Row:
        return tuple(map(self._step, numbers))

    def _step(self, number: int) -> Step:
        step = self._steps.get(number)
        if step is None:
            step = self._steps[number] = self._unpack(*msgspec.msgpack.decode(self._packed.steps[number]))
        return step

    def _words(self, number: int) -> frozenset[str]:
        found = self._sets.get(number)
        if found is None:
            found = self._sets[number] = _WORDS.decode(self._packed.sets[number])
        return found

    def _unpack(self, kind: str, *data: Any) -> Step:
        if kind == "particle":
            return steps.Particle(data[0], None if data[1] is None else self._words(data[1]))
        if kind == "keys":
            return steps.Keys(self._words(data[0]))
        if kind == "exact":
            return steps.Exact(self._words(data[0]), self._language, glued=data[1])
        if kind == "slot":
            return steps.Slot(data[0], self._language)
        if kind == "choice":
            return steps.Choice(tuple(map(self._row, data[0])))
        simple: dict[str, Callable[..., Step]] = {
            "gap": steps.Gap,
            "affix": steps.Affix,
            "expression": steps.Expression,
        }
        return simple[kind](*data)
