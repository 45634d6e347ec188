"""Input formats: one module a format, found by its name.

A module `readers/<name>.py` has `read(stream, defaults, fields)`: an iterator of replies, each with `defaults` (source
and context) where the input itself says nothing else, and of `Skipped` for what could not be read. `fields` says where
an input with keys or columns has what a reply is made of: a path or the name of a column for `text`, `id`, `channel` …
A reader of libraries also has `tree(data, fields)`: all that a file holds, from which it takes the replies.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import PurePath
from typing import BinaryIO, Protocol

from tonecheck.reply import Reply, Skipped


class Read(Protocol):
    """A reader's function."""

    def __call__(self, stream: BinaryIO, defaults: Reply, fields: Mapping[str, str] = {}) -> Iterator[Reply | Skipped]:
        """The replies of an input."""


@cache
def names() -> tuple[str, ...]:
    """The formats there are."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")))


def load(name: str) -> Read:
    """The `read` of that format."""
    read: Read = importlib.import_module(f"{__name__}.{name}").read
    return read


def unread(name: str, data: bytes, fields: Mapping[str, str]) -> str | None:
    """What a library holds beside the replies that its reader finds, and how that is read too; None: nothing."""
    tree = getattr(importlib.import_module(f"{__name__}.{name}"), "tree", None)
    if tree is None:
        return None
    from tonecheck.readers import _unread

    try:
        return _unread.unread(tree(data, fields), fields)
    except (ValueError, RecursionError):
        return None  # which its reader has said


_ENDINGS = {
    "ndjson": "jsonl",
    "md": "markdown",
    "htm": "html",
    "xhtml": "html",
    "yml": "yaml",
    "tsv": "csv",
    "pot": "po",
    "xlsm": "xlsx",
    "hbs": "text",
}
#: Endings of template files, before which the ending of what they make may stand: `mail.html.twig`.
_TEMPLATES = frozenset(
    {"twig", "liquid", "j2", "jinja", "jinja2", "erb", "tpl", "smarty", "hbs", "handlebars", "mustache"}
)
_PAGE = re.compile(r"\s*<(?:!doctype html|html|!--|body|div|p|table|span|br|h[1-6]|mjml|center)\b", re.IGNORECASE)
_LINE_TAG = re.compile(r"<(?:/(?:p|div|table|tr|li|h[1-6])|br ?/?)>", re.IGNORECASE)
#: The formats of which one file may hold several replies.
LIBRARIES = frozenset({"csv", "json", "jsonl", "po", "xlsx", "xml", "yaml"})
#: What is read of a file to tell its format.
HEAD_BYTES = 4096


def format_of(path: str, head: bytes = b"") -> str:
    """The format that a file's ending means, and its first bytes where the ending is that of a template.

    Plain text where neither means one.
    """
    suffixes = [suffix.removeprefix(".").lower() for suffix in PurePath(path).suffixes]
    is_template = bool(suffixes) and suffixes[-1] in _TEMPLATES
    while suffixes and suffixes[-1] in _TEMPLATES:
        suffixes.pop()
    suffix = suffixes[-1] if suffixes else ""
    found = _ENDINGS.get(suffix, suffix if suffix in names() else "text")
    if is_template and found in ("text", "html") and head:
        return "html" if _is_page(head) else "text"
    return found


def _is_page(head: bytes) -> bool:
    """Whether a template begins as a page, or has tags at the ends of at least half of its lines."""
    from tonecheck.branches import tags

    text = tags.blotted(head.decode("latin-1"), "\ue000")
    lines = sum(1 for line in text.splitlines() if line.strip("\ue000 \t"))
    return _PAGE.match(text.lstrip("\ue000 \r\n\t")) is not None or 2 * len(_LINE_TAG.findall(text)) >= max(lines, 1)
