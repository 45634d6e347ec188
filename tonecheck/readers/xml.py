"""XML libraries and exports: the elements that are texts for customers, each a reply of its own."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import BinaryIO
from xml.parsers import expat

from tonecheck.origin import Builder, inside
from tonecheck.readers import _library, _source, html
from tonecheck.readers._tree import Located, Node, Row, Rows, Value
from tonecheck.reply import Reply, Skipped

#: Elements that a text in XHTML is made of.
_MARKUP = (
    frozenset({"p", "br", "div", "span", "ul", "ol", "li", "table", "tbody", "tr", "td", "b", "strong", "em", "i"})
    | {"u", "a", "img", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "head", "style", "title", "font"}
)  # fmt: skip


def read(stream: BinaryIO, defaults: Reply, fields: Mapping[str, str] = {}) -> Iterator[Reply | Skipped]:
    """A reply for each text in the file."""
    return _source.read(stream, defaults, fields, replies)


def replies(source: str, defaults: Reply, fields: Mapping[str, str] = {}) -> Iterator[Reply]:
    """A reply for each text in the source; raises ValueError where that is no XML."""
    yield from _library.replies(parsed(source), defaults, fields)


def tree(data: bytes, _fields: Mapping[str, str]) -> Node:
    """All that a file holds; raises ValueError where it cannot be read."""
    return parsed(_source.decoded(data))


def parsed(source: str) -> Node:
    """The source as a tree of values that know their places; attributes are values beside the elements."""
    return _Parser(source).root()


class _Element:
    """An element while it is read."""

    def __init__(self, name: str, attributes: dict[str, str], inner: int) -> None:
        self.name = name
        self.children: list[tuple[str, Node]] = [(key, Value(value)) for key, value in attributes.items()]
        self.tags: set[str] = set()
        self.inner = inner  #: where its content begins
        self.builder = Builder()
        self.has_cdata = False


class _Parser:
    """Builds the tree from the events of the parser."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._bytes = None if source.isascii() else [0, *accumulate(len(char.encode()) for char in source)]
        self._open = [_Element("", {}, 0)]
        self._expat = expat.ParserCreate("utf-8")
        self._expat.buffer_text = False
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._text
        self._expat.StartCdataSectionHandler = self._start_cdata
        self._expat.EntityDeclHandler = self._entity

    def root(self) -> Node:
        """The tree; raises ValueError where the source is no XML."""
        try:
            self._expat.Parse(self._source.encode(), True)
        except expat.ExpatError as error:
            where = f"in line {error.lineno}, column {error.offset + 1}"
            raise ValueError(f"not readable as XML {where}: {expat.ErrorString(error.code)}") from None
        return _merged(self._open[0].children)

    @property
    def _here(self) -> int:
        at = self._expat.CurrentByteIndex
        return at if self._bytes is None else bisect.bisect_left(self._bytes, at)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._open[-1].tags.add(name.casefold())
        self._open.append(_Element(name, attributes, self._source.find(">", self._here) + 1))

    def _end(self, _name: str) -> None:
        element = self._open.pop()
        self._open[-1].children.append((element.name, self._node(element, self._here)))

    def _node(self, element: _Element, end: int) -> Node:
        source, builder = self._source, element.builder
        text = builder.text
        if element.tags and (text.strip() or element.tags <= _MARKUP):
            start = element.inner

            def within() -> Located:
                seen, inner = html.visible(source[start:end])
                whole = Builder()
                whole.copy(source[start:end], start)
                return seen, inside(whole.origin(source), inner)

            return Value(text or "…", is_text=True, is_long=True, located=within)
        if element.children and not text.strip():
            return _merged(element.children)
        escape = "xml-cdata" if element.has_cdata else "xml"

        def located() -> Located:
            return text, builder.origin(source, (escape,))

        value = Value(text, is_text=True, is_long="\n" in text.strip(), located=located)
        return _merged([*element.children, ("text", value)]) if element.children else value

    def _text(self, text: str) -> None:
        builder, start, source = self._open[-1].builder, self._here, self._source
        if source.startswith(text, start):
            builder.copy(text, start)
        elif source.startswith("&", start):
            builder.put(text, start, source.find(";", start) + 1)
        elif text == "\n":
            builder.put(text, start, start + (2 if source.startswith("\r\n", start) else 1))
        else:
            builder.put(text, start, start)

    def _start_cdata(self) -> None:
        self._open[-1].has_cdata = True

    def _entity(self, *_: object) -> None:
        raise ValueError("it declares entities of its own, which tonecheck does not follow")


def _merged(children: list[tuple[str, Node]]) -> Row:
    """The children by name, those that share one as a list."""
    groups: dict[str, list[Node]] = {}
    for name, node in children:
        groups.setdefault(name, []).append(node)
    return Row(tuple((name, nodes[0] if len(nodes) == 1 else Rows(tuple(nodes))) for name, nodes in groups.items()))
