"""Word sequences that may be shown: none with names, numbers or addresses in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from tonecheck.languages import load
from tonecheck.learning.observation import Observed
from tonecheck.nlp.patterns.dictionary import dictionary
from tonecheck.nlp.wordlists import word_lists
from tonecheck.nlp.words import fold

LONGEST = 8
#: `So` and `Do` are seldom days.
_SHORTEST_DATE = 2


class Seen(msgspec.Struct, frozen=True):
    """In which of the replies (by index) a sequence stands, and how it is mostly written."""

    replies: frozenset[int]
    written: str
    final: bool = False  #: whether it mostly ends a run of words, so that its last word hangs on nothing


class Screen:
    """Tells words that may be shown from such as may be names.

    A word with a capital passes where replies also have it in small letters, where it is among the `known` words of
    ordinary replies or, in German, behind an article, or where it is an infinitive; never if it is part of a name in
    one of the replies.
    """

    def __init__(self, replies: Sequence[Observed], language: str, known: Collection[str] = ()) -> None:
        data = load(language)
        self._stop_words, self._first_names = data.stop_words, data.first_names
        self._names = frozenset(fold(name) for one in replies for name in one.names)
        self._edges = word_lists(language, "phrase_edges")
        self._grammar = frozenset(map(fold, data.stop_words))
        self._known = known
        runs = [run for one in replies for run in one.runs]
        self._small = {fold(word) for run in runs for word in run if word[0].islower()}
        calendar = word_lists(language, "calendar")
        dates = calendar["months"] | calendar["weekdays"]
        self._dates = {name for name in dates - self._grammar if len(name) > _SHORTEST_DATE}
        self._verbs = dictionary(language) if language == "de" else None
        self._nouns = set[str]()
        if language == "de":
            articles = self._edges["articles"]
            pairs = (pair for run in runs for pair in pairwise(run))
            self._nouns = {fold(word) for before, word in pairs if fold(before) in articles}

    def passes(self, word: str) -> bool:
        """Whether a word may be shown."""
        norm = fold(word)
        if word.lower() in self._stop_words:
            return True
        if norm in self._names or word.lower() in self._first_names:
            return word[0].islower() and norm in self._known and norm in self._small
        ordinary = norm in self._known or norm in self._small or norm in self._nouns
        return word[0].islower() or ordinary or self._is_verb(word.lower())

    def _is_verb(self, word: str) -> bool:
        """Whether a German word with a capital is an infinitive that is used as a noun: `Reparieren`."""
        verbs = self._verbs
        return word.endswith("n") and verbs is not None and verbs.holds(word) and verbs.lemma(word) == word

    def is_whole(self, norms: Sequence[str], *, final: bool = False) -> bool:
        """Whether there is more than words of grammar, no date, and nothing that hangs in the air at either end.

        Behind a `final` sequence nothing follows: `liegt uns vor`.
        """
        said = any(norm not in self._grammar for norm in norms)
        edges = self._edges
        hanging = edges["joints"] | edges["openers"] | edges["articles"]
        dated = not self._dates.isdisjoint(norms)
        return said and not dated and norms[0] not in edges["joints"] and (final or norms[-1] not in hanging)

    def rows(self, reply: Observed) -> Iterator[tuple[str, ...]]:
        """The runs of a reply, cut at words that may not be shown."""
        for run in reply.runs:
            row = list[str]()
            for word in run:
                if self.passes(word):
                    row.append(word)
                else:
                    yield tuple(row)
                    row = []
            yield tuple(row)


def sequences(replies: Sequence[Observed], screen: Screen, fewest: int) -> Mapping[tuple[str, ...], Seen]:
    """Every sequence of up to eight words that stands in at least `fewest` replies, by its folded words."""
    rows = [
        (number, row, tuple(map(fold, row)))
        for number, reply in enumerate(replies)
        for row in screen.rows(reply)
        if row
    ]
    kept = dict[tuple[str, ...], Seen]()
    for length in range(1, LONGEST + 1):
        kept.update(_of_length(length, rows, fewest, kept))
    return kept


def _of_length(
    length: int,
    rows: Sequence[tuple[int, tuple[str, ...], tuple[str, ...]]],
    fewest: int,
    shorter: Collection[tuple[str, ...]],
) -> dict[tuple[str, ...], Seen]:
    """The frequent sequences of a length: those alone whose parts are frequent can be (Agrawal & Srikant 1994)."""
    found: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    written: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    final = Counter[tuple[str, ...]]()
    for number, row, norms in rows:
        for start in range(len(row) - length + 1):
            key = norms[start : start + length]
            if length == 1 or (key[:-1] in shorter and key[1:] in shorter):
                found[key].add(number)
                written[key][" ".join(row[start : start + length])] += 1
                final[key] += start + length == len(row)
    return {
        key: Seen(
            frozenset(where),
            min(written[key], key=lambda text: (-written[key][text], text)),
            2 * final[key] > written[key].total(),
        )
        for key, where in found.items()
        if len(where) >= fewest
    }
