"""The replies inside an open text, by its format, as the readers find them.

What is no text for a customer (tags, front matter, code, keys, headers) is in none of them.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import PurePosixPath

import msgspec

from tonecheck.errors import TonecheckError
from tonecheck.escapes import ESCAPES
from tonecheck.origin import Origin
from tonecheck.reply import Reply

NO_CONTEXT = Reply(text="")
_BY_LANGUAGE = {
    "plaintext": "text",
    "text": "text",
    "markdown": "markdown",
    "html": "html",
    "xhtml": "html",
    "yaml": "yaml",
    "eml": "eml",
    "mail": "eml",
    "email": "eml",
}
_BY_ENDING = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".eml": "eml",
}


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """One reply inside a source; all offsets are code points."""

    text: str
    origin: Origin
    context: Reply  #: what the source says of channel, situation …; its text is empty

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the source; an empty one stands before the character that follows it."""
        return self.origin.span(start, end)

    def is_whole(self, start: int, end: int) -> bool:
        """Whether nothing of the source that is no text, such as a tag, stands inside a span."""
        return self.origin.is_whole(start, end)

    def written(self, text: str) -> str:
        """A replacement as this source has to write it; as it is where it cannot be escaped."""
        for name in self.origin.escape:
            escaped = ESCAPES[name](text)
            text = text if escaped is None else escaped
        return text


def format_of(path: str, language: str | None) -> str | None:
    """The format of a file by its ending, else by the editor's language for it; None where tonecheck reads it not."""
    ending = PurePosixPath(path).suffix.lower()
    return _BY_ENDING.get(ending) or _BY_LANGUAGE.get((language or "").lower())


def passages(format_: str, source: str) -> Iterator[Passage]:
    """The replies in a source that have words; raises TonecheckError where it cannot be read."""
    mark = len(source) - len(source.removeprefix("\ufeff"))
    if format_ == "text":
        yield from _passage(NO_CONTEXT, source[mark:], None, mark)
        return
    module = importlib.import_module(f"tonecheck.readers.{format_}")
    try:
        for reply in module.replies(source[mark:], NO_CONTEXT):
            yield from _passage(reply, reply.text, reply.origin, mark)
    except (ValueError, RecursionError) as error:
        raise TonecheckError(f"{error}.") from None


def _passage(reply: Reply, text: str, origin: Origin | None, mark: int) -> Iterator[Passage]:
    if not text.strip():
        return
    if origin is None:
        origin = Origin(source=text, starts=range(len(text)), ends=range(1, len(text) + 1))
    if mark:
        starts, ends = (tuple(at + mark for at in row) for row in (origin.starts, origin.ends))
        origin = msgspec.structs.replace(origin, starts=starts, ends=ends)
    context = msgspec.structs.replace(reply, text="", id=None, origin=None, line=1)
    yield Passage(text=text, origin=origin, context=context)
