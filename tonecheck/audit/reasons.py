"""Why rows were skipped, in the reader's language: stores keep the English words."""

from __future__ import annotations

import re
from functools import cache

from tonecheck.languages import data

_BRACES = re.compile(r"\\\{(\w+)\\\}")


def said(reason: str, ui: str) -> str:
    """The reason in `ui`; one that nobody has translated stays as it is."""
    if ui == "en":
        return reason
    for pattern, words in _translations(ui):
        if found := pattern.fullmatch(reason):
            return words.format(**found.groupdict())
    return reason


@cache
def _translations(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """From `languages/<language>/skipped.yaml`: what a reason looks like, and what is said instead."""
    return tuple(
        (re.compile(_BRACES.sub(r"(?P<\1>.*)", re.escape(str(one["reason"]))), re.DOTALL), str(one["said"]))
        for one in data.values(language, "skipped")
    )
