"""Tickets of helpdesks: agents' public answers, with the customer's message before each."""

from __future__ import annotations

from typing import Any

import pytest

from tonecheck.audit import tickets

ZENDESK = {
    "id": 7,
    "requester_id": 1,
    "group_id": 44,
    "satisfaction_rating": {"score": "good"},
    "via": {"channel": "web"},
    "comments": [
        {"id": 1, "author_id": 1, "body": "Where is it?", "public": True, "created_at": "2025-01-01T08:00:00Z"},
        {"id": 2, "author_id": 1, "body": "Hello?", "public": True, "created_at": "2025-01-01T09:00:00Z"},
        {"id": 3, "author_id": 5, "body": "A note.", "public": False, "created_at": "2025-01-01T09:30:00Z"},
        {
            "id": 4,
            "author_id": 5,
            "html_body": "<p>On its way.</p><p>Jana</p>",
            "public": True,
            "via": {"channel": "chat"},
            "created_at": "2025-01-01T10:00:00Z",
        },
    ],
}
ZAMMAD = {
    "id": 7,
    "group": "Lieferung",
    "articles": [
        {"id": 1, "sender": "Customer", "type": "email", "body": "Wo ist es?", "created_at": "2025-01-01T08:00:00Z"},
        {"id": 2, "sender": "System", "type": "email", "body": "Danke!", "created_at": "2025-01-01T08:01:00Z"},
        {
            "id": 3,
            "sender": "Agent",
            "type": "note",
            "internal": True,
            "body": "?",
            "created_at": "2025-01-01T09:00:00Z",
        },
        {
            "id": 4,
            "sender": "Agent",
            "type": "email",
            "content_type": "text/html",
            "body": "<div>Unterwegs.<br>Jana</div><blockquote>Wo ist es?</blockquote>",
            "created_by": "jana@haus",
            "created_at": "2025-01-01T10:00:00Z",
        },
    ],
}
FRESHDESK = {
    "id": 7,
    "source": 7,
    "description_text": "Wo ist es?",
    "created_at": "2025-01-01T08:00:00Z",
    "conversations": [
        {"id": 3, "private": True, "incoming": False, "body_text": "?", "created_at": "2025-01-01T09:00:00Z"},
        {"id": 4, "incoming": False, "body_text": "Da.", "user_id": 5, "created_at": "2025-01-01T10:00:00Z"},
    ],
}
INTERCOM = {
    "type": "conversation",
    "id": "7",
    "created_at": 1735718400,
    "source": {"type": "conversation", "body": "<p>Where?</p>", "author": {"type": "user", "id": "1"}},
    "conversation_rating": {"rating": 4},
    "conversation_parts": {
        "conversation_parts": [
            {
                "id": "2",
                "part_type": "comment",
                "body": "I am a bot.",
                "author": {"type": "admin", "id": "9", "from_ai_agent": True},
                "created_at": 1735718460,
            },
            {
                "id": "3",
                "part_type": "note",
                "body": "?",
                "author": {"type": "admin", "id": "5"},
                "created_at": 1735718500,
            },
            {
                "id": "4",
                "part_type": "comment",
                "body": "<p>Here.</p>",
                "author": {"type": "admin", "id": "5"},
                "created_at": 1735725600,
            },
        ]
    },
}


@pytest.mark.parametrize("entry", [{"reply": "x"}, {"comments": "many"}, {"conversation_parts": []}, {}])
def test_what_is_no_ticket_is_left_to_the_mapping(entry: dict[str, Any]) -> None:
    assert tickets.answers(entry) is None


@pytest.mark.parametrize(
    "ticket", [{"comments": []}, {"articles": [1, None, {"sender": "Agent"}]}, {"conversations": [{}]}]
)
def test_a_ticket_without_answers_has_none(ticket: dict[str, Any]) -> None:
    assert list(tickets.answers(ticket) or ()) == []


@pytest.mark.parametrize(
    ("ticket", "expected"),
    [
        (
            ZENDESK,
            {"reply": "On its way.\n\nJana", "customer": "Hello?", "agent": "5", "csat": "good", "channel": "chat"},
        ),
        (ZAMMAD, {"reply": "Unterwegs.\nJana", "customer": "Wo ist es?", "agent": "jana@haus", "queue": "Lieferung"}),
        (FRESHDESK, {"reply": "Da.", "customer": "Wo ist es?", "agent": "5", "channel": "chat"}),
        (INTERCOM, {"reply": "Here.", "customer": "Where?", "agent": "5", "channel": "chat", "csat": 4}),
        ({"ticket": ZENDESK}, {"id": "4", "ticket": "7", "asked": "2025-01-01T08:00:00Z"}),
    ],
)
def test_only_public_answers_of_agents_count(ticket: dict[str, Any], expected: dict[str, Any]) -> None:
    (answer,) = tickets.answers(ticket) or ()
    assert answer["id"] == "4"
    assert answer["ticket"] == "7"
    assert {name: answer[name] for name in expected} == expected
