"""The texts that are open in the editor, as the editor has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import msgspec
from lsprotocol import types

from tonecheck.serve.lsp.positions import Positions


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One version of an open text."""

    uri: str
    version: int
    language: str  #: as the editor calls its kind of file
    text: str

    @property
    def path(self) -> Path | None:
        """The file; None for a text that was never saved."""
        return path_of(self.uri)

    @property
    def name(self) -> str:
        """The file's name, or what the editor calls the text."""
        return unquote(urlsplit(self.uri).path).rpartition("/")[2]


def path_of(uri: str) -> Path | None:
    """The path of a file's URI; None for any other."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme != "file" or not parts.path or "\0" in unquote(parts.path):
        return None
    return Path(url2pathname(parts.path))


class Documents:
    """What is open, kept by the editor's notifications."""

    def __init__(self) -> None:
        self.encoding = "utf-16"
        self._open: dict[str, Document] = {}

    def __iter__(self) -> Iterator[Document]:
        return iter(list(self._open.values()))

    def get(self, uri: str) -> Document | None:
        """The open text of that name."""
        return self._open.get(uri)

    def is_current(self, document: Document) -> bool:
        """Whether the editor still has this version."""
        return self._open.get(document.uri) == document

    def open(self, item: types.TextDocumentItem) -> Document:
        """A text that the editor opens."""
        document = Document(uri=item.uri, version=item.version, language=item.language_id, text=item.text)
        self._open[item.uri] = document
        return document

    def change(
        self,
        identity: types.VersionedTextDocumentIdentifier,
        changes: Sequence[types.TextDocumentContentChangeEvent],
    ) -> Document | None:
        """A text after the editor's changes, one after the other; None where it was never opened."""
        old = self._open.get(identity.uri)
        if old is None:
            return None
        text = old.text
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = Positions(text, self.encoding).span(change.range)
                text = text[:start] + change.text + text[end:]
            else:
                text = change.text
        document = msgspec.structs.replace(old, version=identity.version, text=text)
        self._open[identity.uri] = document
        return document

    def close(self, uri: str) -> None:
        """A text that the editor closes."""
        self._open.pop(uri, None)
