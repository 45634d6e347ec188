from __future__ import annotations

import csv
import html
import io
import json
import quopri
import re
from collections.abc import Callable

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tonecheck import Checker, readers
from tonecheck.escapes import ESCAPES
from tonecheck.reply import Reply, Skipped


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.txt", "text"),
        ("a.jsonl", "jsonl"),
        ("a.NDJSON", "jsonl"),
        ("entwurf", "text"),
        ("a.unknown", "text"),
        ("-", "text"),
        ("a.md", "markdown"),
        ("a.HTM", "html"),
        ("a.yml", "yaml"),
        ("a.tsv", "csv"),
        ("a.pot", "po"),
        ("a.liquid", "text"),
        ("a.html.twig", "html"),
        ("a.txt.j2", "text"),
        ("a.yaml.erb", "yaml"),
    ],
)
def test_the_ending_tells_the_format(path: str, name: str) -> None:
    assert readers.format_of(path) == name


@pytest.mark.parametrize(
    ("path", "head", "name"),
    [
        ("a.html.twig", b"{{ name }},\n\nthank you, 5 < 7.", "text"),
        ("a.html.twig", b"{{ name|replace({'<p>': '<br>', '</p>': '<br>'}) }},\n\nthank you.", "text"),
        ("a.html.twig", b"Hello,\n\nthank you,<br>\nuntil then\n\nJana", "text"),
        ("a.html.twig", b"{{ name }},<br>\nthank you", "html"),
        ("a.html.twig", b"{% set a = 1 %}\n<p>{{ name }},<br>\nthank\nyou\nand\nbye", "html"),
        ("a.twig", b"<div>{{ name }}</div>", "html"),
        ("a.html", b"thank you", "html"),
        ("a.txt", b"<p>a</p>", "text"),
    ],
)
def test_a_template_is_a_page_where_it_begins_like_one(path: str, head: bytes, name: str) -> None:
    assert readers.format_of(path, head) == name


def test_every_reader_can_be_loaded() -> None:
    assert {"jsonl", "text", "markdown", "html", "yaml", "json", "csv", "xlsx", "eml", "po", "xml"} == set(
        readers.names()
    )
    assert all(callable(readers.load(name)) for name in readers.names())


def _json(text: str) -> str:
    return json.dumps([{"id": 1, "text": text}], ensure_ascii=False)


def _json_ascii(text: str) -> str:
    return json.dumps({"a": {"body": text}}, indent=1)


def _yaml(text: str) -> str:
    return yaml.safe_dump({"a": [{"text": text}]}, allow_unicode=True, width=20)


def _yaml_double(text: str) -> str:
    return yaml.safe_dump({"text": text}, default_style='"', width=30)


def _yaml_single(text: str) -> str:
    return yaml.safe_dump({"text": text}, default_style="'", allow_unicode=True)


def _yaml_block(text: str) -> str:
    return yaml.safe_dump({"a": {"text": text}}, default_style="|", allow_unicode=True)


def _csv(text: str) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerows([["id", "text"], ["1", text]])
    return stream.getvalue()


def _tsv(text: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter="\t", quoting=csv.QUOTE_ALL).writerows([["text", "id"], [text, "1"]])
    return stream.getvalue()


def _xml(text: str) -> str:
    return f"<all><one name='x'><text>{html.escape(text)}</text></one></all>"


def _cdata(text: str) -> str:
    return f"<all><text><![CDATA[{text}]]></text></all>"


def _po(text: str) -> str:
    lines = [ESCAPES["po"](line) for line in text.splitlines(keepends=True)]
    return 'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "a"\nmsgstr ""\n' + "".join(f'"{line}"\n' for line in lines)


def _html(text: str) -> str:
    return f"<html><body><p class='x'>{html.escape(text).replace(chr(10), '<br>')}</p></body></html>"


def _quoted_printable(text: str) -> str:
    body = quopri.encodestring(text.encode()).decode()
    return f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{body}"


WRAPPED = (
    ("json", _json),
    ("json", _json_ascii),
    ("yaml", _yaml),
    ("yaml", _yaml_double),
    ("yaml", _yaml_single),
    ("yaml", _yaml_block),
    ("csv", _csv),
    ("csv", _tsv),
    ("xml", _xml),
    ("xml", _cdata),
    ("po", _po),
    ("html", _html),
    ("eml", _quoted_printable),
)
WORDS = st.text(alphabet="kzüß😀 \n.,;:'\"\\#&<>-={}|%*!?", min_size=1, max_size=40)


def read_all(name: str, data: bytes, **fields: str) -> list[Reply | Skipped]:
    return list(readers.load(name)(io.BytesIO(data), Reply(text="", source="a"), fields))


@pytest.mark.parametrize(("name", "wrap"), WRAPPED, ids=lambda one: one if isinstance(one, str) else one.__name__)
@given(text=WORDS.map(lambda text: f"x{' '.join(text.split(' '))}y"))
def test_a_text_comes_out_as_it_went_in_and_knows_its_places(name: str, wrap: Callable[[str], str], text: str) -> None:
    source = wrap(text)
    (reply,) = read_all(name, source.encode())
    assert isinstance(reply, Reply)
    assert reply.text.strip() == (_seen(text) if name == "html" else text)
    assert reply.origin is not None
    for word in re.finditer(r"[kz]+", reply.text):
        first, last = reply.origin.span(*word.span())
        assert source[first:last] == word.group()
    line, column, *_ = reply.origin.places(*_span_of(reply.text, "x"))
    assert re.split(r"\r\n|\r|\n", source)[line - 1][column - 1] == "x"


def _seen(text: str) -> str:
    """As a browser shows it: blanks are one, and none at the ends of lines."""
    return "\n".join(re.sub(" +", " ", line).strip() for line in text.split("\n")).strip()


def _span_of(text: str, word: str) -> tuple[int, int]:
    start = text.index(word)
    return start, start + len(word)


@pytest.mark.parametrize(("name", "wrap"), WRAPPED, ids=lambda one: one if isinstance(one, str) else one.__name__)
@given(text=WORDS.map(lambda text: f"x{text}y"), after=WORDS.map(lambda text: f"v{text}w"))
def test_an_edit_leads_to_what_was_wanted_or_is_refused(
    name: str, wrap: Callable[[str], str], text: str, after: str
) -> None:
    source = wrap(text)
    (reply,) = read_all(name, source.encode())
    assert isinstance(reply, Reply)
    assert reply.origin is not None
    edit = reply.origin.edit(*_span_of(reply.text, "x"), after)
    if edit is None:
        return
    (again,) = read_all(name, (source[: edit.start] + edit.text + source[edit.end :]).encode())
    assert isinstance(again, Reply)
    wanted = reply.text.replace("x", after, 1)
    assert (_seen(again.text) if name == "html" else again.text) == (_seen(wanted) if name == "html" else wanted)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker("everyday-de", ui="de")


SENTENCES = (
    "Guten Tag Frau Bär,",
    "Hätten Sie die Anleitung gelesen, wäre das nicht passiert.",
    'Wir melden uns zeitnah bei Ihnen; "Größe" & Farbe stimmen.',
    "Kannst du mir die Nummer senden?",
    "Viele Grüße",
    "Jana Brandt",
)


@pytest.mark.parametrize(("name", "wrap"), WRAPPED, ids=lambda one: one if isinstance(one, str) else one.__name__)
@settings(max_examples=6)
@given(sentences=st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=6, unique=True))
def test_the_same_is_found_in_every_format(
    checker: Checker, name: str, wrap: Callable[[str], str], sentences: list[str]
) -> None:
    text = "\n".join(sentences)
    source = wrap(text)
    (reply,) = read_all(name, source.encode(), language="language")
    assert isinstance(reply, Reply)
    reply = msgspec.structs.replace(reply, language="de", text=reply.text.removesuffix("\n"))
    plain = checker.check(Reply(text=text, language="de"))
    wrapped = checker.check(reply)
    assert [(one.rule, one.start, one.text) for one in wrapped.findings] == [
        (one.rule, one.start, one.text) for one in plain.findings
    ]
    lines = re.split(r"\r\n|\r|\n", source)
    for one in wrapped.findings:
        first = re.match(r"[A-Za-z]+", one.text)
        if first:
            assert lines[one.line - 1][one.column - 1 :].startswith(first.group())


@pytest.mark.parametrize("name", sorted(readers.names()))
@given(data=st.one_of(st.binary(max_size=200), st.text(max_size=80).map(str.encode)))
def test_no_bytes_give_a_traceback(name: str, data: bytes) -> None:
    for item in read_all(name, data):
        assert isinstance(item, Reply | Skipped)


@pytest.mark.parametrize(("name", "wrap"), WRAPPED, ids=lambda one: one if isinstance(one, str) else one.__name__)
@given(
    text=WORDS, at=st.integers(0, 400), put=st.sampled_from(["", '"', "\n", "<", "&", "\\", "]", "}", "\0", "=", "- "])
)
def test_a_damaged_file_gives_no_traceback(name: str, wrap: Callable[[str], str], text: str, at: int, put: str) -> None:
    source = wrap(text)
    at %= len(source)
    for item in read_all(name, (source[:at] + put + source[at + 1 :]).encode()):
        assert isinstance(item, Reply | Skipped)
        if isinstance(item, Reply) and item.origin is not None:
            assert len(item.text) == len(item.origin.starts) == len(item.origin.ends)
