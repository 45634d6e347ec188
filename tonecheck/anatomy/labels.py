"""Labels with their values, and what a loop lists, which greet nobody: `{{ item.name }}: {{ item.price }}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.anatomy.grammar import HOLE
from tonecheck.branches import tags

#: A variable whose name ends so is a number, a day, an amount or an address, and nobody's name.
_LONG = r"number|nummer|datum|date|price|preis|betrag|amount|menge|quantity|anzahl|summe|total|status|code|link"
_SHORT = r"id|nr|no|qty|sku|url|uri|state|time|zeit|day|tag|size|weight|email|mail|phone|telefon|zip|plz|iban"
_THING = re.compile(rf"(?:{_LONG}|(?<![^\W_])(?:{_SHORT}))(?=[\s\"'\]]*(?:[|}}\]>%(:]|$))", re.IGNORECASE)
_CAMEL = re.compile(rf"(?<=[a-z])(?:{'|'.join(map(str.title, _SHORT.split('|')))}|ID|URL)(?=\s*(?:[|}}\]>%(:]|$))")
_HOLE = re.compile(HOLE)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
#: A value has so many words of its own at most: `{{ item.price }} EUR`, `3 x {{ item.name }}`, `inkl. MwSt.`
_MOST_WORDS = 2


def is_thing(hole: str) -> bool:
    """Whether a placeholder stands for a thing by its name, as `{{ order.number }}` does; never for `{{ name }}`."""
    return _THING.search(hole) is not None or _CAMEL.search(hole) is not None


def is_value(text: str) -> bool:
    """Whether what stands behind a label is a value: variables or figures, with their unit at most."""
    bare, holes = _HOLE.subn(" ", text)
    return bool(holes or _DIGIT.search(bare)) and len(_WORD.findall(bare)) <= _MOST_WORDS


def loops(text: str) -> Iterator[tuple[int, int]]:
    """Where a template says something any number of times, with the tags around it."""
    opened: list[tags.Tag] = []
    for tag in tags.find(text):
        if tag.kind in tags.OPENING:
            opened.append(tag)
        elif tag.kind == "end" and opened:
            begun = opened.pop()
            if begun.kind == "loop":
                yield begun.start, tag.end
