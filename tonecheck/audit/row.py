"""What an archive gives: rows with values by column, or the reason why one could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec


class Row(msgspec.Struct, frozen=True):
    """One message of an archive, before anybody has said which column is what."""

    source: str
    line: int  #: line, row or number in the source, from 1
    values: Mapping[str, Any]
    is_known: bool = False  #: the columns already have the names of our fields: mails and tickets


class Unreadable(msgspec.Struct, frozen=True):
    """A row of which nothing could be made, with the reason in words."""

    source: str
    line: int
    reason: str


Read = Row | Unreadable
