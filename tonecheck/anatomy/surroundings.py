"""The stretches of lines around and below the greeting: subject, body, closing, signature, disclaimers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from tonecheck.anatomy.closing import Found
from tonecheck.anatomy.ending import DELIMITER, is_prose
from tonecheck.anatomy.grammar import Grammar
from tonecheck.anatomy.lines import Line
from tonecheck.anatomy.zone import ZoneName

_LETTERHEAD = re.compile(
    r"\d{4,5} [^\W\d_]"  # 38721 Elmenau
    r"|(?:[^\W\d_][^\W\d_.'-]*\.? ){1,3}\d{1,4} ?[a-z]?$"  # Am Gaswerk 4
    r"|(?:[^\W\d_]+[.,]? )*(?:den )?\d{1,2}\.? ?(?:\d{1,2}\.|[^\W\d_]{3,9}\.?),? ?\d{2,4}$"  # Ort, den 12. Juni 2024
    r"|[^\W\d_]+ \d{1,2},? \d{4}$|##|[\w.+-]+@[\w.-]+$|(?:https?://|www\.)\S+$",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"\+?\d[\d /()-]{6,}\d|www\.|https?://|\w@\w| [|·•] |\bgmbh\b|\bhr[ab] ?\d", re.IGNORECASE)
_LONGEST_REFERENCE = 80


class Piece(NamedTuple):
    """A stretch of one line in a zone; offsets are into the folded text."""

    zone: ZoneName
    start: int
    end: int


def subject_lines(lines: list[Line], own: list[int], languages: Iterable[Grammar]) -> list[int]:
    """The lines at the top that say themselves that they are a subject or a header."""
    taken = list[int]()
    for index in own:
        text = lines[index].text
        if not any(language.subject.match(text) or language.header.match(text) for language in languages):
            break
        taken.append(index)
    return taken


def above(lines: list[Line], above: list[int], language: Grammar) -> Iterable[Piece]:
    """Subject and reference lines; prose is body, letterhead and other headers belong to no zone."""
    explicit = any(language.subject.match(lines[index].text) for index in above)
    block = _last_paragraph(above)
    for index in above:
        line = lines[index]
        if language.disclaimer.match(line.text):
            yield Piece("disclaimer", line.start, line.end)
        elif language.subject.match(line.text):
            yield Piece("subject", line.start, line.end)
        elif language.header.match(line.text) or DELIMITER.match(line.text):
            continue
        elif language.reference.match(line.text) and len(line.text) < _LONGEST_REFERENCE:
            yield Piece("subject", line.start, line.end)
        elif is_prose(line.text, language):
            yield Piece("body", line.start, line.end)
        elif not explicit and index in block and not _LETTERHEAD.match(line.text):
            yield Piece("subject", line.start, line.end)


def _last_paragraph(above: list[int]) -> set[int]:
    block = set[int]()
    for index in reversed(above):
        if block and index + 1 not in block:
            break
        block.add(index)
    return block


def body_line(line: Line, start: int, closing: Found | None) -> Iterable[Piece]:
    stop = line.end
    if closing and line.start <= closing.start < line.end:
        stop = closing.start
    if start < stop:
        yield Piece("body", start, stop)
    if stop < line.end and closing:
        yield Piece("closing", closing.start, min(closing.end, line.end))
        if closing.end < line.end:
            yield Piece("signature", closing.end, line.end)


def below(lines: list[Line], rest: list[int], closing: Found | None, language: Grammar) -> Iterable[Piece]:
    """Body, closing and what follows it."""
    if closing is None:
        yield from _unclosed(lines, rest, language)
        return
    before = [index for index in rest if index < closing.first]
    yield from _unsigned(lines, before)
    for index in (index for index in rest if closing.first <= index <= closing.last):
        line = lines[index]
        if line.start < closing.start:
            yield Piece("body", line.start, closing.start)
        yield Piece("closing", max(line.start, closing.start), min(line.end, closing.end))
        if line.end > closing.end:
            yield Piece("signature", closing.end, line.end)
    yield from _around(lines, [index for index in rest if index > closing.last], language)


def _unsigned(lines: list[Line], indices: list[int]) -> Iterable[Piece]:
    for index in indices:
        line = lines[index]
        if not DELIMITER.match(line.text):
            yield Piece("body", line.start, line.end)


def _around(lines: list[Line], indices: list[int], language: Grammar) -> Iterable[Piece]:
    """Signature, postscript and disclaimers below a closing."""
    zone: ZoneName = "signature"
    previous = None
    for index in indices:
        line = lines[index]
        zone = _next_zone(zone, line.text, language, apart=previous is None or index > previous + 1)
        yield Piece(zone, line.start, line.end)
        previous = index


def _next_zone(zone: ZoneName, text: str, language: Grammar, *, apart: bool) -> ZoneName:
    """The zone of a line below one in `zone`; `apart` when a blank line lies between."""
    if language.postscript.match(text):
        return "body"
    if language.disclaimer.match(text):
        return "disclaimer"
    if zone == "body":
        return "signature" if apart else "body"
    ends = language.contact.match(text) or (apart and not is_prose(text, language))
    return "signature" if zone == "disclaimer" and ends else zone


def _unclosed(lines: list[Line], rest: list[int], language: Grammar) -> Iterable[Piece]:
    """Without a closing the signature begins at "--", or with a last paragraph of company data."""
    delimiter = next((p for p, index in enumerate(rest) if p and lines[index].text == "--"), len(rest))
    stop = min(delimiter, _company(lines, rest[:delimiter], language))
    yield from _unsigned(lines, rest[:stop])
    yield from _around(lines, rest[stop:], language)


def _company(lines: list[Line], rest: list[int], language: Grammar) -> int:
    """The position in `rest` from which on the paragraphs are company data or disclaimers."""
    stop, position = len(rest), len(rest) - 1
    while position > 0:
        begin = position
        while begin > 0 and rest[begin - 1] == rest[begin] - 1:
            begin -= 1
        texts = [lines[index].text for index in rest[begin : position + 1]]
        data = sum(1 for text in texts if _CONTACT.search(text) or language.contact.match(text))
        prose = sum(is_prose(text, language) for text in texts)
        if begin == 0 or not (language.disclaimer.match(texts[0]) or (data and not prose and data * 2 >= len(texts))):
            break
        stop, position = begin, begin - 1
    return stop
