"""JSON libraries and exports: the values that are texts for customers, each a reply of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

import msgspec

from tonecheck.origin import place
from tonecheck.readers import _library, _source
from tonecheck.readers._json_strings import in_string
from tonecheck.readers._tree import Located, Node, Row, Rows, Value
from tonecheck.reply import Reply, Skipped

_TOKEN = re.compile(r'[ \t\r\n]*("(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+)', re.DOTALL)
_BYTE = re.compile(r" \(byte (\d+)\)$")


def read(stream: BinaryIO, defaults: Reply, fields: Mapping[str, str] = {}) -> Iterator[Reply | Skipped]:
    """A reply for each text in the file."""
    return _source.read(stream, defaults, fields, replies)


def replies(source: str, defaults: Reply, fields: Mapping[str, str] = {}) -> Iterator[Reply]:
    """A reply for each text in the source; raises ValueError where that is no JSON."""
    yield from _library.replies(parsed(source), defaults, fields)


def tree(data: bytes, _fields: Mapping[str, str]) -> Node:
    """All that a file holds; raises ValueError where it cannot be read."""
    return parsed(_source.decoded(data))


def parsed(source: str) -> Node:
    """The source as a tree of values that know their places."""
    try:
        msgspec.json.decode(source)
    except msgspec.DecodeError as error:
        found = _BYTE.search(str(error))
        at = len(source.encode()[: int(found[1])].decode(errors="ignore")) if found else 0
        raise ValueError(f"not JSON in line {place(source, at)[0]}: {_BYTE.sub('', str(error))}") from None
    return _Parser(source).value()


class _Parser:
    """Reads what is known to be JSON, with the place of every string."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0

    def value(self) -> Node:
        """The next value."""
        return self._value(*self._next())

    def _next(self) -> tuple[str, int]:
        found = _TOKEN.match(self._source, self._at)
        if found is None:
            raise ValueError("not JSON")
        self._at = found.end()
        return found[1], found.start(1)

    def _value(self, token: str, at: int) -> Node:
        if token == "{":
            return Row(tuple(self._members()))
        if token == "[":
            return Rows(tuple(self._items()))
        if token[0] == '"':
            return self._string(token, at)
        return Value("" if token == "null" else token)

    def _members(self) -> Iterator[tuple[str, Node]]:
        token, _ = self._next()
        while token != "}":
            if token != ",":
                self._next()
                yield msgspec.json.decode(token, type=str), self.value()
            token, _ = self._next()

    def _items(self) -> Iterator[Node]:
        token, at = self._next()
        while token != "]":
            if token != ",":
                yield self._value(token, at)
            token, at = self._next()

    def _string(self, token: str, at: int) -> Value:
        text, source = msgspec.json.decode(token, type=str), self._source

        def located() -> Located:
            return text, in_string(source, at, at + len(token))

        return Value(text, is_text=True, is_long="\n" in text.strip(), located=located)
