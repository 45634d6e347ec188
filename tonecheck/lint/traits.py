"""What comparing responses needs to know of each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from tonecheck.findings import Places
from tonecheck.reply import Reply

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis

_LINK = re.compile(r"https?://[^\s<>\"')\]]+|www\.[^\s<>\"')\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
#: A time of day is written in too many ways to be compared.
_NOT_COMPARED = frozenset(("clock",))


class Amount(msgspec.Struct, frozen=True, array_like=True):
    """An amount with its unit, in the base unit of its kind, and where it stands in the text and in the source."""

    kind: str
    low: float
    high: float
    start: int
    end: int
    place: tuple[int, int, int, int]

    @property
    def value(self) -> tuple[str, float, float]:
        """What is compared."""
        return self.kind, self.low, self.high


class Traits(msgspec.Struct, frozen=True, array_like=True):
    """What one response does and says, in words of no language."""

    acts: frozenset[str] = frozenset()
    amounts: tuple[Amount, ...] = ()
    links: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    place: tuple[int, int, int, int] = (1, 1, 1, 1)  #: where it begins in its source


def traits_of(reply: Reply, readings: Sequence[Analysis]) -> Traits:
    """The traits of a response from its own reading, and from those of what a template can become."""
    own, places = readings[0], Places(reply.text, reply.line, reply.origin)
    quantities = [one for one in own.quantities if one.kind not in _NOT_COMPARED and not one.is_past]
    return Traits(
        acts=frozenset(act for reading in readings for sentence in reading.sentences for act in sentence.done),
        amounts=tuple(
            Amount(one.kind, *one.span, one.start, one.end, places.span(one.start, one.end)) for one in quantities
        ),
        links=tuple(dict.fromkeys(found[0].rstrip(".,;:!?") for found in _LINK.finditer(reply.text))),
        variables=tuple(dict.fromkeys(hole.name for hole in own.anatomy.placeholders if hole.name)),
        place=places.span(0, 0),
    )
