from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.errors import TonecheckError
from tonecheck.serve.lsp.extraction import format_of, passages

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))
FORMATS = ("text", "markdown", "html", "yaml", "eml")


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("a.md", "plaintext", "markdown"),
        ("a.HTM", None, "html"),
        ("a.yml", None, "yaml"),
        ("a.eml", None, "eml"),
        ("a.txt", None, "text"),
        ("a.py", "python", None),
        ("a", None, None),
        ("Untitled-1", "markdown", "markdown"),
        ("Untitled-1", "plaintext", "text"),
    ],
)
def test_the_format_is_that_of_the_ending_else_of_the_language(
    name: str, language: str | None, expected: str | None
) -> None:
    assert format_of(name, language) == expected


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_only_texts_for_customers_are_taken_out(case: dict[str, Any]) -> None:
    found = [passage.text.strip() for passage in passages(case["format"], case["source"])]
    assert found == case["texts"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_character_stands_where_the_source_has_it(case: dict[str, Any]) -> None:
    for passage in passages(case["format"], case["source"]):
        last = 0
        for char, start, end in zip(passage.text, passage.origin.starts, passage.origin.ends, strict=True):
            assert last <= start <= end
            last = end
            written = case["source"][start:end]
            assert written == char or char in "\n " or _meant(written, case["format"]) == char, (char, written)


def _meant(written: str, format_: str) -> str:
    """What an escape means."""
    if format_ == "eml" and written.startswith("="):
        return bytes.fromhex(written.replace("=", "")).decode()
    if written.startswith("\\u"):
        return chr(int(written[2:], 16))
    return html.unescape(written.removeprefix("\\")) if written != "''" else "'"


@pytest.mark.parametrize("source", ["a: [", "a: b: c", "\t- x", "a: 'x", "text: \x07", "? [a]\n: *x"])
def test_what_is_no_yaml_says_so(source: str) -> None:
    with pytest.raises(TonecheckError, match="not readable as YAML"):
        list(passages("yaml", source))


def test_a_mail_without_a_text_says_so() -> None:
    with pytest.raises(TonecheckError, match="the mail has no text"):
        list(passages("eml", "Content-Type: image/png\n\nx\n"))


def test_keys_beside_a_text_are_its_context() -> None:
    source = "- {id: a, channel: chat, situation: complaint, language: de, reply: Hallo}\n- {language: fr, en: Hello}\n"
    first, second = (passage.context for passage in passages("yaml", source))
    assert (first.channel, first.situation, first.language) == ("chat", "complaint", "de")
    assert second.language == "en"


MAIL = (
    *(
        "Content-Type: multipart/mixed; boundary=",
        "Content-Type: text/plain; charset=nosuch\n",
        "Subject: ",
        "text/html",
    ),
    *("Content-Transfer-Encoding: quoted-printable\n", '"x', "x", "--", "--x\n", "\n", "\r\n", "=C3=BC", "=C3", "=\n"),
    *("=?utf-8?q?x?=", "<p>", ":", ";", " ", "Ü"),
)


@given(st.lists(st.sampled_from(MAIL), max_size=20).map("".join))
def test_whatever_a_mail_is_it_is_read_or_refused(source: str) -> None:
    try:
        found = list(passages("eml", source))
    except TonecheckError:
        return
    for passage in found:
        assert list(passage.origin.starts) == sorted(passage.origin.starts)
        assert all(end <= len(source) for end in passage.origin.ends)


@given(
    st.text(alphabet="aü😀 \r\n\t#*_`[]()<>!&;:-=|'\"\\/\x00\u2028bpd", max_size=60),
    st.sampled_from(FORMATS),
)
def test_whatever_it_is_it_is_read_or_refused(source: str, format_: str) -> None:
    try:
        found = list(passages(format_, source))
    except TonecheckError:
        return
    for passage in found:
        assert len(passage.text) == len(passage.origin.starts) == len(passage.origin.ends)
        assert all(
            0 <= start <= end <= len(source)
            for start, end in zip(passage.origin.starts, passage.origin.ends, strict=True)
        )
        assert list(passage.origin.starts) == sorted(passage.origin.starts)
