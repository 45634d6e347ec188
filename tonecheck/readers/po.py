"""Translations of gettext (.po): each translated text is a reply, in the language of the header.

An entry without a translation and one that is marked as fuzzy are passed over: neither is sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

import msgspec

from tonecheck.origin import Builder
from tonecheck.readers import _library, _source
from tonecheck.readers._tree import Located, Value
from tonecheck.reply import LANGUAGES, Reply, Skipped

_LINE = re.compile(
    r'(?P<comment>\#[^\r\n]*)|(?:(?P<key>msg[a-z_]+)(?:\[\d+\])?[ \t]*)?"(?P<text>(?:[^"\\\r\n]|\\.)*)"[ \t]*'
)
_LINES = re.compile(r"[^\r\n]+")
_ESCAPE = re.compile(r'\\(?:([abfnrtv\\"\'?])|([0-7]{1,3})|x([0-9a-fA-F]{1,2}))')
_MEANT = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_LANGUAGE = re.compile(r"^Language:\s*([a-z]{2})", re.MULTILINE | re.IGNORECASE)


class _Entry:
    """What belongs together between two blank lines."""

    def __init__(self) -> None:
        self.texts: list[tuple[str, list[tuple[int, int]]]] = []
        self.is_fuzzy = False


def read(stream: BinaryIO, defaults: Reply, fields: Mapping[str, str] = {}) -> Iterator[Reply | Skipped]:
    """A reply for each translation in the file."""
    return _source.read(stream, defaults, fields, replies)


def replies(source: str, defaults: Reply, _fields: Mapping[str, str] = {}) -> Iterator[Reply]:
    """A reply for each translation; raises ValueError where a line is none of gettext's."""
    context = defaults
    for entry in _entries(source):
        keys = {key: _located(source, pieces)[0] for key, pieces in entry.texts if key != "msgstr"}
        for key, pieces in entry.texts:
            if key != "msgstr":
                continue
            if not keys.get("msgid"):
                context = _with_language(defaults, _located(source, pieces)[0])
            elif not entry.is_fuzzy:
                name = keys.get("msgctxt") or keys["msgid"].strip().split("\n")[0][:80]
                value = Value(_located(source, pieces)[0], is_text=True, located=_places(source, pieces))
                yield from _library.located(value, msgspec.structs.replace(context, id=name))


def _places(source: str, pieces: list[tuple[int, int]]) -> Callable[[], Located]:
    return lambda: _located(source, pieces)


def _with_language(defaults: Reply, header: str) -> Reply:
    found = _LANGUAGE.search(header)
    language = found[1].lower() if found else None
    return msgspec.structs.replace(defaults, language=language) if language in LANGUAGES else defaults


def _entries(source: str) -> Iterator[_Entry]:
    entry = _Entry()
    for line in _LINES.finditer(source):
        if not line.group().strip():
            continue
        found = _LINE.fullmatch(source, line.start() + len(line[0]) - len(line[0].lstrip()), line.end())
        if found is None:
            number = source.count("\n", 0, line.start()) + 1
            raise ValueError(f"not readable as gettext in line {number}: no key with a text in quotes")
        if (found["comment"] or found["key"] in ("msgctxt", "msgid")) and any(
            key == "msgstr" for key, _ in entry.texts
        ):
            yield entry
            entry = _Entry()
        if found["comment"]:
            entry.is_fuzzy |= found["comment"].startswith("#,") and "fuzzy" in found["comment"]
        elif found["key"]:
            entry.texts.append((found["key"], [found.span("text")]))
        elif entry.texts:
            entry.texts[-1][1].append(found.span("text"))
    yield entry


def _located(source: str, pieces: list[tuple[int, int]]) -> Located:
    builder = Builder()
    for start, end in pieces:
        at = start
        for escape in _ESCAPE.finditer(source, start, end):
            builder.copy(source[at : escape.start()], at)
            builder.put(_meant(escape), *escape.span())
            at = escape.end()
        builder.copy(source[at:end], at)
    return builder.text, builder.origin(source, ("po",))


def _meant(escape: re.Match[str]) -> str:
    if escape[1]:
        return _MEANT.get(escape[1], escape[1])
    return chr(int(escape[2], 8) if escape[2] else int(escape[3], 16))
