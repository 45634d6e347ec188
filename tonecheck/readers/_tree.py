"""What YAML, JSON, XML and tables have in common: maps, lists and values that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from tonecheck.origin import Builder, Origin

Located = tuple[str, Origin]


def nowhere() -> Located | None:
    """The place of a value that is no text."""
    return None


class Value(msgspec.Struct, frozen=True):
    """A value: its text as it is meant, and on demand where its characters stand."""

    text: str
    is_text: bool = False  #: a string, neither number nor date
    is_long: bool = False  #: written as a text of its own, in several lines
    located: Callable[[], Located | None] = nowhere


class Row(msgspec.Struct, frozen=True):
    """A map in the order of its source."""

    items: tuple[tuple[str, Node], ...]

    def get(self, key: str) -> Node | None:
        """The node of a key, whatever its capitals."""
        folded = key.casefold()
        return next((node for name, node in self.items if name.casefold() == folded), None)

    def value(self, key: str) -> str | None:
        """The text of a key's value; None where there is none."""
        node = self.get(key)
        return node.text if isinstance(node, Value) and node.text else None


class Rows(msgspec.Struct, frozen=True):
    """A list."""

    items: tuple[Node, ...]


Node = Value | Row | Rows
Path = tuple[str, ...]

_STEP = re.compile(r"\[(?:'([^']*)'|\"([^\"]*)\"|(\d+|\*))\]|\.?([^.\[\]]+)")


def steps(path: str) -> Path:
    """The steps of a path such as `macros[*].actions[*].value`, `**.body` or `$.texts.de`."""
    found = [next(part for part in match.groups() if part is not None) for match in _STEP.finditer(path)]
    return tuple(found[1:] if found[:1] == ["$"] else found)


def follow(
    node: Node, path: Path, around: tuple[Row, ...] = (), keys: Path = (), seen: set[tuple[int, int]] | None = None
) -> Iterator[Found]:
    """Every value at the end of a path; `*` is any key or item, `**` any number of them.

    What several places share is found once.
    """
    seen = set() if seen is None else seen
    if (id(node), len(path)) in seen:
        return
    seen.add((id(node), len(path)))
    if not path:
        if isinstance(node, Value):
            yield Found(node, around, keys)
        return
    step, rest = path[0], path[1:]
    if step == "**":
        yield from follow(node, rest, around, keys, seen)
        for key, child, maps in _children(node, around):
            yield from follow(child, path, maps, (*keys, key), seen)
        return
    for key, child, maps in _children(node, around):
        if step in ("*", key) or (isinstance(node, Row) and step.casefold() == key.casefold()):
            yield from follow(child, rest, maps, (*keys, key), seen)


class Found(msgspec.Struct, frozen=True):
    """A value with the maps around it, the innermost last, and the keys that lead to it."""

    value: Value
    around: tuple[Row, ...]
    keys: Path


def _children(node: Node, around: tuple[Row, ...]) -> Iterator[tuple[str, Node, tuple[Row, ...]]]:
    if isinstance(node, Row):
        for key, child in node.items:
            yield key, child, (*around, node)
    elif isinstance(node, Rows):
        for number, child in enumerate(node.items):
            yield str(number), child, around


def at_one_place(text: str, source: str, start: int, end: int) -> Located:
    """A text whose characters cannot be told apart in the source: all of them stand at its place."""
    builder = Builder()
    builder.put(text, start, end)
    return text, builder.origin(source, ("never",))
