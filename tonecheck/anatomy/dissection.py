"""The zones of a reply: where subject, greeting, body, closing, signature, quotes and disclaimers begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from tonecheck.anatomy import closing as closings
from tonecheck.anatomy import greeting as greetings
from tonecheck.anatomy import placeholders, quotes
from tonecheck.anatomy.ending import DELIMITER, is_prose
from tonecheck.anatomy.fold import Folded, fold
from tonecheck.anatomy.grammar import Grammar, grammar
from tonecheck.anatomy.lines import Line, split
from tonecheck.anatomy.zone import Anatomy, Zone, ZoneName

_LETTERHEAD = re.compile(
    r"\d{4,5} [^\W\d_]"  # 38721 Elmenau
    r"|(?:[^\W\d_][^\W\d_.'-]*\.? ){1,3}\d{1,4} ?[a-z]?$"  # Am Gaswerk 4
    r"|(?:[^\W\d_]+[.,]? )*(?:den )?\d{1,2}\.? ?(?:\d{1,2}\.|[^\W\d_]{3,9}\.?),? ?\d{2,4}$"  # Elmenau, den 12. Juni 2024
    r"|[^\W\d_]+ \d{1,2},? \d{4}$|##|[\w.+-]+@[\w.-]+$|(?:https?://|www\.)\S+$",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"\+?\d[\d /()-]{6,}\d|www\.|https?://|\w@\w| [|·•] |\bgmbh\b|\bhr[ab] ?\d", re.IGNORECASE)
_LONGEST_REFERENCE = 80
_MOST_LINES_ABOVE = 25
_MOST_PROSE_ABOVE = 3


class _Piece(NamedTuple):
    """A stretch of one line in a zone; offsets are into the folded text."""

    zone: ZoneName
    start: int
    end: int


def dissect(text: str, *, channel: str = "email", language: str = "de") -> Anatomy:
    """The anatomy of a text; any text is fine, offsets are code points of the text as given.

    A greeting or farewell that the language does not know is looked for in the other one. What belongs to no zone
    (letterhead, delimiters, a mail's own headers) is covered by none.
    """
    folded = fold(text)
    lines = split(folded.text)
    first, second = grammar(language), grammar("en" if language != "en" else "de")
    quoted = _quoted(lines, first, second)
    own = [index for index, line in enumerate(lines) if line.text and not quoted[index]]
    greeting = _greeting(folded, lines, own, (first, second), social=channel == "social")
    after = [index for index in own if greeting is None or _follows(lines[index], greeting[1])]
    closing = closings.find(folded, _from(lines, after, greeting), after, first)
    used = first
    if closing is None or not closing.closing.phrase:
        other = closings.find(folded, _from(lines, after, greeting), after, second, listed=closing is not None)
        if other is not None:
            closing, used = other, second
    pieces = list(_pieces(folded.text, lines, own, quoted, greeting, closing, used))
    return Anatomy(
        zones=tuple(_zones(folded, pieces)),
        greeting=greeting[1].greeting if greeting else None,
        closing=closing.closing if closing else None,
        placeholders=placeholders.find(text),
    )


def _quoted(lines: list[Line], first: Grammar, second: Grammar) -> list[bool]:
    return [a or b for a, b in zip(quotes.mark(lines, first), quotes.mark(lines, second), strict=True)]


def _follows(line: Line, greeting: greetings.Found) -> bool:
    return line.end > greeting.end


def _from(lines: list[Line], after: list[int], greeting: tuple[int, greetings.Found] | None) -> list[Line]:
    """The lines, without the greeting at the start of the line that the body shares with it."""
    if greeting is None or not after or after[0] != greeting[0]:
        return lines
    shared, end = lines[greeting[0]], greeting[1].end
    text = shared.text[end - shared.start :]
    start = end + len(text) - len(text.lstrip())
    return [*lines[: greeting[0]], Line(start, shared.end, text.strip()), *lines[greeting[0] + 1 :]]


def _greeting(
    folded: Folded, lines: list[Line], own: list[int], grammars: Iterable[Grammar], *, social: bool
) -> tuple[int, greetings.Found] | None:
    """The greeting with the index of its line: the first own line, or one below subject and letterhead."""
    for number, language in enumerate(grammars):
        prose = 0
        for position, index in enumerate(own[:_MOST_LINES_ABOVE]):
            line = lines[index]
            if language.subject.match(line.text):
                continue
            found = greetings.read(folded, line, language, social=social and position == 0, lone_names=number == 0)
            if found and (position == 0 or _may_stand_below(found, line, prose)):
                return index, found if found.end < line.end else _with_next(
                    folded, lines, own, position, found, language
                )
            prose += is_prose(line.text, language)
            if prose > _MOST_PROSE_ABOVE:
                break
    return None


def _may_stand_below(found: greetings.Found, line: Line, prose: int) -> bool:
    if not found.greeting.phrase:
        return prose == 0 and found.end >= line.end and line.text[-1] in ",!:"
    if found.greeting.name is None and not found.greeting.impersonal and line.text[-1] not in ",!.:":
        return False
    return prose == 0 or found.end >= line.end


def _with_next(
    folded: Folded,
    lines: list[Line],
    own: list[int],
    position: int,
    found: greetings.Found,
    language: Grammar,
) -> greetings.Found:
    """Two salutations on two lines: `Sehr geehrte Frau Berger,` / `sehr geehrter Herr Berger,`."""
    if position + 1 >= len(own) or not found.greeting.phrase:
        return found
    line = lines[own[position + 1]]
    further = greetings.read(folded, line, language, lone_names=False)
    if further is None or further.end < line.end:
        return found
    first, second = found.greeting, further.greeting
    named = tuple(name for name in (first.name, *first.others, second.name, *second.others) if name)
    merged = msgspec.structs.replace(first, end=second.end, name=named[0] if named else None, others=named[1:])
    return greetings.Found(merged, further.end)


def _pieces(
    text: str,
    lines: list[Line],
    own: list[int],
    quoted: list[bool],
    greeting: tuple[int, greetings.Found] | None,
    closing: closings.Found | None,
    language: Grammar,
) -> Iterable[_Piece]:
    yield from (
        _Piece("quote", line.start, line.end)
        for line, is_quote in zip(lines, quoted, strict=True)
        if line.text and is_quote
    )
    above = [index for index in own if greeting and index < greeting[0]]
    yield from _above(lines, above if greeting else own, language, greeted=greeting is not None)
    if greeting:
        line, found = lines[greeting[0]], greeting[1]
        yield _Piece("greeting", line.start, found.end)
        line = next((each for each in lines[greeting[0] :] if each.start <= found.end <= each.end), line)
        if found.end < line.end:
            yield from _body_line(line, found.end, closing)
    taken = _subject_lines(lines, own, language) if not greeting else set()
    rest = [
        index for index in own if index not in taken and (greeting is None or lines[index].start >= greeting[1].end)
    ]
    yield from _below(lines, rest, closing, language)


def _subject_lines(lines: list[Line], own: list[int], language: Grammar) -> set[int]:
    """Without a greeting only lines that say so themselves are a subject."""
    taken = set[int]()
    for index in own:
        if not (language.subject.match(lines[index].text) or language.header.match(lines[index].text)):
            break
        taken.add(index)
    return taken


def _above(lines: list[Line], above: list[int], language: Grammar, *, greeted: bool) -> Iterable[_Piece]:
    """Subject and reference lines; prose is body, letterhead and other headers belong to no zone."""
    if not greeted:
        above = sorted(_subject_lines(lines, above, language))
    explicit = any(language.subject.match(lines[index].text) for index in above)
    block = _last_paragraph(lines, above)
    for index in above:
        line = lines[index]
        if language.disclaimer.match(line.text):
            yield _Piece("disclaimer", line.start, line.end)
        elif language.subject.match(line.text):
            yield _Piece("subject", line.start, line.end)
        elif language.header.match(line.text) or DELIMITER.match(line.text):
            continue
        elif language.reference.match(line.text) and len(line.text) < _LONGEST_REFERENCE:
            yield _Piece("subject", line.start, line.end)
        elif is_prose(line.text, language):
            yield _Piece("body", line.start, line.end)
        elif not explicit and index in block and not _LETTERHEAD.match(line.text):
            yield _Piece("subject", line.start, line.end)


def _last_paragraph(lines: list[Line], above: list[int]) -> set[int]:
    block = set[int]()
    for index in reversed(above):
        if block and index + 1 not in block:
            break
        block.add(index)
    return block


def _body_line(line: Line, start: int, closing: closings.Found | None) -> Iterable[_Piece]:
    stop = line.end
    if closing and line.start <= closing.start < line.end:
        stop = closing.start
    if start < stop:
        yield _Piece("body", start, stop)
    if stop < line.end and closing:
        yield _Piece("closing", closing.start, min(closing.end, line.end))
        if closing.end < line.end:
            yield _Piece("signature", closing.end, line.end)


def _below(lines: list[Line], rest: list[int], closing: closings.Found | None, language: Grammar) -> Iterable[_Piece]:
    """Body, closing and what follows it."""
    if closing is None:
        yield from _unclosed(lines, rest, language)
        return
    before = [index for index in rest if index < closing.first]
    yield from _unsigned(lines, before)
    for index in (index for index in rest if closing.first <= index <= closing.last):
        line = lines[index]
        if line.start < closing.start:
            yield _Piece("body", line.start, closing.start)
        yield _Piece("closing", max(line.start, closing.start), min(line.end, closing.end))
        if line.end > closing.end:
            yield _Piece("signature", closing.end, line.end)
    yield from _around(lines, [index for index in rest if index > closing.last], language)


def _unsigned(lines: list[Line], indices: list[int]) -> Iterable[_Piece]:
    for index in indices:
        line = lines[index]
        if not DELIMITER.match(line.text):
            yield _Piece("body", line.start, line.end)


def _around(lines: list[Line], indices: list[int], language: Grammar) -> Iterable[_Piece]:
    """Signature, postscript and disclaimers below a closing."""
    zone: ZoneName = "signature"
    previous = None
    for index in indices:
        line = lines[index]
        apart = previous is None or index > previous + 1
        if language.postscript.match(line.text):
            zone = "body"
        elif language.disclaimer.match(line.text):
            zone = "disclaimer"
        elif zone == "body" and apart:
            zone = "signature"
        elif zone == "disclaimer" and (
            language.contact.match(line.text) or (apart and not is_prose(line.text, language))
        ):
            zone = "signature"
        yield _Piece(zone, line.start, line.end)
        previous = index


def _unclosed(lines: list[Line], rest: list[int], language: Grammar) -> Iterable[_Piece]:
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


def _zones(folded: Folded, pieces: Iterable[_Piece]) -> Iterable[Zone]:
    merged = list[_Piece]()
    for piece in sorted(pieces, key=lambda each: each.start):
        last = merged[-1] if merged else None
        if last and last.zone == piece.zone and not folded.text[last.end : piece.start].strip():
            merged[-1] = _Piece(last.zone, last.start, piece.end)
        elif piece.start < piece.end:
            merged.append(piece)
    for zone, start, end in merged:
        first, stop = folded.span(start, end)
        if first < stop:
            yield Zone(zone=zone, start=first, end=stop)
