"""Where in a guide the cursor stands, told by indentation: a text that is being written is seldom valid YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

#: A step into an item of a list.
ITEM = "-"
_DASH = re.compile(r"-[ \t]+|-$")
_KEY = re.compile(r"""(?P<quote>["']?)(?P<key>[^\s"'#{}\[\],:][^"'#{}\[\],:]*?)(?P=quote)[ \t]*:(?=[ \t]|$)""")
_FLOW_PIECE = re.compile(r"""[{}\[\],]|"[^"]*"?|'[^']*'?|[^{}\[\],"']+""")


class Cursor(msgspec.Struct, frozen=True, kw_only=True):
    """The keys that lead to a place (ITEM for an item of a list), and what is being written there."""

    path: tuple[str, ...]
    key: str | None = None  #: the key whose value is being written; None where a key or an item is
    prefix: str = ""  #: what stands there already
    siblings: frozenset[str] = frozenset()  #: keys that stand beside it already


class _Line(msgspec.Struct, frozen=True):
    """A line of block YAML: the columns of its dashes, then its key."""

    dashes: tuple[int, ...]
    column: int
    key: str | None
    rest: str


def cursor_at(text: str, offset: int) -> Cursor:
    """The cursor at an offset of a guide's text."""
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    above = [line for line in map(_line, re.split(r"\r\n|\r|\n", text[:start])[:-1]) if line]
    below = [line for line in map(_line, re.split(r"\r\n|\r|\n", text[offset:])[1:]) if line]
    here = _written(text[start:offset])
    path, siblings = _parents(above, here)
    siblings |= _following(below, here.column)
    if here.key is not None and here.rest[:1] in ("{", "["):
        return _in_flow((*path, here.key), here.rest)
    if here.key is None and here.rest[:1] in ("{", "["):
        return _in_flow(path, here.rest)
    if here.key is not None:
        return Cursor(path=path, key=here.key, prefix=here.rest)
    return Cursor(path=path, prefix=here.rest, siblings=frozenset(siblings))


def _line(line: str) -> _Line | None:
    """A line, or None where it is blank or a comment."""
    return _written(line) if line.strip() and not line.lstrip().startswith("#") else None


def _written(line: str) -> _Line:
    at = len(line) - len(line.lstrip(" "))
    dashes = []
    while found := _DASH.match(line, at):
        dashes.append(at)
        at = found.end()
    key = _KEY.match(line, at)
    rest = line[key.end() :].lstrip(" \t") if key else line[at:]
    return _Line(tuple(dashes), at, key["key"] if key else None, rest)


def _parents(above: list[_Line], here: _Line) -> tuple[tuple[str, ...], set[str]]:
    """The path to a line, and the keys above it in its own map."""
    path: list[str] = [ITEM] * len(here.dashes)
    column = here.dashes[0] if here.dashes else here.column
    may_equal = bool(here.dashes)  # a list may stand at the column of its key
    siblings: set[str] = set()
    for line in reversed(above):
        if line.key is not None and line.column == here.column and not path and not may_equal:
            siblings.add(line.key)
        if (
            line.key is not None
            and (line.column < column or (may_equal and line.column == column))
            and not (line.dashes and line.dashes[0] >= column)
        ):
            path.append(line.key)
            column, may_equal = line.column, False
        inner = [dash for dash in line.dashes if dash < column and line.column <= max(column, line.column)]
        if inner and line.column >= column and not may_equal:
            path += [ITEM] * len(inner)
            column, may_equal = inner[0], True
    return tuple(reversed(path)), siblings


def _following(below: list[_Line], column: int) -> set[str]:
    """The keys below a line in its own map."""
    found: set[str] = set()
    for line in below:
        if line.column < column or line.dashes:
            break
        if line.key is not None and line.column == column:
            found.add(line.key)
    return found


def _in_flow(path: tuple[str, ...], written: str) -> Cursor:
    """The cursor inside `{…}` and `[…]` that stand on one line."""
    stack: list[tuple[str, str | None, set[str]]] = []  #: the bracket, the key that is open in it, the keys before
    prefix = ""
    for piece in _pieces(written):
        if piece in "{[":
            stack.append((piece, None, set()))
            prefix = ""
        elif piece in "}]":
            if stack:
                stack.pop()
            prefix = ""
        elif piece == ",":
            if stack:
                stack[-1] = (stack[-1][0], None, stack[-1][2])
            prefix = ""
        elif stack and stack[-1][0] == "{" and stack[-1][1] is None and (key := _KEY.match(piece.lstrip())):
            stack[-1][2].add(key["key"])
            stack[-1] = ("{", key["key"], stack[-1][2])
            prefix = piece.lstrip()[key.end() :].lstrip()
        else:
            prefix = piece.lstrip()
    return _flow_cursor(path, stack, prefix)


def _pieces(written: str) -> Iterator[str]:
    for found in _FLOW_PIECE.finditer(written):
        if found.group().strip():
            yield found.group()


def _flow_cursor(path: tuple[str, ...], stack: list[tuple[str, str | None, set[str]]], prefix: str) -> Cursor:
    steps = list(path)
    for number, (bracket, key, _) in enumerate(stack):
        if bracket == "[":
            steps.append(ITEM)
        elif key is not None and number < len(stack) - 1:
            steps.append(key)
    bracket, key, before = stack[-1] if stack else ("", None, set())
    if bracket == "{" and key is not None:
        return Cursor(path=tuple(steps), key=key, prefix=prefix)
    return Cursor(path=tuple(steps), prefix=prefix, siblings=frozenset(before))
