"""Where the characters of a JSON string stand in its source."""

from __future__ import annotations

import re

from tonecheck.origin import Origin

#: A code point that is written as an escape: a surrogate pair is one.
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)
_ASCII = re.compile(r"\\u00[c-fC-F]|\\u(?!00)")


def in_string(source: str, start: int, end: int) -> Origin:
    """The origin of the text of a string whose quotes stand at `start` and before `end`."""
    first, last = start + 1, end - 1
    if source.find("\\", first, last) < 0:
        starts, ends = range(first, last), range(first + 1, last + 1)
        return Origin(source=source, starts=starts, ends=ends, escape=("json",))
    begins, stops, at = list[int](), list[int](), first
    for match in _ESCAPE.finditer(source, first, last):
        begin, stop = match.span()
        begins += range(at, begin)
        stops += range(at + 1, begin + 1)
        begins.append(begin)
        stops.append(stop)
        at = stop
    begins += range(at, last)
    stops += range(at + 1, last + 1)
    escape = "json-ascii" if _ASCII.search(source, first, last) else "json"
    return Origin(source=source, starts=tuple(begins), ends=tuple(stops), escape=(escape,))
