"""Tickets of helpdesks with all their messages: which of them are answers of agents to customers.

| helpdesk | documentation of the shape |
|---|---|
| Zendesk | developer.zendesk.com: ticket with `comments` |
| Zammad | docs.zammad.org: ticket with `articles` |
| Freshdesk | developers.freshdesk.com: ticket with `conversations` |
| Intercom | developers.intercom.com: conversation with `conversation_parts` |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tonecheck.audit.html_text import plain

Values = dict[str, Any]
_CHANNELS = {
    **dict.fromkeys(
        ("chat", "native_messaging", "messaging", "whatsapp", "conversation", "telegram personal-message"), "chat"
    ),
    **dict.fromkeys(
        ("twitter", "facebook", "instagram", "any_channel", "twitter status", "facebook feed comment"), "social"
    ),
    **dict.fromkeys(("sms", "sms message"), "sms"),
    **dict.fromkeys(("email", "web", "api", "mail"), "email"),
}
_SPEAKERS = ("admin", "user", "lead", "contact")
#: Freshdesk's numbers for where a message comes from.
_FRESHDESK = {"0": "email", "1": "email", "2": "email", "5": "social", "6": "social", "7": "chat", "13": "chat"}


def answers(ticket: Values) -> Iterator[Values] | None:
    """The answers of agents with what the ticket says of them; None where this is no ticket of a known shape."""
    inner = ticket.get("ticket") or ticket.get("helpdesk_ticket")
    if isinstance(inner, dict):
        ticket = {**ticket, **inner}
    for key, read in (("comments", _zendesk), ("articles", _zammad), ("conversations", _freshdesk)):
        if isinstance(ticket.get(key), list):
            return _answers(ticket, read(ticket, _dicts(ticket[key])))
    parts = ticket.get("conversation_parts")
    if isinstance(parts, dict) and isinstance(parts.get("conversation_parts"), list):
        return _answers(ticket, _intercom(ticket, _dicts(parts["conversation_parts"])))
    return None


def _answers(ticket: Values, messages: Iterator[tuple[bool, Values]]) -> Iterator[Values]:
    """What agents wrote, each with the customer's message before it."""
    asked: Values = {}
    for is_agent, values in messages:
        if not str(values["reply"] or "").strip():
            continue
        if not is_agent:
            asked = {"customer": values["reply"], "asked": asked.get("asked") or values["time"]}
            continue
        yield {"ticket": str(ticket.get("id", "")), **values, **asked}
        asked = {"customer": asked.get("customer", "")}


def _zendesk(ticket: Values, comments: Sequence[Values]) -> Iterator[tuple[bool, Values]]:
    csat = _dict(ticket.get("satisfaction_rating")).get("score")
    requester = _id(ticket.get("requester_id"), ticket.get("requester"))
    for one in comments:
        if one.get("public", True):
            author = _id(one.get("author_id"), one.get("author"))
            yield (
                author != requester,
                {
                    "reply": one.get("plain_body") or plain(str(one.get("body") or one.get("html_body") or "")),
                    "id": str(one.get("id", "")),
                    "agent": author,
                    "queue": _name(ticket.get("group"), ticket.get("group_id")),
                    "channel": _channel(one.get("via") or ticket.get("via")),
                    "time": one.get("created_at"),
                    "csat": csat if csat in ("good", "bad") else None,
                },
            )


def _zammad(ticket: Values, articles: Sequence[Values]) -> Iterator[tuple[bool, Values]]:
    for one in articles:
        sender = one.get("sender")
        if not one.get("internal") and sender in ("Agent", "Customer") and one.get("type") != "note":
            yield (
                sender == "Agent",
                {
                    "reply": plain(str(one.get("body") or "")),
                    "id": str(one.get("id", "")),
                    "agent": str(one.get("created_by") or one.get("created_by_id") or one.get("from") or ""),
                    "queue": _name(ticket.get("group"), ticket.get("group_id")),
                    "channel": _channel(one.get("type")),
                    "time": one.get("created_at"),
                },
            )


def _freshdesk(ticket: Values, conversations: Sequence[Values]) -> Iterator[tuple[bool, Values]]:
    first = ticket.get("description_text") or plain(str(ticket.get("description") or ""))
    yield False, {"reply": first, "time": ticket.get("created_at")}
    for one in conversations:
        if not one.get("private"):
            yield (
                not one.get("incoming"),
                {
                    "reply": one.get("body_text") or plain(str(one.get("body") or "")),
                    "id": str(one.get("id", "")),
                    "agent": str(one.get("user_id") or one.get("from_email") or ""),
                    "queue": _name(ticket.get("group"), ticket.get("group_id")),
                    "channel": _FRESHDESK.get(str(ticket.get("source")), "email"),
                    "time": one.get("created_at"),
                },
            )


def _intercom(ticket: Values, parts: Sequence[Values]) -> Iterator[tuple[bool, Values]]:
    opening = _dict(ticket.get("source"))
    channel = "email" if opening.get("type") == "email" else "chat"
    begin = {**opening, "created_at": ticket.get("created_at"), "part_type": "comment"}
    for one in (begin, *parts):
        author = _dict(one.get("author"))
        speaks = author.get("type") in _SPEAKERS and not author.get("from_ai_agent")
        if speaks and one.get("part_type") in ("comment", "open", "close"):
            yield (
                author.get("type") == "admin",
                {
                    "reply": plain(str(one.get("body") or "")),
                    "id": str(one.get("id", "")),
                    "agent": str(author.get("id") or author.get("email") or ""),
                    "team": str(ticket.get("team_assignee_id") or ""),
                    "channel": channel,
                    "time": one.get("created_at"),
                    "csat": _dict(ticket.get("conversation_rating")).get("rating"),
                },
            )


def _dict(value: Any) -> Values:
    return value if isinstance(value, dict) else {}


def _dicts(values: Sequence[Any]) -> list[Values]:
    """The messages in the order of their times, where all have one."""
    found = [value for value in values if isinstance(value, dict)]
    times = [str(value.get("created_at") or "") for value in found]
    return (
        [found[index] for index in sorted(range(len(found)), key=lambda index: times[index])] if all(times) else found
    )


def _id(value: Any, person: Any) -> str:
    if value is None and isinstance(person, dict):
        value = person.get("id") or person.get("email")
    return "" if value is None else str(value)


def _name(value: Any, number: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    return str(value or number or "")


def _channel(via: Any) -> str:
    name = via.get("channel") if isinstance(via, dict) else via
    return _CHANNELS.get(str(name or "").lower(), "email")
