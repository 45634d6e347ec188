"""A rule: what it is called, how serious it is, what it says and why, with examples that run as tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

Severity = Literal["note", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")


class Text(msgspec.Struct, frozen=True):
    """One sentence for the user in both languages; `{braces}` take a hit's values."""

    de: str
    en: str

    def get(self, ui: str, values: Mapping[str, str | Text] | None = None) -> str:
        """The text in `ui` (`de` or `en`), filled with `values`."""
        text = self.de if ui == "de" else self.en
        if not values:
            return text
        return text.format_map({key: one.get(ui) if isinstance(one, Text) else one for key, one in values.items()})


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """A reply on which a rule must (bad) or must not (good) report, under a guide given as YAML text."""

    text: str
    guide: str  #: the sections that matter, for example `address: Sie`
    language: str = "de"
    channel: str = "email"
    situation: str | None = None
    customer: str | None = None


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """The declaration from which messages, reference, `tonecheck explain` and tests come."""

    name: str  #: `family.pattern`, stable
    severity: Severity
    message: Text
    why: Text
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    variants: Mapping[str, Text] = {}  #: other messages of the same rule, chosen by a hit
    #: where the list that a hit points to is that of a bundled guide: why nothing is judged, or how serious it is then
    without_own_list: Text | Severity | None = None


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A half-open range of code point offsets into a reply's text."""

    start: int
    end: int


class Hit(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a check yields where a rule is broken; the checker makes a finding of it."""

    rule: str
    start: int  #: where nothing is to be seen (a missing greeting), start == end at the place where it belongs
    end: int
    values: Mapping[str, str | Text] = {}  #: fill the braces of the message
    variant: str | None = None  #: which of the rule's `variants` to say instead of `message`
    message: Text | None = None  #: the guide's own words, instead of the rule's message
    why: Text | None = None  #: the guide's own reason, instead of the rule's
    severity: Severity | None = None  #: set by the guide's section, instead of the rule's; `levels` still wins
    suggestions: tuple[str, ...] = ()  #: better wordings, in the reply's language, best first
    safe: bool = False  #: the first suggestion may replace the span without a person's look
    related: tuple[Span, ...] = ()  #: other places that belong to it
    at: tuple[str | int, ...] = ()  #: path below the section to the guide's line: `("avoid", 0)`
    secret: bool = False  #: the span must be masked in every output
    source: Span | None = None  #: its place in the source, where that is in none of the text: inside a tag of HTML
    topic: str | None = None  #: what it is about; of rules with one topic at one place only one is told


class Good(msgspec.Struct, frozen=True, gc=False):
    """Something that the reply does well, said in one short phrase ("names the customer")."""

    text: Text


class Unchecked(msgspec.Struct, frozen=True, gc=False):
    """A rule that could not be judged on this reply, with the reason ("fewer than 30 words")."""

    rule: str
    reason: Text


Observation = Hit | Good | Unchecked
