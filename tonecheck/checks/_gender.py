"""Salutations that guess a gender: a title before an unknown name, one half of `Kundin und Kunde`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import msgspec

from tonecheck.nlp.wordlists import word_lists
from tonecheck.rule import Span

if TYPE_CHECKING:
    from tonecheck.anatomy.zone import Greeting
    from tonecheck.nlp.analysis import Analysis

#: A variable that holds the title itself guesses nothing.
_TITLE_VARIABLE = re.compile(r"anrede|salut|title|titel|prefix", re.IGNORECASE)
_DEGREES = frozenset({"dr.", "dr", "prof.", "prof"})
_OR = frozenset({"/", "oder", "or", "|"})


class _Item(msgspec.Struct, frozen=True):
    """A word or sign of a salutation, or a placeholder in it."""

    norm: str
    start: int
    end: int
    kind: Literal["word", "sign", "hole", "title_hole"]


def guessed_gender(reply: Analysis, greeting: Greeting) -> Span | None:
    """The words of the salutation that settle a gender which nobody has given; None where there are none."""
    items = _items(reply, greeting)
    words = word_lists(reply.language, "gendered")
    found = _noun(items, words)
    for place, item in enumerate(items):
        last = _guess_at(items, place, words) if item.kind == "word" else None
        if found is None and last is not None:
            found = Span(item.start, last.end)
    return found


def _items(reply: Analysis, greeting: Greeting) -> list[_Item]:
    items: list[_Item] = []
    holes = [hole for hole in reply.anatomy.placeholders if greeting.start <= hole.start < greeting.end]
    for hole in holes:
        kind: Literal["hole", "title_hole"] = "title_hole" if _TITLE_VARIABLE.search(hole.name) else "hole"
        items.append(_Item("", hole.start, hole.end, kind))
    for index in range(bisect_left(reply.starts, greeting.start), bisect_right(reply.ends, greeting.end)):
        norm, start, end = reply.norms[index], reply.starts[index], reply.ends[index]
        in_hole = any(hole.start < end and start < hole.end for hole in holes)
        if not in_hole and not norm.isspace():
            items.append(_Item(norm, start, end, "word" if any(map(str.isalnum, norm)) else "sign"))
    return sorted(items, key=lambda item: item.start)


def _guess_at(items: list[_Item], place: int, words: Mapping[str, frozenset[str]]) -> _Item | None:
    """The last item of a guess that begins at `place`."""
    item, rest = items[place], items[place + 1 :]
    while rest and rest[0].norm in _DEGREES:
        rest = rest[1:]
    if item.norm in words["titles"] | words["adjectives"] and rest and rest[0].kind == "hole":
        return rest[0]
    if item.norm in words["titles"] and len(rest) > 1 and rest[0].norm in _OR and rest[1].norm in words["titles"]:
        return rest[1]
    if item.norm in words["alone"] and all(other.kind == "sign" for other in rest):
        before = items[place - 1] if place else None
        paired = before is not None and before.norm in _OR and item.norm in words["either"]
        return None if paired else item
    return None


def _noun(items: list[_Item], words: Mapping[str, frozenset[str]]) -> Span | None:
    """`Lieber Kunde` without `liebe Kundin` beside it."""
    nouns = [item for item in items if item.norm in words["masculine"] | words["feminine"]]
    genders = {item.norm in words["feminine"] for item in nouns}
    if len(genders) != 1:
        return None
    first = items.index(nouns[0])
    while first and items[first - 1].norm in words["adjectives"] | {"sehr"}:
        first -= 1
    return Span(items[first].start, nouns[0].end)
