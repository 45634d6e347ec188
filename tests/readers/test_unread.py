from __future__ import annotations

import io
import json

import pytest

from tests.readers.conftest import read
from tonecheck import readers

TEXT = "Guten Tag, Ihr Paket ist da und liegt bei uns."
OTHER = "Guten Tag, Ihr Geld ist seit heute auf Ihrem Konto."


def unread(name: str, source: str, **fields: str) -> str | None:
    return readers.unread(name, source.encode(), fields)


def macro(field: str, value: object, *others: dict[str, object]) -> dict[str, object]:
    return {"title": field, "actions": [{"field": field, "value": value}, *others]}


@pytest.mark.parametrize(
    ("name", "source", "fields"),
    [
        ("text", TEXT, {}),
        ("markdown", TEXT, {}),
        ("json", json.dumps({"a": {"text": TEXT}, "b": {"text": OTHER}}), {}),
        ("json", json.dumps({"a": {"text": TEXT, "wording": OTHER}}), {"text": "text"}),
        ("json", json.dumps({"a": {"text": TEXT, "notes": OTHER, "title": OTHER, "when": {"de": OTHER}}}), {}),
        ("json", json.dumps({"a": {"text": TEXT, "button": "Jetzt hier klicken und weiter lesen"}}), {}),
        ("json", json.dumps({"a": {"text": TEXT, "url": "https://a.example/?a.b, c. d. e. f. g"}}), {}),
        ("json", json.dumps({"a": {"body_text": TEXT, "body_html": f"<p>{TEXT}</p>"}}), {}),
        ("json", json.dumps({"a": {"text": TEXT, "shown": f"<p>{TEXT}</p>"}}), {}),
        ("json", json.dumps({"name": "a", "body": TEXT, "body_text": TEXT, "x": 1}), {}),
        ("json", json.dumps([macro("comment_value", TEXT), macro("set_tags", "a b c d e f g")]), {}),
        ("json", json.dumps([macro("comment_value", TEXT),
                             macro("comment_value", OTHER, {"field": "comment_mode_is_public", "value": "false"})]), {}),
        ("json", json.dumps([{"name": "a", "actions": [
            {"name": "setResponseText", "arguments": {"body_text": TEXT}},
            {"name": "addInternalNote", "arguments": {"body_text": OTHER}}]}]), {}),
        ("json", json.dumps({"wording": OTHER}), {}),
        ("json", "{", {}),
        ("csv", f'name,text,notes\na,"{TEXT}","{OTHER}"', {}),
    ],
)  # fmt: skip
def test_nothing_is_passed_over(name: str, source: str, fields: dict[str, str]) -> None:
    assert unread(name, source, **fields) is None


@pytest.mark.parametrize(
    ("name", "source", "said"),
    [
        (
            "yaml",
            f"a: {{text: '{TEXT}'}}\nb: {{wording: '{OTHER}'}}\nc: {{wording: '{OTHER} Ja.'}}\n",
            "'wording' (2 ×: 2, 3). Where they are replies, say so in .tonecheck.toml with "
            'fields = {text = "text, wording"}',
        ),
        ("yaml", f"a: {{text: '{TEXT}'}}\nb: ['{OTHER}']\n", '\'b\' (1 ×: 2). Where they are replies, say so in .tonecheck.toml with fields = {text = "text, b[*]"}'),
        ("json", json.dumps([macro("comment_value", TEXT), macro("comment_text", OTHER)]), "'comment_text' (1 ×: 1). Where they are replies, say so in .tonecheck.toml with the field 'text'"),
        ("csv", f'name,text,wording\na,"{TEXT}",\nb,,"{OTHER}"', "'wording' (1 ×: 3)"),
        ("xml", f"<r><m><text>{TEXT}</text></m>\n<m><wording>{OTHER}</wording></m></r>", "'wording' (1 ×: 2)"),
    ],
)  # fmt: skip
def test_what_is_passed_over_is_said_with_its_remedy(name: str, source: str, said: str) -> None:
    told = unread(name, source)
    assert told is not None
    assert told.startswith("texts under keys that are not known, each with its lines: ")
    assert said in told


def test_the_fields_that_are_said_read_all_of_it() -> None:
    source = f"a: {{text: '{TEXT}'}}\nb: {{wording: '{OTHER}'}}\nc: ['{OTHER} Ja.']\n'd.e': '{OTHER} Nein.'\n"
    told = unread("yaml", source)
    assert told is not None
    text = told.partition('text = "')[2].partition('"')[0]
    assert len(read("yaml", source)) == 1
    assert len(read("yaml", source, text=text)) == 4
    assert unread("yaml", source, text=text) is None


def test_many_keys_and_lines_are_not_all_named() -> None:
    source = f"a: {{text: '{TEXT}'}}\n" + "".join(f"k{n}: '{OTHER} {n}.'\n" for n in range(9))
    told = unread("yaml", source)
    assert told is not None
    assert "'k4'" in told
    assert "'k5'" not in told.partition(". Where")[0]
    rows = "".join(f"- {{wording: '{OTHER} {n}.'}}\n" for n in range(9))
    assert "'wording' (9 ×: 2, 3, 4, 5, 6, …)" in (unread("yaml", f"- {{text: '{TEXT}'}}\n{rows}") or "")


def test_of_workbooks_too() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (("name", "text", "wording"), ("a", TEXT, None), ("b", None, OTHER)):
        book.active.append(row)
    book.create_sheet("leer").append(("x", "y"))
    stream = io.BytesIO()
    book.save(stream)
    assert "'wording' (1 ×: 3)" in (readers.unread("xlsx", stream.getvalue(), {}) or "")
