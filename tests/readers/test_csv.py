from __future__ import annotations

import pytest

from tests.readers.conftest import at, line_of, read, reason


@pytest.mark.parametrize(
    ("source", "fields", "why"),
    [
        ("id,wert\n1,Hallo\n", {}, "no reply found in it: its columns are 'id', 'wert'"),
        ("id,text\n1,Hallo\n", {"text": "antwort"}, "no column 'antwort'"),
        ("text\n", {}, "no reply found"),
        ("", {}, "empty"),
    ],
)
def test_what_cannot_be_read_is_told(source: str, fields: dict[str, str], why: str) -> None:
    assert why in reason("csv", source, **fields)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_columns_is_found(sign: str) -> None:
    (reply,) = read("csv", f'id{sign}channel{sign}text\na{sign}chat{sign}"Hallo{sign} ""Sie""\n\nda"\n')
    assert (reply.id, reply.channel, reply.text) == ("a", "chat", f'Hallo{sign} "Sie"\n\nda')
    assert at(reply, '"Sie"') == '""Sie""'
    assert line_of(reply, "da") == (4, 1)


def test_columns_are_mapped() -> None:
    fields = {"text": "Antwort", "id": "Nr", "language": "Sprache"}
    first, second = read("csv", "Nr;Sprache;Antwort\r\n1;de;Hallo\r\n2;en;Hello\r\n", **fields)
    assert [(one.id, one.language, one.text, one.line) for one in (first, second)] == [
        ("1", "de", "Hallo", 2),
        ("2", "en", "Hello", 3),
    ]


def test_several_columns_of_texts_are_several_replies() -> None:
    assert [(one.language, one.text) for one in read("csv", "key,de,en\na,Hallo,Hello\n")] == [
        ("de", "Hallo"),
        ("en", "Hello"),
    ]
