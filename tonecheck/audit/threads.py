"""Which customer's mail an agent's mail answers, over all mailboxes of an archive: an index of ids, kept on disk."""

from __future__ import annotations

import hashlib
import importlib
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from tonecheck.anatomy import dissect
from tonecheck.audit.mail import Place, identity, row
from tonecheck.audit.row import Read, Row
from tonecheck.audit.sources import Input, mbox, unreadable
from tonecheck.audit.values import time

_AT_ONCE = 1000
#: A thread is followed so many mails back.
_MOST_BACK = 20
_QUOTED = re.compile(r"^>[ ]?", re.MULTILINE)
_OLDER = re.compile(r"^>.*\n?", re.MULTILINE)
_HEADER = re.compile(
    r"^\*?(?:Von|Gesendet|Datum|An|Kopie|Betreff|From|Sent|Date|To|Cc|Subject)\*?: .*\n?"
    r"|^-{3,}.*-{3,}[ ]*\n|^_{4,}[ ]*\n",
    re.MULTILINE,
)


class Threads:
    """The mails of some inputs by their ids; texts are read when asked for, so memory stays the same at any number.

    `domains` are those of agents; without any, whoever writes the answer is the agent, and everybody else a customer.
    """

    def __init__(self, inputs: Iterable[Input], domains: Sequence[str]) -> None:
        self._domains = domains
        self._index = sqlite3.connect("")  # a file of its own that goes with the connection
        self._index.execute("PRAGMA synchronous = OFF")
        self._index.execute("CREATE TABLE mails (id BLOB PRIMARY KEY, file TEXT, start INT, size INT) WITHOUT ROWID")
        places = (found for one in inputs for found in _places(one))
        while chunk := list(islice(places, _AT_ONCE)):
            self._index.executemany("INSERT OR IGNORE INTO mails VALUES (?, ?, ?, ?)", chunk)

    def paired(self, read: Read) -> Read:
        """An agent's mail with the customer's message that it answers and its time; else with what it quotes of it."""
        if not isinstance(read, Row) or not self.is_agents(read.values["sender"], read.values["sender"]):
            return read
        asked = self._answered(read.values)
        if asked is not None:
            found = {"customer": _own(asked["reply"]), "asked": _time(asked["time"])}
        else:
            found = {"customer": quoted(read.values["reply"])}
        return msgspec.structs.replace(read, values={**read.values, **found})

    def is_agents(self, sender: str, agent: str) -> bool:
        """Whether a sender is an agent, where `agent` is one."""
        domain = sender.rpartition("@")[2]
        if not self._domains:
            return sender == agent
        return any(domain == one or domain.endswith(f".{one}") for one in self._domains)

    def _answered(self, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """The customer's mail that is nearest before; a colleague's or one's own is none."""
        for id_ in values["answers"].split()[:_MOST_BACK]:
            place = self._index.execute("SELECT file, start, size FROM mails WHERE id = ?", (_hash(id_),)).fetchone()
            earlier = _read(place) if place else None
            if isinstance(earlier, Row) and not self.is_agents(earlier.values["sender"], values["sender"]):
                return earlier.values
        return None


def quoted(text: str) -> str | None:
    """What a mail quotes of the one before it, without what that quoted in turn; None where it quotes nothing."""
    if ">" not in text and ":\n" not in text and not _HEADER.search(text):
        return None
    said = "\n".join(text[zone.start : zone.end] for zone in dissect(text).zones if zone.zone == "quote")
    lines = said.splitlines(keepends=True)
    marked = "".join(line for line in lines if line.startswith(">"))
    inner = _OLDER.sub("", _QUOTED.sub("", marked)) if marked else _HEADER.sub("", _attributed(said))
    return inner.strip() or None


def _own(text: str) -> str:
    """A mail without what it quotes; the whole of it where nothing else is left."""
    kept, at = [], 0
    for zone in dissect(text).zones:
        if zone.zone == "quote":
            kept.append(text[at : zone.start])
            at = zone.end
    return "".join((*kept, text[at:])).strip() or text


def _attributed(said: str) -> str:
    """A quote without the line that says who wrote it."""
    first, _, rest = said.partition("\n")
    return rest if first.rstrip().endswith(":") else said


def _places(source: Input) -> Iterator[tuple[bytes, str, int, int | None]]:
    located = importlib.import_module(f"tonecheck.audit.sources.{source.format}").located
    try:
        for place, data in located(source.place):
            found = identity(data)
            if found:
                yield _hash(found), *place
    except OSError as error:
        raise unreadable(error, source.shown) from None


def _read(place: Place) -> Read | None:
    """The mail at a place; None where it was moved since, as happens in a Maildir when somebody reads it."""
    file, start, size = place
    try:
        with Path(file).open("rb") as stream:
            stream.seek(start)
            return row(stream.read() if size is None else mbox.unquoted(stream.read(size)), file, 1)
    except OSError:
        return None


def _time(written: str) -> str | None:
    """When the customer wrote, as written; None for a time that is none, which is not the reply's fault."""
    try:
        time(written)
    except (ValueError, OverflowError):
        return None
    return written


def _hash(id_: str) -> bytes:
    return hashlib.blake2b(id_.encode("utf-8", "surrogateescape"), digest_size=16).digest()
