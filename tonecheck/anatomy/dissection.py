"""The zones of a reply: where subject, greeting, body, closing, signature, quotes and disclaimers begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tonecheck.anatomy import closing as closings
from tonecheck.anatomy import greeting as greetings
from tonecheck.anatomy import labels, placeholders, quotes, surroundings
from tonecheck.anatomy.ending import is_prose
from tonecheck.anatomy.fold import Folded, fold
from tonecheck.anatomy.grammar import Grammar, grammar
from tonecheck.anatomy.lines import Line, split
from tonecheck.anatomy.surroundings import Piece
from tonecheck.anatomy.zone import Anatomy, Zone
from tonecheck.languages.passages import foreign_lines

_MOST_LINES_ABOVE = 25
_MOST_PROSE_ABOVE = 3


def dissect(
    text: str, *, channel: str = "email", language: str = "de", repeated: Sequence[tuple[int, int]] = ()
) -> Anatomy:
    """The anatomy of a text; any text is fine, offsets are code points of the text as given.

    `repeated` are the spans that stood in a loop of a template: a variable there is no name that is greeted by.
    A greeting or farewell that the language does not know is looked for in the other one. What belongs to no zone
    (letterhead, delimiters, a mail's own headers) is covered by none.
    """
    folded = fold(text)
    lines = split(folded.text)
    first, second = grammar(language), grammar("en" if language != "en" else "de")
    quoted = _quoted(lines, first, second)
    foreign = _foreign(lines, quoted, (first, second), language)
    own = [index for index, line in enumerate(lines) if line.text and not quoted[index] and not foreign[index]]
    listed = _listed(folded, lines, (*repeated, *labels.loops(text)))
    greeting = _greeting(folded, lines, own, (first, second), listed, social=channel == "social")
    if greeting:
        above = [index for index in own if index < greeting[0]]
        after = [index for index in own if lines[index].end > greeting[1].end]
    else:
        above = surroundings.subject_lines(lines, own, (first, second))
        after = own[len(above) :]
    closing, used = _closing(folded, _from(lines, after, greeting), after, (first, second))
    pieces = [Piece("quote", line.start, line.end) for line, is_quote in zip(lines, quoted, strict=True) if is_quote]
    pieces += [Piece("foreign", line.start, line.end) for line, is_it in zip(lines, foreign, strict=True) if is_it]
    pieces += surroundings.above(lines, above, used)
    if greeting:
        pieces += _greeting_pieces(lines, greeting, closing)
        after = [index for index in after if lines[index].start >= greeting[1].end]
    pieces += surroundings.below(lines, after, closing, used)
    return Anatomy(
        zones=tuple(_zones(folded, pieces)),
        greeting=greeting[1].greeting if greeting else None,
        closing=closing.closing if closing else None,
        placeholders=placeholders.find(text),
    )


def _closing(
    folded: Folded, lines: list[Line], after: list[int], grammars: tuple[Grammar, Grammar]
) -> tuple[closings.Found | None, Grammar]:
    """The closing with the grammar by which it was found."""
    first, second = grammars
    closing = closings.find(folded, lines, after, first)
    if closing is None or not closing.closing.phrase:
        other = closings.find(folded, lines, after, second, listed=closing is not None)
        if other is not None and not _goes_on(lines, after, other, first):
            return other, second
    return closing, first


def _goes_on(lines: list[Line], after: list[int], found: closings.Found, grammar: Grammar) -> bool:
    """Whether sentences follow a name alone, which the other language's grammar does not know for such."""
    prose = (is_prose(lines[index].text, grammar) for index in after if index > found.last)
    return not found.closing.phrase and any(prose)


def _quoted(lines: list[Line], first: Grammar, second: Grammar) -> list[bool]:
    return [a or b for a, b in zip(quotes.mark(lines, first), quotes.mark(lines, second), strict=True)]


def _foreign(lines: list[Line], quoted: list[bool], grammars: Iterable[Grammar], language: str) -> list[bool]:
    """The lines that are a passage in another language; a disclaimer is often in another one and stays what it is."""
    both = tuple(grammars)
    texts = [
        "" if is_quote or any(each.disclaimer.match(line.text) for each in both) else line.text
        for line, is_quote in zip(lines, quoted, strict=True)
    ]
    return foreign_lines(texts, language)


def _from(lines: list[Line], after: list[int], greeting: tuple[int, greetings.Found] | None) -> list[Line]:
    """The lines, without the greeting at the start of the line that the body shares with it."""
    if greeting is None or not after or after[0] != greeting[0]:
        return lines
    shared, end = lines[greeting[0]], greeting[1].end
    text = shared.text[end - shared.start :]
    start = end + len(text) - len(text.lstrip())
    return [*lines[: greeting[0]], Line(start, shared.end, text.strip()), *lines[greeting[0] + 1 :]]


def _listed(folded: Folded, lines: list[Line], loops: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The indices of the lines that begin in a loop, which lists things."""
    starts = ((index, folded.span(line.start, line.end)[0]) for index, line in enumerate(lines) if loops and line.text)
    return frozenset(index for index, at in starts if any(start <= at < end for start, end in loops))


def _greeting(
    folded: Folded,
    lines: list[Line],
    own: list[int],
    grammars: Iterable[Grammar],
    listed: frozenset[int],
    *,
    social: bool,
) -> tuple[int, greetings.Found] | None:
    """The greeting with the index of its line: the first own line, or one below subject and letterhead."""
    for number, language in enumerate(grammars):
        prose = 0
        for position, index in enumerate(own[:_MOST_LINES_ABOVE]):
            line = lines[index]
            if language.subject.match(line.text):
                continue
            lone = number == 0 and index not in listed
            found = greetings.read(folded, line, language, social=social and position == 0, lone_names=lone)
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
    index, below = own[position], own[min(position + 1, len(own) - 1)]
    if below == index or not found.greeting.phrase or any(line.text for line in lines[index + 1 : below]):
        return found
    line = lines[below]
    further = greetings.read(folded, line, language, lone_names=False)
    if further is None or further.end < line.end:
        return found
    first, second = found.greeting, further.greeting
    named = tuple(name for name in (first.name, *first.others, second.name, *second.others) if name)
    merged = msgspec.structs.replace(first, end=second.end, name=named[0] if named else None, others=named[1:])
    return greetings.Found(merged, further.end)


def _greeting_pieces(
    lines: list[Line], greeting: tuple[int, greetings.Found], closing: closings.Found | None
) -> Iterable[Piece]:
    """The greeting and what stands behind it in its line."""
    line, found = lines[greeting[0]], greeting[1]
    yield Piece("greeting", line.start, found.end)
    line = next((each for each in lines[greeting[0] :] if each.start <= found.end <= each.end), line)
    if found.end < line.end:
        yield from surroundings.body_line(line, found.end, closing)


def _zones(folded: Folded, pieces: Iterable[Piece]) -> Iterable[Zone]:
    merged = list[Piece]()
    for piece in sorted(pieces, key=lambda each: each.start):
        last = merged[-1] if merged else None
        if last and last.zone == piece.zone and not folded.text[last.end : piece.start].strip():
            merged[-1] = Piece(last.zone, last.start, piece.end)
        elif piece.start < piece.end:
            merged.append(piece)
    for zone, start, end in merged:
        first, stop = folded.span(start, end)
        if first < stop:
            yield Zone(zone=zone, start=first, end=stop)
