"""Quoted and forwarded mail: `>` lines, "Am … schrieb …:", "On … wrote:", header blocks, separators."""

from __future__ import annotations

import re

from tonecheck.anatomy.grammar import Grammar
from tonecheck.anatomy.lines import Line

_RULE = re.compile(r"[-_=*─]{4,}$")
_DATE = re.compile(r"\d{1,2}[.:/-]\d|\d{4}|\d{1,2}\. ?\w+|\w+ \d{1,2}\b")
#: "Am 3. Mai schrieb ich Ihnen:" is a sentence of the reply.
_OWN = re.compile(r"\b(?:ich|wir|Sie|du|ihr|I|we|you)\b")
_LONGEST_ATTRIBUTION = 3


def mark(lines: list[Line], grammar: Grammar) -> list[bool]:
    """For each line whether it is quoted, with the lines that introduce the quote."""
    quoted = [line.text.startswith(">") for line in lines]
    index, first = 0, True
    while index < len(lines):
        line = lines[index]
        if not line.text or quoted[index]:
            index += 1
            continue
        body = _introduction(lines, index, grammar, first=first)
        if body is None:
            first = False
            index += 1
            continue
        stop = _end(lines, body, quoted, grammar)
        quoted[index:stop] = [True] * (stop - index)
        index = stop
    return quoted


def _introduction(lines: list[Line], index: int, grammar: Grammar, *, first: bool) -> int | None:
    """The first line of the quote itself where line `index` introduces one."""
    text = lines[index].text
    if grammar.separator.match(text) and (text[0] in "-_=*#" or text[-1] == ":"):
        return index + 1
    if _RULE.match(text) and index + 1 < len(lines):
        following = _filled(lines, index + 1)
        headers = None if following is None else _headers(lines, following, grammar, least=2)
        if headers is not None:
            return headers
    if not first and grammar.header_from.match(text):
        headers = _headers(lines, index, grammar, least=2)
        if headers is not None:
            return headers
        return index + 1 if index + 1 < len(lines) and lines[index + 1].text.startswith(">") else None
    return _attribution(lines, index, grammar)


def _headers(lines: list[Line], index: int, grammar: Grammar, *, least: int) -> int | None:
    """The line below a block of at least `least` header lines; long headers wrap."""
    if not grammar.header_from.match(lines[index].text):
        return None
    count, stop = 0, index
    while stop < len(lines) and lines[stop].text:
        if grammar.header.match(lines[stop].text):
            count += 1
        elif stop + 1 >= len(lines) or not grammar.header.match(lines[stop + 1].text):
            break
        stop += 1
    return stop if count >= least else None


def _attribution(lines: list[Line], index: int, grammar: Grammar) -> int | None:
    """The line below "Am … schrieb …:" where it stands on up to three lines from `index`."""
    joined = ""
    for stop in range(index, min(index + _LONGEST_ATTRIBUTION, len(lines))):
        text = lines[stop].text
        if not text or text.startswith(">"):
            return None
        joined = f"{joined} {text}" if joined else text
        if joined.endswith(":") and grammar.attribution.match(joined):
            introduces = _is_followed(lines, stop + 1) or ("<" in joined or _DATE.search(joined))
            return stop + 1 if introduces and (_is_followed(lines, stop + 1) or not _OWN.search(joined)) else None
    return None


def _is_followed(lines: list[Line], index: int) -> bool:
    following = next((line.text for line in lines[index:] if line.text), "")
    return following.startswith(">")


def _end(lines: list[Line], body: int, quoted: list[bool], grammar: Grammar) -> int:
    """Where the introduced quote ends: after its `>` lines, else with the text."""
    start = _filled(lines, body)
    while start is not None and not quoted[start]:
        further = _introduction(lines, start, grammar, first=False)
        if further is None:
            return len(lines)
        start = _filled(lines, further)
    if start is None:
        return len(lines)
    stop = start
    for index in range(start, len(lines)):
        if quoted[index]:
            stop = index + 1
        elif lines[index].text:
            break
    return stop


def _filled(lines: list[Line], index: int) -> int | None:
    return next((i for i in range(index, len(lines)) if lines[i].text), None)
