"""A template as the replies that it can become: one for each way through its conditions."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product

import msgspec

from tonecheck.branches.tree import Choice, Gone, Words, parsed
from tonecheck.branches.tree import Sequence as Tree
from tonecheck.origin import Origin
from tonecheck.reply import Reply

#: Up to so many ways every combination is read; of more, each branch once.
MOST_COMBINED = 8
#: A template with more branches than this is a program.
_MOST = 64

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_BLANKS = " \t\u00a0"

Way = tuple[tuple[Words, ...], Mapping[str, int]]
_WaysOf = Callable[[Tree], list[Way]]


class Variant(msgspec.Struct, frozen=True):
    """One reply that a template can become."""

    reply: Reply
    places: Sequence[int]  #: for each character the offset of it in the template, and the end of that


def variants(reply: Reply) -> Iterator[Variant]:
    """The replies that a template can become, without its tags and comments; variables stay.

    A text without template code is its own only variant. Loops are gone through once.
    """
    tree = parsed(reply.text)
    if all(isinstance(piece, Words) for piece in tree):
        yield Variant(reply, range(len(reply.text) + 1))
        return
    seen: set[str] = set()
    for words in _ways(tree):
        places = _tidied(reply.text, words)
        text = "".join(reply.text[at] for at in places)
        if text not in seen:
            seen.add(text)
            yield _variant(reply, text, places, words)


def _variant(reply: Reply, text: str, places: Sequence[int], words: Sequence[Words]) -> Variant:
    outer = reply.origin or _plain(reply)
    spans = [outer.span(at, at + 1) for at in places]
    origin = msgspec.structs.replace(outer, starts=tuple(a for a, _ in spans), ends=tuple(b for _, b in spans))
    made = msgspec.structs.replace(reply, text=text, origin=origin, repeated=tuple(_repeated(places, words)))
    return Variant(made, (*places, len(reply.text)))


def _repeated(places: Sequence[int], words: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """The spans of a variant that stand in a loop of its template."""
    for piece in words:
        if piece.repeats:
            start, end = (bisect.bisect_left(places, at) for at in (piece.start, piece.end))
            if start < end:
                yield start, end


def _plain(reply: Reply) -> Origin:
    size = len(reply.text)
    return Origin(source=reply.text, starts=range(size), ends=range(1, size + 1), line=reply.line)


def _ways(tree: Tree) -> list[tuple[Words, ...]]:
    """What is sent on each way: all combinations where they are few, else so many that each branch is among them."""
    if _count(tree) <= MOST_COMBINED:
        return [words for words, _ in _combined(tree)] or [words for words, _ in _each_once(tree)]
    return [words for words, _ in _each_once(tree)[:_MOST]]


def _count(tree: Tree) -> int:
    """How many combinations there are at most; those with one condition are decided together."""
    together: dict[str, int] = {}
    total = 1
    for piece in tree:
        if isinstance(piece, Choice):
            own = sum(min(_count(way), _MOST) for way in piece.ways)
            if piece.condition and together.get(piece.condition) == own:
                continue
            together[piece.condition] = own
            total = min(total * own, 1 << 20)
    return total


def _of(piece: Words | Gone | Choice, ways_of: _WaysOf) -> list[Way]:
    if isinstance(piece, Choice):
        return [
            (words, {**decided, piece.condition: number} if piece.condition else decided)
            for number, way in enumerate(piece.ways)
            for words, decided in ways_of(way)
            if decided.get(piece.condition, number) == number
        ]
    return [((piece,), {})] if isinstance(piece, Words) else [((), {})]


def _combined(tree: Tree) -> list[Way]:
    found: list[Way] = [((), {})]
    for piece in tree:
        found = [
            ((*words, *more), {**decided, **others})
            for (words, decided), (more, others) in product(found, _of(piece, _combined))
            if all(decided.get(condition, number) == number for condition, number in others.items())
        ]
    return found


def _each_once(tree: Tree) -> list[Way]:
    """As many ways as the piece with the most has; the others are gone through again and again."""
    pieces = [_of(piece, _each_once) for piece in tree]
    most = max((len(ways) for ways in pieces), default=1)
    return [
        (tuple(word for ways in pieces for word in ways[number % len(ways)][0]), {})
        for number in range(min(most, _MOST))
    ]


def _tidied(text: str, words: Sequence[Words]) -> list[int]:
    """The offsets of what is sent, without lines that held only tags and without doubled blanks where one stood."""
    kept = [at for piece in words for at in range(piece.start, piece.end)]
    left = _without_bare_lines(text, kept)
    tidy: list[int] = []
    for at in left:
        is_gap = bool(tidy) and tidy[-1] + 1 != at
        if is_gap and text[at] in _BLANKS and text[tidy[-1]] in f"{_BLANKS}\r\n":
            continue
        tidy.append(at)
    return tidy


def _without_bare_lines(text: str, kept: list[int]) -> list[int]:
    """Without the lines of which something was taken away and nothing but blanks is left."""
    present = set(kept)
    dropped: set[int] = set()
    for line in _LINE.finditer(text):
        start, end = line.span()
        body = [at for at in range(start, end) if text[at] not in "\r\n"]
        left = [at for at in body if at in present]
        if len(left) < len(body) and all(text[at].isspace() for at in left):
            dropped.update(range(start, end))
    return [at for at in kept if at not in dropped]
