"""Regular expressions in phrases: whether the linear-time engine can run them, and searching many at once."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from tonecheck.nlp.patterns.pattern_error import PatternError

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


_LOOK_AROUND = re.compile(r"(?<!\\)\(\?<?[=!]")
_BACK_REFERENCE = re.compile(r"\\[1-9]|\(\?P=|\\k[<{']")


def check_regex(source: str, offset: int) -> None:
    """Raises PatternError where the linear-time engine cannot run the expression."""
    bare = re.sub(r"\\\\", "  ", source)
    for found, what in (
        (_LOOK_AROUND.search(bare), "look-around"),
        (_BACK_REFERENCE.search(bare), "a back-reference"),
    ):
        if found:
            raise PatternError(
                f"{what} in a regular expression.",
                offset + found.start(),
                "Expressions run in a linear-time engine that has neither look-around nor back-references; "
                "name what must not match under `except`.",
            )
    import re2

    try:
        compiled = compile_regex(source)
    except re2.error as error:
        detail = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error.args[0])
        raise PatternError(
            f"bad regular expression: {detail}.", offset, "Correct it, or leave out the slashes."
        ) from None
    if compiled.search("") is not None:
        raise PatternError("a regular expression that matches nothing at all.", offset, "Use + where you wrote *.")


@functools.lru_cache(maxsize=10_000)
def compile_regex(source: str) -> re.Pattern[str]:
    """The expression, compiled by the linear-time engine."""
    import re2

    options = re2.Options()
    options.log_errors = False
    compiled: re.Pattern[str] = re2.compile(source, options)
    return compiled
