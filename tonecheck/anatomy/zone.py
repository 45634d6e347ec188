"""The parts of a reply."""

from __future__ import annotations

from typing import Literal

import msgspec

#: `foreign` is a passage in another language than the reply.
ZoneName = Literal["subject", "greeting", "body", "closing", "signature", "quote", "disclaimer", "foreign"]
#: The zones that an agent answers for; the others are never judged.
OWN_ZONES: tuple[ZoneName, ...] = ("subject", "greeting", "body", "closing")


class Name(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A person named in a salutation or below a farewell."""

    start: int
    end: int
    text: str  #: as written: `Frau Dr. Berger`
    title: str | None = None  #: Frau, Herr, Mr, Ms, Mx, Dr …, as written
    first: str | None = None
    last: str | None = None


class Zone(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A half-open span of code point offsets; zones are sorted and do not overlap."""

    zone: ZoneName
    start: int
    end: int


class Greeting(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The salutation of a reply."""

    start: int
    end: int
    phrase: (
        str  #: the salutation without name and comma: `Sehr geehrte`, `Hallo`, `Hi`; empty: a name or @mention alone
    )
    name: Name | None = None
    others: tuple[Name, ...] = ()  #: further persons greeted: `…, sehr geehrter Herr Berger`
    register: Literal["casual", "neutral", "formal"] = "neutral"
    impersonal: bool = False  #: `Sehr geehrte Damen und Herren`, `Dear Sir or Madam`, `Dear customer`


class Closing(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The farewell of a reply with the name below or behind it."""

    start: int
    end: int
    phrase: str  #: as written: `Mit freundlichen Grüßen`, `LG`, `Kind regards`; empty where only a name stands
    signer: Name | None = None  #: a person; a team or company is in `team`; behind `end` where "-- " parts the name off
    team: str | None = None
    register: Literal["casual", "neutral", "formal"] = "neutral"
    courtesy: bool = False  #: a thank-you or a good wish stands where others write a farewell


class Placeholder(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A variable of a template language that was left in the text, or a marker to be filled in."""

    start: int
    end: int
    text: str  #: `{{ticket.requester.first_name}}`, `[DATUM]`, `XXX`
    name: str  #: `ticket.requester.first_name`, `DATUM`, `XXX`
    #: mustache, liquid-tag, zammad, freescout, smarty, erb, dollar, braces, brackets, percent, printf,
    #: angles, marker
    syntax: str


class Anatomy(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The zones of one text with what was recognised in them."""

    zones: tuple[Zone, ...]
    greeting: Greeting | None = None
    closing: Closing | None = None
    placeholders: tuple[Placeholder, ...] = ()
