"""Phrases by the words that announce them: what the matcher looks up for each token of a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tonecheck.nlp.patterns import steps
from tonecheck.nlp.patterns.compile import anchors
from tonecheck.nlp.patterns.places import Excuse, Phrase, compile_excuse
from tonecheck.nlp.patterns.steps import Row
from tonecheck.nlp.patterns.tokens import Units, parts_of
from tonecheck.nlp.patterns.ways import Entry, Found
from tonecheck.nlp.words import fold

if TYPE_CHECKING:
    from tonecheck.nlp.patterns.stored import Store

_CACHED_WORDS = 200_000


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
