"""Where the links of Markdown lead: what stands there is an address, whatever words it is made of."""

from __future__ import annotations

import re

_CODE = r"\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}|[#$%]\{[^{}\n]*\}|<%[^%\n]*%>"
_TITLE = r"[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*')"
_TARGET = rf"(?:<(?![%<])[^<>\n]*>|(?:{_CODE}|[^\s()<>]|\([^\s()<>]*\))+)"
_LINK = re.compile(rf"(?<=\])\([ \t]*(?P<inline>{_TARGET})(?P<title>{_TITLE})?[ \t]*\)")
#: `[name]: address "title"` on a line of its own; a word alone behind a colon is none.
_DEFINITION = re.compile(
    rf"^ {{0,3}}\[[^\]\n]+\]:[ \t]*(?P<defined>(?=\S*[/.#]){_TARGET}(?P<title>{_TITLE})?)[ \t]*$", re.MULTILINE
)
_PLAIN = re.compile(r"(?:https?://|www\.)[^\s{}<>%]+")


def targets(text: str) -> list[tuple[int, int]]:
    """The spans of addresses and titles, with their brackets; an address that is known as one anywhere is left out."""
    if "](" not in text and "]:" not in text:
        return []
    inline = [match.span() for match in _LINK.finditer(text) if _is_told(match, "inline")]
    defined = [match.span("defined") for match in _DEFINITION.finditer(text) if _is_told(match, "defined")]
    apart = [one for one in defined if not any(one[0] < end and start < one[1] for start, end in inline)]
    return sorted((*inline, *apart))


def _is_told(match: re.Match[str], group: str) -> bool:
    """Whether there is more than an address that is known by how it begins."""
    return match["title"] is not None or not _PLAIN.fullmatch(match[group])
