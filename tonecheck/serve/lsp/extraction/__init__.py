"""The replies inside a source, by its format: one module a format.

A module has `passages(source)`: an iterator of the replies in it, each with the places of its characters. What is no
text for a customer (tags, front matter, code, keys, headers) is in none of them.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from tonecheck.serve.lsp.extraction.passage import Passage

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


def format_of(path: str, language: str | None) -> str | None:
    """The format of a file by its ending, else by the editor's language for it; None where tonecheck reads it not."""
    ending = PurePosixPath(path).suffix.lower()
    return _BY_ENDING.get(ending) or _BY_LANGUAGE.get((language or "").lower())


def passages(format_: str, source: str) -> Iterator[Passage]:
    """The replies in a source that have words; raises TonecheckError where it cannot be read."""
    module = importlib.import_module(f"{__name__}.{format_}")
    for passage in module.passages(source):
        if passage.text.strip():
            yield passage
