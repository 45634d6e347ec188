"""Phrases that are regular expressions, searched in a text all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tonecheck.nlp.patterns.syntax import compile_regex

#: From so many expressions on it pays to ask first which of them match at all.
_SET_PAYS = 3


class RegexSet:
    """Expressions of the linear-time engine; finds each without overlaps of its own."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._compiled = [compile_regex(source) for source in sources]
        self._set: Any = None
        if len(sources) >= _SET_PAYS:
            import re2

            self._set = re2.Set.SearchSet()
            for source in sources:
                self._set.Add(source)
            self._set.Compile()

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """The index of the expression, start and end of each match that is not empty."""
        which = sorted(self._set.Match(text) or ()) if self._set is not None else range(len(self._compiled))
        for index in which:
            for match in self._compiled[index].finditer(text):
                if match.start() < match.end():
                    yield index, match.start(), match.end()
