"""HTML pages and mails: what a person sees; tags, comments, scripts, code and quoted mail are no part of it.

Template code between and inside tags stays whole.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import BinaryIO

import msgspec

from tonecheck.branches import tags
from tonecheck.origin import Builder, Origin
from tonecheck.readers import _source
from tonecheck.reply import Reply, Skipped

_LEFT_OUT = (
    frozenset({"head", "script", "style", "title", "template", "textarea", "select", "noscript"})
    | {"pre", "code", "kbd", "samp", "blockquote", "svg", "math", "object"}
)  # fmt: skip
_PARAGRAPHS = (
    frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "section", "article"})
    | {"header", "footer", "hr", "form", "figure", "blockquote", "pre"}
)  # fmt: skip
_LINES = (
    frozenset({"div", "li", "tr", "td", "th", "dt", "dd", "address", "body", "main", "aside", "nav"})
    | {"caption", "center", "button", "label", "option", "legend", "summary", "figcaption"}
)  # fmt: skip
_VOID = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"}
)
_NOT_SHOWN = re.compile(r"\bdisplay\s*:\s*none\b", re.IGNORECASE)
#: Stands where template code stood: no markup, no blank, no letter.
_CODE = "\ue000"
_LANGUAGE = re.compile(r"<html\b[^>]*\s(?:xml:)?lang\s*=\s*[\"']?(de|en)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&#?\w+;")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_PIECES = re.compile(r"[ \t\r\n\f]+|[^ \t\r\n\f]+")


def read(stream: BinaryIO, defaults: Reply, fields: Mapping[str, str] = {}) -> Iterator[Reply | Skipped]:
    """The visible text as one reply."""
    return _source.read(stream, defaults, fields, replies)


def replies(source: str, defaults: Reply, _fields: Mapping[str, str] = {}) -> Iterator[Reply]:
    """The visible text of a page as one reply, in the language that the page names where none is given."""
    text, origin = visible(source)
    named = None if defaults.language else _LANGUAGE.search(source)
    context = msgspec.structs.replace(defaults, language=named[1].lower()) if named else defaults
    yield _source.placed(context, text, origin)


def visible(source: str) -> tuple[str, Origin]:
    """The text that a person sees of a page, with its places."""
    builder = _Text(source).builder
    builder.trim()
    return builder.text, builder.origin(source, ("html",))


class _Text(HTMLParser):
    """Collects the visible text with its places."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.builder = Builder()
        self._source = source
        seen = tags.blotted(source, _CODE, keep_lines=False)
        self._starts = [0, *(match.end() for match in re.finditer("\n", seen))]  # as the parser counts lines
        self._hidden: list[str] = []
        self.feed(seen)
        self.close()

    @property
    def _here(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that begins; `<body>` ends a head that was never closed."""
        if tag == "body":
            self._hidden.clear()
        is_hidden = any(name == "style" and _NOT_SHOWN.search(value or "") for name, value in attrs)
        if tag in _LEFT_OUT or (tag not in _VOID and (is_hidden or tag in self._hidden)):
            self._break(tag)
            self._hidden.append(tag)
        elif not self._hidden:
            self._break(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """A tag that is its own end."""
        if not self._hidden:
            self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        """A tag that ends, with those inside it that were never closed."""
        if tag in self._hidden:
            del self._hidden[len(self._hidden) - 1 - self._hidden[::-1].index(tag) :]
        if not self._hidden:
            self._break(tag)

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.builder.breaks(2, self._here)
        elif tag == "br":
            self.builder.breaks(0, self._here)
            if self.builder.last:
                self.builder.put("\n", self._here, self._here)
        elif tag in _LINES:
            self.builder.breaks(1, self._here)

    def handle_data(self, data: str) -> None:
        """Text, in which any run of blanks is one."""
        if self._hidden:
            return
        at = self._here
        for piece in _PIECES.finditer(data):
            start, end = at + piece.start(), at + piece.end()
            if not _BLANKS.fullmatch(piece.group()):
                self._copy(start, end)
            elif self.builder.last not in ("", " ", "\n"):
                self.builder.put(" ", start, end)

    def _copy(self, start: int, end: int) -> None:
        """Text as it is; in template code, which the parser has not seen, entities mean what they mean elsewhere."""
        for entity in _ENTITY.finditer(self._source, start, end):
            meant = html.unescape(entity.group())
            if meant != entity.group():
                self.builder.copy(self._source[start : entity.start()], start)
                self.builder.put(meant, *entity.span())
                start = entity.end()
        self.builder.copy(self._source[start:end], start)

    def handle_entityref(self, name: str) -> None:
        """`&auml;`"""
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """`&#228;`"""
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        if self._hidden:
            return
        start = self._here
        if self._source.startswith(";", start + len(written)):
            written += ";"
        meant = html.unescape(written)
        if meant == written:
            self.builder.copy(written, start)
        else:
            self.builder.put(meant, start, start + len(written))
