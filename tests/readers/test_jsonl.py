from __future__ import annotations

import io
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.readers.jsonl import read
from tonecheck.reply import Reply, Skipped


def read_lines(*lines: str) -> list[Reply | Skipped]:
    return list(read(io.BytesIO("\n".join(lines).encode()), Reply(text="", source="archiv.jsonl", channel="email")))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Hallo", "not JSON"),
        ('{"reply": "Hallo"', "not JSON"),
        ("[1]", "Expected `object`"),
        ('{"reply": 7}', "$.reply"),
        ('{"id": 1}', "no text"),
        ('{"reply": " "}', "no text"),
        ('{"reply": "Hallo", "chanel": "chat"}', "Did you mean 'channel'?"),
        ('{"reply": "Hallo", "language": "fr"}', "language 'fr'"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(line: str, reason: str) -> None:
    first, bad, last = read_lines('{"reply": "eins"}', line, '{"text": "zwei"}')
    assert isinstance(bad, Skipped)
    assert bad.source == "archiv.jsonl:2"
    assert reason in bad.reason
    assert [first.text, last.text] == ["eins", "zwei"]  # type: ignore[union-attr]


def test_a_line_that_is_not_utf8_is_named() -> None:
    stream = io.BytesIO(b'{"reply": "Hallo"}\n{"reply": "Gr\xfc\xdfe"}\n')
    good, bad = read(stream, Reply(text="", source="a.jsonl"))
    assert isinstance(bad, Skipped)
    assert "not UTF-8: byte 0xfc in line 2" in bad.reason
    assert isinstance(good, Reply)


def test_the_line_says_its_context_and_the_defaults_the_rest() -> None:
    (item,) = read_lines(
        '{"reply": "Hallo", "id": 7, "situation": "complaint", "segment": "vip", "language": "de", "customer": "Wo?"}'
    )
    assert isinstance(item, Reply)
    assert msgspec.structs.replace(item, origin=None) == Reply(
        text="Hallo",
        id="7",
        source="archiv.jsonl",
        line=1,
        channel="email",
        situation="complaint",
        segment="vip",
        language="de",
        customer="Wo?",
    )


def test_blank_lines_count_as_lines_and_unknown_columns_are_let_be() -> None:
    (item,) = read_lines("", '{"text": "Hallo", "agent": "Jana"}', "")
    assert isinstance(item, Reply)
    assert item.line == 2


@pytest.mark.parametrize("ascii_only", [True, False])
@given(text=st.text(min_size=1, max_size=30).filter(str.strip))
def test_every_code_point_has_its_column_in_the_line(ascii_only: bool, text: str) -> None:
    line = json.dumps({"id": "a", "customer": text, "reply": text}, ensure_ascii=ascii_only)
    (item,) = read_lines(line)
    assert isinstance(item, Reply)
    assert item.origin is not None
    for offset, char in enumerate(text):
        first, last = item.origin.span(offset, offset + 1)
        assert json.loads(f'"{line[first:last]}"') == char
    end = item.origin.places(len(text), len(text))[1]
    assert line[end - 1] == '"'


def test_an_edit_counts_from_the_begin_of_the_file() -> None:
    lines = ('\ufeff{"reply": "Größe"}', "", "no JSON: ü", '{"id": 1, "reply": "Gr\\u00fc\\u00dfe \\"Jana\\""}')
    *_, item = read_lines(*lines)
    assert isinstance(item, Reply)
    assert item.origin is not None
    edit = item.origin.edit(0, 5, 'Viele "Grüße"')
    assert edit is not None
    whole = "\n".join(lines).removeprefix("\ufeff")
    changed = whole[: edit.start] + edit.text + whole[edit.end :]
    assert changed.splitlines()[-1] == '{"id": 1, "reply": "Viele \\"Gr\\u00fc\\u00dfe\\" \\"Jana\\""}'


def test_a_key_in_disguise_has_no_places() -> None:
    (item,) = read_lines('{"\\u0072eply": "Hallo"}')
    assert isinstance(item, Reply)
    assert (item.text, item.origin) == ("Hallo", None)


def test_fields_may_have_other_names() -> None:
    line = '{"nr": 3, "antwort": "Hallo", "kanal": "chat", "reply": "du", "chanel": 1}'
    names = {"text": "antwort", "id": "nr", "channel": "kanal"}
    (item,) = read(io.BytesIO(line.encode()), Reply(text=""), names)
    assert isinstance(item, Reply)
    assert (item.text, item.id, item.channel) == ("Hallo", "3", "chat")
    assert item.origin is not None
    assert item.origin.places(0, 5) == (1, 23, 1, 28)
    (skipped,) = read(io.BytesIO(b'{"text": "a"}'), Reply(text=""), names)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "no text: give it as 'antwort'"
