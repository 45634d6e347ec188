"""All phrases of a policy, found in one pass over a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from tonecheck.nlp.patterns.entries import Index
from tonecheck.nlp.patterns.match import Match, Watch
from tonecheck.nlp.patterns.places import Phrase, Place, collect, compile_phrase
from tonecheck.nlp.patterns.regexes import RegexSet
from tonecheck.nlp.patterns.stored import Store
from tonecheck.nlp.patterns.syntax import parse
from tonecheck.nlp.patterns.tokens import Tokens, Units
from tonecheck.nlp.patterns.ways import verify
from tonecheck.rule import Span


class Matcher:
    """Compiled once, used for many texts; the same watches give the same matches in the same order."""

    def __init__(self, watches: Iterable[Watch], language: str, store: Store | None = None) -> None:
        """Raises PatternError; `store` holds further phrases that were compiled before."""
        self.language = language
        self.index = Index(language, store)
        self._regexes: list[Phrase] = []
        self._set: RegexSet | None = None
        for watch in watches:
            for exception in watch.exceptions:
                parse(exception, language)
            for index, phrase in enumerate(watch.phrases):
                self.add_compiled(
                    compile_phrase(phrase, language, watch.label, index, watch.everywhere, tuple(watch.exceptions))
                )

    def add(self, label: str, index: int, phrase: str, exceptions: Sequence[str] = ()) -> None:
        """Add a phrase that has exceptions of its own; these are read when the phrase is first found."""
        self.add_compiled(compile_phrase(phrase, self.language, label, index, False, tuple(exceptions)))

    def add_compiled(self, phrase: Phrase) -> None:
        """Add a phrase that `compile_phrase` made."""
        if phrase.regex is not None:
            self._regexes.append(phrase)
            self._set = None
        for row in phrase.rows:
            self.index.add(phrase, row)

    def find(
        self, tokens: Tokens, breaks: Collection[int] | None = None, blocked: Sequence[Span] = ()
    ) -> dict[str, tuple[Match, ...]]:
        """The matches of each watch, in order of place; a watch without matches is left out.

        `breaks` are the indices of the tokens at which sentences begin; without them a guess is made. Words in the
        `blocked` spans match only phrases that are watched everywhere; a gap may pass them. Of one watch's matches
        those that lie inside a longer one are left out.
        """
        return self.find_in(Units.read(tokens, self.language, breaks), blocked)

    def find_in(self, units: Units, blocked: Sequence[Span] = ()) -> dict[str, tuple[Match, ...]]:
        """The same for a text that is already taken apart, and may be looked through by several matchers."""
        candidates = [*self.index.find(units), *self.index.everywhere(units)]
        hidden = units.without(blocked)
        places: dict[Phrase, list[Place]] = defaultdict(list)
        for unit, found in candidates:
            for way in found.likely(units, unit):
                place = verify(way, units if way.phrase.everywhere else hidden, unit)
                if place is not None:
                    places[way.phrase].append(place)
        for phrase, start, end in self._expressions(units.tokens.text):
            if phrase.everywhere or not any(start < span.end and span.start < end for span in blocked):
                places[phrase].append(Place(start, end))
        return collect(places, units, self.index.excuse)

    def _expressions(self, text: str) -> Iterator[tuple[Phrase, int, int]]:
        if self._regexes:
            if self._set is None:
                self._set = RegexSet([phrase.regex or "" for phrase in self._regexes])
            for index, start, end in self._set.find(text):
                yield self._regexes[index], start, end
