"""HTML: what a reader sees; tags, comments, scripts, code and quoted mail are no part of it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from tonecheck.serve.lsp.extraction.passage import NO_CONTEXT, Builder, Passage

_LEFT_OUT = (
    frozenset({"head", "script", "style", "title", "template", "textarea", "select", "noscript"})
    | {"pre", "code", "kbd", "samp", "blockquote", "svg", "math", "object"}
)  # fmt: skip
_PARAGRAPHS = (
    frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "section", "article"})
    | {"header", "footer", "hr", "form", "figure", "blockquote", "pre"}
)  # fmt: skip
_LINES = frozenset(["br", "div", "li", "tr", "dt", "dd", "address", "body", "main", "aside", "nav", "caption"])
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_PIECES = re.compile(r"[ \t\r\n\f]+|[^ \t\r\n\f]+")


def passages(source: str) -> Iterator[Passage]:
    """The visible text as one reply."""
    yield _Text(source).builder.passage(NO_CONTEXT, _escaped)


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


class _Text(HTMLParser):
    """Collects the visible text with its places."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.builder = Builder()
        self._source = source
        self._starts = [0, *(match.end() for match in re.finditer("\n", source))]  # as the parser counts lines
        self._hidden: list[str] = []
        self.feed(source)
        self.close()

    @property
    def _here(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """A tag that begins; `<body>` ends a head that was never closed."""
        if tag == "body":
            self._hidden.clear()
        if tag in _LEFT_OUT:
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
            del self._hidden[self._hidden.index(tag) :]
        if not self._hidden and tag != "br":
            self._break(tag)

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.builder.breaks(2, self._here)
        elif tag == "br":
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
                self.builder.copy(piece.group(), start)
            elif self.builder.last not in ("", " ", "\n"):
                self.builder.put(" ", start, end)

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
