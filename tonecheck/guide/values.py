"""The kinds of value that a guide's keys take; the fields of a section's options are annotated with them."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from tonecheck.brand import Brand
from tonecheck.rule import Severity

PHRASE = msgspec.Meta(description="phrase pattern")
NAME = msgspec.Meta(description="situation, channel or other name")

#: A phrase pattern (see nlp.patterns); its syntax is validated when the guide is read.
Phrase = Annotated[str, PHRASE]
#: One phrase or a list of them.
Phrases = tuple[Phrase, ...]
#: One word (a situation, a channel) or a list of them; a word close to a known one gives a warning.
Names = tuple[Annotated[str, NAME], ...]
#: What a time limit may be about; a word of one's own will do as well, one close to these gives a warning.
TOPICS = ("refund", "callback", "reply", "delivery", "repair", "replacement", "appointment", "investigation")
Topic = Annotated[str, msgspec.Meta(extra={"known": TOPICS})]
Level = Literal["off", "note", "warning", "error"]
Need = Literal["required", "optional", "forbidden"]


class Range(msgspec.Struct, frozen=True, kw_only=True):
    """A range with two sides: `[45, 75]`, `{min: 60}`, or a dimension's name for one (`neutral`)."""

    min: float | None = None
    max: float | None = None
    weight: float = 1.0
    but_not: str | None = None  #: the word that a message uses for the far side: "too stiff"


class Duration(msgspec.Struct, frozen=True):
    """An amount of time as written: `14 days`, `1 Werktag`, `2 Stunden`.

    `unit` is minute, hour, workday, day, week, month or year; a month is never converted to days.
    """

    amount: float
    unit: Literal["minute", "hour", "workday", "day", "week", "month", "year"]
    text: str


class Share(msgspec.Struct, frozen=True):
    """A share of the sentences: `20%` is 0.2."""

    value: float
    text: str


__all__ = [
    "NAME",
    "PHRASE",
    "TOPICS",
    "Brand",
    "Duration",
    "Level",
    "Names",
    "Need",
    "Phrase",
    "Phrases",
    "Range",
    "Severity",
    "Share",
    "Topic",
]
