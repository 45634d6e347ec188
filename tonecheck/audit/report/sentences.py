"""The sentence of a kept text in which a finding stands, short enough to be read in a report."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from tonecheck.nlp.sentences import sentence_starts
from tonecheck.nlp.words import fold, scan

_LONGEST = 240
_MORE = "…"
_PARAGRAPH = re.compile(r"\n\s*\n")


def around(text: str | None, start: int, end: int, language: str) -> str | None:
    """The sentences that the span touches; None where there is no text or the span marks none of it.

    A long one is cut at words before and after the span.
    """
    if not text or start >= end or end > len(text):
        return None
    begins = _begins(text, language)
    first = max((place for place in begins if place <= start), default=0)
    last = min((place for place in begins if place >= end), default=len(text))
    return _cut(text, first, last, start, end)


def sentences(text: str, language: str) -> Iterator[str]:
    """All sentences of a text, with single blanks; also what is a line of its own."""
    begins = sorted({0, *_begins(text, language)})
    for first, last in itertools.pairwise([*begins, len(text)]):
        if sentence := " ".join(text[first:last].split()):
            yield sentence


def _begins(text: str, language: str) -> list[int]:
    tokens = [(first, last, fold(text[first:last])) for first, last in scan(text, language)]
    begins = [tokens[index][0] for index in sentence_starts(text, tokens, language)]
    return begins + [found.end() for found in _PARAGRAPH.finditer(text)]


def _cut(text: str, first: int, last: int, start: int, end: int) -> str:
    room = max(0, _LONGEST - (end - start)) // 2
    before, after = text[first:start], text[end:last].rstrip()
    if len(before) > room:
        before = f"{_MORE} {before[len(before) - room :].partition(' ')[2]}"
    if len(after) > room:
        after = f"{after[:room].rpartition(' ')[0]} {_MORE}"
    inside = text[start:end]
    if len(inside) > _LONGEST:
        inside = f"{inside[:_LONGEST].rpartition(' ')[0]} {_MORE}"
    return " ".join(f"{before}{inside}{after}".split())
