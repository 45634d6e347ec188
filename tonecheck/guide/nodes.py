"""The tree of a guide's YAML: what was written, and where."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")


class Source(msgspec.Struct, frozen=True, eq=False):
    """A guide file as read."""

    path: str  #: as the user named it, or relative to that
    name: str  #: the file's name alone
    text: str
    lines: tuple[str, ...]
    is_bundled: bool = False  #: shipped with tonecheck, and so about no house that there is

    @classmethod
    def of(cls, path: str, text: str, *, is_bundled: bool = False) -> Source:
        """The source of a text; lines end where YAML ends them."""
        name = path.replace("\\", "/").rsplit("/", 1)[-1]
        return cls(path, name, text, tuple(_LINE_END.split(text)), is_bundled)


class Place(msgspec.Struct, frozen=True, eq=False):
    """A point in a file; line and column count code points from 1, a line of 0 means the file as a whole."""

    source: Source
    line: int = 0
    column: int = 0


def place_at(source: Source, index: int) -> Place:
    """The place of the character at `index` of a source's text."""
    before = _LINE_END.split(source.text[:index])
    return Place(source, len(before), len(before[-1]) + 1)


class ScalarNode(msgspec.Struct, frozen=True, eq=False):
    """A text, number, date, truth value or nothing: only the type of its key tells which."""

    place: Place
    text: str
    plain: bool = True  #: neither quoted nor a block
    raw: str = ""  #: as it stands in the file, quotes included; empty where it spans lines
    comment: str | None = None  #: a comment right behind a plain scalar
    broken: bool = False  #: already reported

    @property
    def null(self) -> bool:
        """Whether nothing stands here."""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


class ListNode(msgspec.Struct, frozen=True, eq=False):
    """A list; `append` when its key was written with a plus."""

    place: Place
    items: tuple[Node, ...]
    append: bool = False


class Entry(msgspec.Struct, frozen=True, eq=False):
    """A key, its place and its value."""

    key: str
    place: Place
    value: Node


class MapNode(msgspec.Struct, frozen=True, eq=False):
    """Keys and values in the order of the file; an `atomic` map (a range) is replaced as a whole."""

    place: Place
    entries: Mapping[str, Entry]
    atomic: bool = False


Node = ScalarNode | ListNode | MapNode


def is_null(node: Node) -> bool:
    """Whether nothing stands there."""
    return isinstance(node, ScalarNode) and node.null and not node.broken
