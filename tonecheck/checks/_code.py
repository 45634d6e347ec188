"""Variables that template code reads where it shows nothing: in conditions, in assignments, in the tags of a page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import msgspec

from tonecheck.anatomy import placeholders
from tonecheck.branches import tags
from tonecheck.branches.tags import Tag
from tonecheck.checks._expressions import (
    is_given,
    names_given,
    names_in,
    names_in_ruby,
    names_in_smarty,
    names_read,
)
from tonecheck.checks._shared import overlaps
from tonecheck.checks._slips import meant
from tonecheck.rule import Hit, Span

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis

_CONDITION = re.compile(
    r"""
      \{%[-~+]?\s*(?:if|elsif|elseif|elif|unless|case|when)\b(?P<condition>(?s:.*?))[-~+]?%\}
    | \{%[-~+]?\s*(?:set|assign)\b[^=]*=(?P<value>(?s:.*?))[-~+]?%\}
    | \{\{\{?~?\s*\#(?:if|unless)\s+(?P<path>[\w.]+)\s*~?\}\}
    | <%-?\s*(?:\}\s*else\s+)?(?:if|elsif|unless|case|when)\b(?P<ruby>(?s:.*?))-?%>
    | \{(?:if|elseif|else\s+if|while)\b(?P<smarty>(?s:.*))\}
    """,
    re.VERBOSE,
)
#: What every list and text has; asking for it asks for its owner.
_OF_VALUES = frozenset({"size", "length", "count", "first", "last"})
_COMMENT_OR_TAG = re.compile(r"<!--(?s:.*?)-->|(?P<tag><[A-Za-z][^<>]*>)")
#: Stands where template code stood: no markup and no letter.
_SIGN = "\ue000"
_ENTITY = re.compile(r"&(?:(?P<quotes>quot|\#34|apos|\#39)|\#?\w+);")


#: How names are found in the conditions of languages of their own.
_NAMES_IN = {"ruby": names_in_ruby, "smarty": names_in_smarty}


class Named(msgspec.Struct, frozen=True):
    """A variable with its place in the text that was looked through."""

    name: str
    start: int
    end: int
    is_shown: bool = False  #: whether its value is put in, not asked for

    def is_among(self, known: Iterable[str]) -> bool:
        """Whether the guide knows it; a condition may ask for what known ones are parts of, and for their length."""
        if any(fnmatchcase(self.name, one) for one in known):
            return True
        owner, _, part = self.name.rpartition(".")
        is_owner = any(one.startswith((f"{self.name}.", f"{self.name}[")) for one in known)
        return not self.is_shown and (
            is_owner or (part in _OF_VALUES and any(fnmatchcase(owner, one) for one in known))
        )


def hits(reply: Analysis, known: Sequence[str], quotes: tuple[Span, ...]) -> Iterator[Hit]:
    """Hits for the unknown names in conditions and assignments of the text, and in the tags of its page."""
    if not known:
        return
    names, origin = given(reply), reply.reply.origin
    for one in in_conditions(reply.text):
        if not one.is_among(known) and not is_given(one.name, names) and not overlaps(one.start, one.end, quotes):
            rule, close = misnamed(one.name, known)
            yield Hit(
                rule=rule,
                start=one.start,
                end=one.end,
                values={"name": one.name, "close": close},
                suggestions=(close,) if close else (),
                at=("known",),
                topic="variable",
            )
    for one in in_tags(reply):
        if not one.is_among(known) and not is_given(one.name, names):
            rule, close = misnamed(one.name, known)
            at = bisect_left(origin.starts, one.start) if origin else 0
            values, place = {"name": one.name, "close": close}, Span(one.start, one.end)
            yield Hit(rule=rule, start=at, end=at, source=place, values=values, at=("known",))


def misnamed(name: str, known: Sequence[str]) -> tuple[str, str]:
    """The rule that an unknown name breaks, and the known one that may be meant."""
    close = meant(name, known)
    return ("templates.misspelt", close) if close else ("templates.unknown", "")


def given(reply: Analysis) -> frozenset[str]:
    """The names that the template gives itself, in its text or elsewhere on its page."""
    origin = reply.reply.origin
    page = origin.source[slice(*_extent(reply))] if origin else ""
    return names_given(reply.text) | names_given(page)


def in_tags(reply: Analysis) -> Iterator[Named]:
    """The variables inside the tags of the page that a template was read from; offsets are those of its source."""
    origin = reply.reply.origin
    if origin is not None:
        yield from in_markup(origin.source, *_extent(reply))


def _extent(reply: Analysis) -> tuple[int, int]:
    """From where to where the page of a template goes in its source; nothing of it where there is no page."""
    origin = reply.reply.origin
    if origin is None or not reply.reply.is_template or origin.escape[:1] != ("html",) or not origin.starts:
        return 0, 0
    return (0, len(origin.source)) if origin.escape == ("html",) else (origin.starts[0], origin.ends[-1])


def in_conditions(text: str) -> Iterator[Named]:
    """What conditions and assignments in a text ask for."""
    for tag in tags.find(text):
        if tag.kind != "value":
            yield from _asked(text, tag)


def in_markup(source: str, first: int, last: int) -> Iterator[Named]:
    """The variables inside the tags of HTML between two offsets of a source, in attributes mostly; not in comments."""
    page = _ENTITY.sub(_plain, source[first:last])
    seen = tags.blotted(page, _SIGN, keep_lines=False)
    inside = [match.span() for match in _COMMENT_OR_TAG.finditer(seen) if match["tag"]]
    for tag in tags.find(page) if inside else ():
        if any(start <= tag.start < end for start, end in inside):
            found = _shown(page, tag) if tag.kind == "value" else _asked(page, tag)
            for one in found:
                yield Named(one.name, one.start + first, one.end + first, one.is_shown)


def _asked(text: str, tag: Tag) -> Iterator[Named]:
    match = _CONDITION.fullmatch(text, tag.start, tag.end)
    if match and match.lastgroup:
        at = match.start(match.lastgroup)
        find = _NAMES_IN.get(match.lastgroup, names_in)
        for name, start in find(match[match.lastgroup]):
            yield Named(name, at + start, at + start + len(name))


def _shown(text: str, tag: Tag) -> Iterator[Named]:
    for hole in placeholders.find(text[tag.start : tag.end]):
        if hole.syntax != "liquid-tag":
            for name in names_read(hole):
                at = tag.start + hole.start + hole.text.index(name)
                yield Named(name, at, at + len(name), is_shown=True)


def _plain(entity: re.Match[str]) -> str:
    """As many signs as the entity has: a quotation mark for one, else blanks."""
    sign = {"quot": '"', "#34": '"', "apos": "'", "#39": "'"}.get(entity["quotes"] or "", " ")
    return sign.ljust(len(entity[0]))
