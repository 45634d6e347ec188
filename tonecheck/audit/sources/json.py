"""JSON exports: a list of messages or tickets, alone or under a key, read entry by entry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tonecheck.audit.row import Read
from tonecheck.audit.sources.jsonl import of_entry
from tonecheck.errors import TonecheckError

_STEP = 1 << 16
_BLANK = " \t\r\n"
#: An entry is not longer than this.
_MOST = 1 << 26


def read(place: str, source: str) -> Iterator[Read]:
    """The rows of each entry of the first list of objects; their lines are the numbers of the entries."""
    with Path(place).open(encoding="utf-8-sig", errors="replace") as stream:
        text = _Text(stream)
        if not text.find_list():
            raise TonecheckError("no list of messages in it.", place=source, remedy="Give JSON Lines, or a JSON list.")
        for number, entry in enumerate(text.entries(source), 1):
            yield from of_entry(entry, source, number)


class _Text:
    """A window that moves over the file."""

    def __init__(self, stream: Any) -> None:
        self._stream, self._window = stream, ""

    def _more(self) -> bool:
        piece = self._stream.read(_STEP)
        self._window += piece
        return bool(piece)

    def find_list(self) -> bool:
        """Moves behind the bracket of the first list that holds objects."""
        while True:
            at = self._window.find("[")
            rest = self._window[at + 1 :].lstrip(_BLANK) if at >= 0 else ""
            if rest and rest[0] in "{]":
                self._window = rest
                return True
            if rest:
                self._window = self._window[at + 1 :]
            elif not self._more():
                return False

    def entries(self, source: str) -> Iterator[Any]:
        """The entries up to the closing bracket; raises TonecheckError where one is no JSON."""
        decoder = json.JSONDecoder()
        while True:
            self._window = self._window.lstrip(_BLANK + ",")
            if self._window.startswith("]"):
                return
            try:
                entry, end = decoder.raw_decode(self._window)
            except (json.JSONDecodeError, RecursionError) as error:
                if len(self._window) > _MOST or not self._more():
                    raise TonecheckError(f"not JSON: {error}.", place=source, remedy="Export it anew.") from None
                continue
            yield entry
            self._window = self._window[end:]
