"""The text that a reader of an HTML message sees."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    (
        *("p", "div", "br", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("pre", "section", "article", "header", "footer", "hr"),
    )
)
_HIDDEN = frozenset(("script", "style", "head", "title", "template"))
_PAGE = re.compile(
    r"<(?:p|br|div|html|body|table|span|ul|ol|a|b|strong|em|blockquote)\b[^<>]*>|</(?:p|div|a)>", re.IGNORECASE
)


def plain(text: str) -> str:
    """The text without tags where it has any, quoted mail left out; else as it is."""
    if "<" not in text or not _PAGE.search(text):
        return text
    parser = _Parser()
    parser.feed(text)
    parser.close()
    lines = ("".join(parser.pieces)).split("\n")
    joined = "\n".join(re.sub(r"[ \t\xa0]+", " ", line).strip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", joined).strip()


class _Parser(HTMLParser):
    """Collects what is seen; block elements begin lines of their own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = self._quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._hidden += tag in _HIDDEN
        self._quoted += tag == "blockquote"
        if tag in _BLOCKS:
            self.pieces.append("\n\n" if tag == "p" else "\n")
        elif tag == "li":
            self.pieces.append("\n- ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))
        self._quoted = max(0, self._quoted - (tag == "blockquote"))
        if tag in _BLOCKS and tag != "br":
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden and not self._quoted:
            self.pieces.append(re.sub(r"\s+", " ", data))
