"""What comparing responses needs to know of each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from tonecheck.checks._acts import sentences_with
from tonecheck.findings import Places
from tonecheck.lint import dates
from tonecheck.reply import Reply

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis

_LINK = re.compile(r"https?://[^\s<>\"')\]]+|www\.[^\s<>\"')\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
#: A time of day is written in too many ways to be compared.
_NOT_COMPARED = frozenset(("clock",))


#: Acts that responses are compared by.
_COMPARED = ("apologize", "refuse", "solve", "promise", "timeframe", "instruct", "ask", "offer_help")
#: From the one probability on a sentence surely performs an act, from the other on perhaps.
_SURELY, _PERHAPS = 0.8, 0.1
#: What a time is said by.
_TIMES = frozenset({"time", "workdays", "months", "clock"})


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

    sure: frozenset[str] = frozenset()  #: the acts that it surely performs
    perhaps: frozenset[str] = frozenset()  #: those that it performs, or perhaps does
    amounts: tuple[Amount, ...] = ()
    links: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    place: tuple[int, int, int, int] = (1, 1, 1, 1)  #: where it begins in its source
    dates: tuple[Amount, ...] = ()  #: from the least to the greatest number that a date or weekday can mean


def traits_of(reply: Reply, readings: Sequence[Analysis]) -> Traits:
    """The traits of a response from its own reading, and from those of what a template can become."""
    own, places = readings[0], Places(reply.text, reply.line, reply.origin)
    quantities = [one for one in own.quantities if one.kind not in _NOT_COMPARED and not one.is_past]
    return Traits(
        sure=frozenset(act for reading in readings for act in _surely(reading)),
        perhaps=frozenset(act for reading in readings for act in _perhaps(reading)),
        amounts=tuple(
            Amount(one.kind, *one.span, one.start, one.end, places.span(one.start, one.end)) for one in quantities
        ),
        links=tuple(dict.fromkeys(found[0].rstrip(".,;:!?") for found in _LINK.finditer(reply.text))),
        variables=tuple(dict.fromkeys(hole.name for hole in own.anatomy.placeholders if hole.name)),
        place=places.span(0, 0),
        dates=tuple(
            Amount("date", one.meant[0], one.meant[-1], one.start, one.end, places.span(one.start, one.end))
            for one in dates.find(own.text, own.language)
        ),
    )


def _surely(reading: Analysis) -> Iterator[str]:
    for sentence in reading.sentences:
        yield from (act for act in _COMPARED if reading.is_sure(sentence, act) and sentence.acts[act] >= _SURELY)


def _perhaps(reading: Analysis) -> Iterator[str]:
    """The acts that are not surely missing: a phrase for it, or a time for a date, is enough."""
    for act in _COMPARED:
        likely = any(sentence.acts.get(act, 0.0) >= _PERHAPS for sentence in reading.sentences)
        if likely or sentences_with(reading, f"act_{act}"):
            yield act
    if any(one.kind in _TIMES for one in reading.quantities) or sentences_with(reading, "concrete_time"):
        yield "timeframe"
