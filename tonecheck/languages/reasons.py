"""Why something was not checked, in the language of messages: readers and stores have the English words."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from tonecheck.languages import data
from tonecheck.reply import Skipped

_BRACES = re.compile(r"\\\{(\w+)\\\}")
#: What stands for this is itself a reason.
_INNER = "reason"


def told(skipped: Skipped, ui: str) -> Skipped:
    """What was skipped, with its reason in `ui`."""
    return msgspec.structs.replace(skipped, reason=said(skipped.reason, ui))


def said(reason: str, ui: str) -> str:
    """The reason in `ui`; one that nobody has translated stays as it is."""
    if ui == "en":
        return reason
    for pattern, words in _translations(ui):
        if found := pattern.fullmatch(reason):
            values = {name: said(value, ui) if name == _INNER else value for name, value in found.groupdict().items()}
            return words.format(**values)
    return reason


@cache
def _translations(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """From `languages/<language>/skipped.yaml`: what a reason looks like, and what is said instead."""
    return tuple(
        (re.compile(_BRACES.sub(r"(?P<\1>.*)", re.escape(str(one["reason"]))), re.DOTALL), str(one["said"]))
        for one in data.values(language, "skipped")
    )
