"""The tree of a template: what always stands there, and what depends on a condition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from tonecheck.branches import tags
from tonecheck.branches.tags import Tag


class Words(msgspec.Struct, frozen=True, gc=False):
    """A piece of the text that is sent as it stands there, variables included."""

    start: int
    end: int
    repeats: bool = False  #: it stands in a loop, and may be sent any number of times


class Gone(msgspec.Struct, frozen=True, gc=False):
    """A piece of the text that is never sent: a tag, a comment, what is set aside."""

    start: int
    end: int


class Choice(msgspec.Struct, frozen=True):
    """Ways of which one is gone; an empty one where nothing of it need be sent."""

    condition: str  #: two choices with the same one are decided alike
    ways: tuple[Sequence, ...]


#: What begins the last way of a block, unless a condition stands behind it.
_ELSE = frozenset({"else", "foreachelse", "sectionelse", "forelse", "empty"})
#: Deeper than this nobody nests conditions.
_MOST_DEPTH = 50
Piece = Words | Gone | Choice
Sequence = tuple[Piece, ...]


class _Open:
    """A block while it is read."""

    def __init__(self, tag: Tag | None) -> None:
        self.tag = tag
        self.ways: list[list[Piece]] = [[]]
        self.is_complete = False
        self.condition = tag.condition if tag else ""

    def add(self, piece: Piece) -> None:
        self.ways[-1].append(piece)


def parsed(text: str) -> Sequence:
    """The tree of a text. What is not closed ends with the text, what closes nothing is left out."""
    stack = [_Open(None)]
    last = 0
    for tag in tags.find(text):
        if tag.kind == "value":
            continue
        if last < tag.start:
            stack[-1].add(Words(last, tag.start))
        last = tag.end
        _take(tag, stack)
    if last < len(text):
        stack[-1].add(Words(last, len(text)))
    while len(stack) > 1:
        _close(stack)
    return tuple(stack[0].ways[0])


def _take(tag: Tag, stack: list[_Open]) -> None:
    gone = Gone(tag.start, tag.end)
    if tag.kind in tags.OPENING and len(stack) <= _MOST_DEPTH:
        stack[-1].add(gone)
        stack.append(_Open(tag))
    elif tag.kind == "middle" and stack[-1].tag is not None:
        _middle(tag, stack[-1], gone)
    elif tag.kind == "end" and any(_ends(tag, one) for one in stack[1:]):
        while not _ends(tag, stack[-1]):
            _close(stack)
        _close(stack)
        stack[-1].add(gone)
    else:
        stack[-1].add(gone)


def _middle(tag: Tag, block: _Open, gone: Gone) -> None:
    """`else` and its like begin another way; what stands between `case` and the first `when` is none."""
    if block.tag is not None and block.tag.word == "case" and len(block.ways) == 1 and not block.is_complete:
        block.ways = [[*_gone([tuple(block.ways[0])]), gone]]
        block.is_complete = tag.word == "else"
        block.condition += f" {tag.condition}"
        block.tag = msgspec.structs.replace(block.tag, word="case-when")
        return
    block.ways.append([gone])
    block.is_complete |= tag.word in _ELSE and "if" not in tag.condition.split()[:1]


def _ends(tag: Tag, block: _Open) -> bool:
    """Whether a tag ends a block: by its word, or as an `end` that says nothing more."""
    if block.tag is None:
        return False
    return not tag.word or tag.word == block.tag.word or (tag.word == "case" and block.tag.word == "case-when")


def _close(stack: list[_Open]) -> None:
    block = stack.pop()
    kind = block.tag.kind if block.tag is not None else "kept"
    ways: list[Sequence] = [tuple(way) for way in block.ways]
    if kind == "loop":
        ways[0] = tuple(_repeated(ways[0]))
    if kind == "hidden":
        ways = [tuple(_gone(ways))]
    elif kind == "kept":
        ways = ways[:1]
    elif kind == "open" and not block.is_complete:
        ways.append(())
    if len(ways) > 1:
        stack[-1].add(Choice(block.condition, tuple(ways)))
        return
    for piece in ways[0]:
        stack[-1].add(piece)


def _repeated(pieces: Sequence) -> Iterator[Piece]:
    """The pieces of a loop's body, each as one that repeats."""
    for piece in pieces:
        if isinstance(piece, Words):
            yield Words(piece.start, piece.end, repeats=True)
        elif isinstance(piece, Choice):
            yield Choice(piece.condition, tuple(tuple(_repeated(way)) for way in piece.ways))
        else:
            yield piece


def _gone(ways: Iterable[Sequence]) -> Iterator[Gone]:
    """Everything in a block as gone."""
    for piece in chain.from_iterable(ways):
        if isinstance(piece, Choice):
            yield from _gone(piece.ways)
        else:
            yield Gone(piece.start, piece.end)
