"""Where the characters of a JSON string stand in its source."""

from __future__ import annotations

import re

from tonecheck.origin import Origin

#: A code point in a JSON string: a surrogate pair, an escape, or itself.
_CHARACTER = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL
)
_ASCII = re.compile(r"\\u00[c-fC-F]|\\u(?!00)")


def in_string(source: str, start: int, end: int) -> Origin:
    """The origin of the text of a string whose quotes stand at `start` and before `end`."""
    first, last = start + 1, end - 1
    if "\\" not in source[first:last]:
        starts, ends = range(first, last), range(first + 1, last + 1)
        return Origin(source=source, starts=starts, ends=ends, escape=("json",))
    places = [match.span() for match in _CHARACTER.finditer(source, first, last)]
    escape = "json-ascii" if _ASCII.search(source, first, last) else "json"
    return Origin(
        source=source,
        starts=tuple(begin for begin, _ in places),
        ends=tuple(stop for _, stop in places),
        escape=(escape,),
    )
