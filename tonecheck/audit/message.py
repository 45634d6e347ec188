"""From rows to messages of agents: typed, in the time asked for, each with a key by which it is known again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, tzinfo
from typing import Any, TypeVar

import msgspec

from tonecheck.audit import mapping as mappings
from tonecheck.audit.html_text import plain
from tonecheck.audit.pseudonyms import Pseudonyms
from tonecheck.audit.row import Row, Unreadable
from tonecheck.audit.values import Order, number, order, time
from tonecheck.reply import LANGUAGES

MOST_CHARACTERS = 1 << 20
#: What a direction column says of messages to customers, and of those from them.
OUT = frozenset(
    (
        *("out", "outbound", "outgoing", "agent", "admin", "staff", "support", "employee"),
        *("ausgang", "ausgehend", "gesendet", "1"),
    )
)
#: Of a value that could not be read, so many characters are shown.
_SHOWN = 20
_FALSE = frozenset(("false", "0", "no", "nein"))
_Value = TypeVar("_Value")


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """An agent's message with all that the archive says of it."""

    key: int
    source: str
    line: int
    text: str
    customer: str | None
    source_id: str | None
    ticket: str | None
    agent: str | None  #: a pseudonym unless names are shown
    team: str | None
    queue: str | None
    channel: str | None
    language: str | None
    situation: str | None
    segment: str | None
    sent_at: datetime | None
    response_seconds: float | None
    csat: float | None
    nps: float | None
    ces: float | None
    dropped: tuple[tuple[str, str], ...] = ()  #: fields whose values could not be read, and how these begin


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which messages count, and what holds for those that do not say it themselves."""

    since: datetime | None = None
    until: datetime | None = None  #: not itself
    domains: tuple[str, ...] = ()  #: of agents' addresses; empty where every sender is one
    out: frozenset[str] = OUT  #: what the direction column says of agents' messages
    channel: str | None = None
    language: str | None = None
    zone: tzinfo = UTC
    order: Order | None = None  #: of day and month in the archive's dates with slashes
    forgotten_agents: frozenset[str] = frozenset()
    forgotten_before: datetime | None = None

    def without(self, agents: frozenset[str], before: datetime | None) -> Filter:
        """The same, but for what was forgotten."""
        return msgspec.structs.replace(self, forgotten_agents=agents, forgotten_before=before)

    def dated(self, rows: Iterable[Row], mapping: Mapping[str, str]) -> Filter:
        """The same for an archive that begins with these rows, whose dates show the order of day and month."""
        written = (mappings.value(row, mapping, field) for row in rows for field in ("time", "asked"))
        return msgspec.structs.replace(self, order=order(written))


def read(row: Row, mapping: Mapping[str, str], wanted: Filter, pseudonyms: Pseudonyms) -> Message | Unreadable | None:
    """The message of a row; None where it is no agent's or outside of what is wanted."""

    def text(field: str) -> str | None:
        found = mappings.value(row, mapping, field)
        return None if found is None else str(found).strip()

    if not _is_agents(text("direction"), mapping.get("direction", ""), text("sender") or text("agent"), wanted):
        return None
    try:
        sent = time(mappings.value(row, mapping, "time"), wanted.zone, wanted.order)
        body = _body(mappings.value(row, mapping, "reply"))
    except (ValueError, OverflowError, OSError) as error:
        return Unreadable(row.source, row.line, str(error))
    agent, customer = pseudonyms.agent(text("agent")), text("customer")
    if not _is_in_time(sent, wanted) or agent in wanted.forgotten_agents:
        return None
    beside = _Beside(row, mapping, wanted)
    return Message(
        key=_key(row, text("id"), body, text("agent"), text("ticket"), sent, pseudonyms),
        source=row.source,
        line=row.line,
        text=body,
        customer=_clean(plain(customer))[:MOST_CHARACTERS] if customer else None,
        source_id=text("id"),
        agent=agent,
        channel=(text("channel") or wanted.channel or "").casefold() or None,
        language=_language(text("language")) or wanted.language,
        sent_at=sent,
        response_seconds=_response(beside.number("response"), beside.time("asked"), sent),
        ticket=text("ticket"),
        team=text("team"),
        queue=text("queue"),
        situation=text("situation"),
        segment=text("segment"),
        csat=beside.number("csat"),
        nps=beside.number("nps"),
        ces=beside.number("ces"),
        dropped=tuple(beside.dropped),
    )


class _Beside:
    """Figures beside a reply: what of them cannot be read counts as not given, and the reply stays."""

    def __init__(self, row: Row, mapping: Mapping[str, str], wanted: Filter) -> None:
        self._row, self._mapping, self._wanted = row, mapping, wanted
        self.dropped: list[tuple[str, str]] = []

    def number(self, field: str) -> float | None:
        return self._read(field, lambda value: number(value, field))

    def time(self, field: str) -> datetime | None:
        return self._read(field, lambda value: time(value, self._wanted.zone, self._wanted.order))

    def _read(self, field: str, read_value: Callable[[Any], _Value]) -> _Value | None:
        value = mappings.value(self._row, self._mapping, field)
        try:
            return read_value(value)
        except (ValueError, OverflowError, OSError):
            self.dropped.append((field, _clean(str(value)).strip()[:_SHOWN]))
            return None


def _language(given: str | None) -> str | None:
    short = (given or "")[:2].casefold()
    return short if short in LANGUAGES else None


def _body(value: object) -> str:
    text = plain(_clean("" if value is None else str(value)))
    if not text.strip():
        raise ValueError("the reply is empty")
    if len(text) > MOST_CHARACTERS:
        raise ValueError("the reply is longer than a million characters")
    return text


def _clean(text: str) -> str:
    """Without lone surrogates, which no store takes, and NUL."""
    return text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")


def _is_agents(direction: str | None, column: str, sender: str | None, wanted: Filter) -> bool:
    if direction is not None:
        said = direction.casefold()
        incoming = "incoming" in column.casefold() or "inbound" in column.casefold()
        if (incoming and said not in _FALSE) or (not incoming and said not in wanted.out and said != "true"):
            return False
    if not wanted.domains:
        return True
    domain = (sender or "").rpartition("@")[2].casefold()
    return any(domain == one or domain.endswith(f".{one}") for one in wanted.domains)


def _is_in_time(sent: datetime | None, wanted: Filter) -> bool:
    if sent is None:
        return wanted.since is None and wanted.until is None
    after = all(bound is None or sent >= bound for bound in (wanted.since, wanted.forgotten_before))
    return after and (wanted.until is None or sent < wanted.until)


def _response(given: float | None, asked: datetime | None, sent: datetime | None) -> float | None:
    if given is not None or asked is None or sent is None:
        return given
    seconds = (sent - asked).total_seconds()
    return seconds if seconds >= 0 else None


def _key(
    row: Row,
    identity: str | None,
    text: str,
    agent: str | None,
    ticket: str | None,
    sent: datetime | None,
    pseudonyms: Pseudonyms,
) -> int:
    """By id and text, else by text, agent, ticket and time, else by the place: so a new export counts nothing twice."""
    if identity:
        return pseudonyms.number("id", identity, text)
    if sent is not None:
        return pseudonyms.number("time", text, agent or "", ticket or "", sent.isoformat())
    return pseudonyms.number("place", row.source, str(row.line), text)
