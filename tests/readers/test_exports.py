from __future__ import annotations

import json

import pytest

from tests.readers.conftest import at, items, line_of, read
from tonecheck.reply import Reply

ZENDESK = {
    "macros": [
        {
            "id": 25,
            "title": "Rückgabe::Bestätigung",
            "active": True,
            "description": "du",
            "actions": [
                {"field": "status", "value": "solved"},
                {"field": "subject", "value": "Ihre Rückgabe"},
                {"field": "comment_value_html", "value": "<p>Guten Tag {{ticket.requester.first_name}},</p><p>alles klar.</p>"},
            ],
        },
        {"title": "Chat", "actions": [{"field": "comment_value", "value": ["channel:all", "Hallo, ich bin da."]}]},
        {
            "title": "Für Kollegen",
            "actions": [
                {"field": "comment_value", "value": "Bitte du prüfen."},
                {"field": "comment_mode_is_public", "value": "false"},
            ],
        },
        {"title": "Nur Status", "actions": [{"field": "status", "value": "open"}]},
    ]
}  # fmt: skip
DYNAMIC = {
    "items": [
        {
            "name": "Gruß",
            "placeholder": "{{dc.gruss}}",
            "variants": [
                {"content": "Viele Grüße", "locale_id": 8, "default": True},
                {"content": "Kind regards", "locale_id": 1},
            ],
        }
    ]
}
GORGIAS = {
    "data": [
        {
            "id": 1,
            "name": "Order status",
            "language": "en",
            "actions": [
                {"name": "addTags", "arguments": {"tags": "du"}},
                {
                    "name": "setResponseText",
                    "arguments": {"body_html": "<div>Hi</div>", "body_text": "Hi, it is here."},
                },
            ],
        }
    ]
}
INTERCOM = {
    "data": [
        {
            "type": "macro",
            "id": "1",
            "name": "Hallo",
            "body": "<p>Hi <attribute key='a'/></p>",
            "body_text": "Hi {{a}}!",
        }
    ]
}
HELP_SCOUT = [{"id": 1, "name": "Sale", "text": "Hi,<br />it is on.", "chatText": "Hey, it is on."}]
FRONT = {
    "_results": [{"id": "rsp_1", "name": "Dogs", "subject": "Your dog", "body": "<p>Hello</p>", "attachments": []}]
}
FRESHDESK = [
    {
        "id": 1,
        "title": "Sorry",
        "content": "Sorry about that!",
        "content_html": "<div>Sorry about <b>that</b>!</div>",
        "folder_id": 2,
    }
]
CHATWOOT = [{"id": 1, "account_id": 1, "short_code": "hi", "content": "Hi {{contact.name}}, we are here."}]
ZAMMAD = [
    {
        "id": 1,
        "name": "Dank",
        "keywords": "du",
        "content": "<div>Danke, #{ticket.customer.firstname}.</div>",
        "active": True,
    }
]
OSTICKET = [
    {"canned_id": 1, "title": "Dank", "response": "<p>Danke, %{ticket.name.first}.</p>", "lang": "de", "notes": "du"}
]
ZNUNY = [
    {
        "id": 1,
        "name": "Antwort",
        "text": "Danke, <OTRS_CUSTOMER_REALNAME>.",
        "template_type": "Answer",
        "content_type": "text/plain",
    }
]
OTOBO = {"Template": [{"Name": "Antwort", "Template": "Vielen Dank.", "TemplateType": "Answer", "ValidID": 1}]}


@pytest.mark.parametrize(
    ("export", "texts", "ids"),
    [
        (
            ZENDESK,
            [
                "Subject: Ihre Rückgabe\n\nGuten Tag {{ticket.requester.first_name}},\n\nalles klar.",
                "Hallo, ich bin da.",
            ],
            ["Rückgabe::Bestätigung", "Chat"],
        ),
        (DYNAMIC, ["Viele Grüße", "Kind regards"], ["Gruß", "Gruß"]),
        (GORGIAS, ["Hi, it is here."], ["Order status"]),
        (INTERCOM, ["Hi {{a}}!"], ["Hallo"]),
        (HELP_SCOUT, ["Hi,\nit is on.", "Hey, it is on."], ["Sale", "Sale"]),
        (FRONT, ["Subject: Your dog\n\nHello"], ["Dogs"]),
        (FRESHDESK, ["Sorry about that!"], ["Sorry"]),
        (CHATWOOT, ["Hi {{contact.name}}, we are here."], ["hi"]),
        (ZAMMAD, ["Danke, #{ticket.customer.firstname}."], ["Dank"]),
        (OSTICKET, ["Danke, %{ticket.name.first}."], ["Dank"]),
        (ZNUNY, ["Danke, <OTRS_CUSTOMER_REALNAME>."], ["Antwort"]),
        (OTOBO, ["Vielen Dank."], ["Antwort"]),
    ],
)
def test_each_export_is_known_by_its_shape(export: object, texts: list[str], ids: list[str]) -> None:
    found = read("json", json.dumps(export, ensure_ascii=False, indent=1))
    assert [reply.text for reply in found] == texts
    assert [reply.id for reply in found] == ids


def test_languages_and_channels_are_those_of_the_export() -> None:
    assert [reply.language for reply in read("json", json.dumps(DYNAMIC))] == ["de", "en"]
    assert [reply.language for reply in read("json", json.dumps(GORGIAS))] == ["en"]
    assert [reply.language for reply in read("json", json.dumps(OSTICKET))] == ["de"]
    assert [reply.channel for reply in read("json", json.dumps(HELP_SCOUT))] == ["email", "chat"]
    assert [reply.channel for reply in read("json", json.dumps(CHATWOOT))] == ["chat"]


def test_places_lead_into_the_html_inside_the_export() -> None:
    source = json.dumps(ZENDESK, ensure_ascii=False, indent=1)
    first = read("json", source)[0]
    for words in ("Ihre Rückgabe", "Guten Tag", "alles klar."):
        assert at(first, words) == words
    line, column = line_of(first, "alles klar.")
    assert source.splitlines()[line - 1][column - 1 :].startswith("alles klar.")


def test_csv_and_xml_of_an_export_have_the_same_shape() -> None:
    (zammad,) = read("csv", 'id,name,keywords,content,active\n1,Dank,du,"<p>Danke,<br>#{user.name}.</p>",true\n')
    assert (zammad.id, zammad.text, zammad.line) == ("Dank", "Danke,\n#{user.name}.", 2)
    (znuny,) = read("xml", "<t><e><Name>Dank</Name><Text>Danke.</Text><Template_Type>Answer</Template_Type></e></t>")
    assert (znuny.id, znuny.text) == ("Dank", "Danke.")


def test_what_only_looks_like_an_export_is_read_as_a_library() -> None:
    found = items("json", json.dumps({"actions": [], "title": "du", "text": "Hallo"}))
    assert [item.text for item in found if isinstance(item, Reply)] == ["Hallo"]
