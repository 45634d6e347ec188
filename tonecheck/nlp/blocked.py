"""The places of a reply in which no phrase counts: other people's words, quoted words, web and mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.anatomy import links
from tonecheck.anatomy.zone import OWN_ZONES, Anatomy
from tonecheck.nlp.words import INVISIBLE
from tonecheck.rule import Span

_LONGEST_QUOTE = 300
_QUOTED = re.compile(
    rf"„[^„“”\n]{{1,{_LONGEST_QUOTE}}}[“”]|“[^“”\n]{{1,{_LONGEST_QUOTE}}}”|»[^»«\n]{{1,{_LONGEST_QUOTE}}}«"
    rf"|«[^»«\n]{{1,{_LONGEST_QUOTE}}}»|(?<![\w\"])\"[^\"\n]{{1,{_LONGEST_QUOTE}}}\"(?!\w)"
)
_QUOTES = frozenset('„“»«"')
_WEB = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def blocked_spans(text: str, anatomy: Anatomy) -> tuple[Span, ...]:
    """The spans in which phrases do not count, in order of place."""
    spans = [*_foreign(text, anatomy)]
    if not _QUOTES.isdisjoint(text):
        spans += [Span(*match.span()) for match in _QUOTED.finditer(text)]
    if "@" in text or "://" in text or "www." in text:
        spans += [Span(*match.span()) for match in _WEB.finditer(text)]
    spans += [Span(*span) for span in links.targets(text)]
    spans += [Span(hole.start, hole.end) for hole in anatomy.placeholders]
    return tuple(sorted(spans))


def _foreign(text: str, anatomy: Anatomy) -> Iterator[Span]:
    """What lies outside the zones that the agent answers for; invisible characters at their edges belong to words."""
    last = 0
    own = [(zone.start, zone.end) for zone in anatomy.zones if zone.zone in OWN_ZONES]
    for start, end in (*own, (len(text), len(text))):
        between = text[last:start]
        begin, stop = start - len(between.lstrip(INVISIBLE)), last + len(between.rstrip(INVISIBLE))
        if begin < stop:
            yield Span(begin, stop)
        last = end
