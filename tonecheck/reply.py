"""A reply: one text of an agent with the context in which it is sent."""

from __future__ import annotations

import msgspec

from tonecheck.origin import Origin

CHANNELS = ("email", "chat", "social", "letter", "sms")
LANGUAGES = ("de", "en")
#: Situations that tonecheck recognises itself; a guide may name others, which the caller then gives.
SITUATIONS = (
    "complaint",
    "request",
    "cancellation",
    "praise",
    "bereavement",
    "privacy",
    "goodwill",
    "outage",
    "refusal",
)


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """One text with its context; the text is never changed, every span is a code point offset into it.

    `None` means "not given": language and situation are then recognised from the texts.
    """

    text: str
    id: str | None = None
    source: str | None = None  #: path as the user named it, `-` for standard input
    line: int = 1  #: line of the source on which the text begins, from 1
    #: where in the source each character stands; None where the text is the source itself, from `line` on
    origin: Origin | None = None
    language: str | None = None  #: one of LANGUAGES
    channel: str | None = None  #: one of CHANNELS or a channel of the guide; None counts as email
    situation: str | None = None
    segment: str | None = None
    customer: str | None = None  #: the customer's message that is answered
    #: spans of what a template says any number of times, and this text once
    repeated: tuple[tuple[int, int], ...] = ()
    is_template: bool = False  #: a response of a library, whose variables are filled before it is sent


#: Reasons of inputs that are as they should be and hold no reply.
EMPTY, NO_REPLY = "empty: it has no text", "no reply found in it"


class Skipped(msgspec.Struct, frozen=True, omit_defaults=True):
    """An input in which nothing was checked, or not all, with the reason."""

    source: str  #: path as the user named it, with the line where only that line was skipped
    reason: str
    partly: bool = False  #: replies in it were checked, and what was not may be none: no reason to fail
