"""The texts that a command is given."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tonecheck.cli._sources import Request, read_all, read_customer, require_some
from tonecheck.errors import TonecheckError
from tonecheck.reply import Reply, Skipped

DEFAULTS = Reply(text="", channel="chat", situation="praise")


def request(**fields: object) -> Request:
    return Request(defaults=DEFAULTS, **fields)  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes("\ufeffGrüße\r\n".encode())
    (tmp_path / "b.jsonl").write_text('{"reply": "eins"}\n{"reply": "zwei", "channel": "sms"}\n')
    (tmp_path / "latin.txt").write_bytes("Grüße".encode("latin-1"))
    stdin = io.TextIOWrapper(io.BytesIO(b'{"reply": "drei"}\n'), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    return tmp_path


def texts(**fields: object) -> list[tuple[str | None, str]]:
    return [
        (one.source, one.text if isinstance(one, Reply) else type(one).__name__) for one in read_all(request(**fields))
    ]


def test_nothing_is_nothing(folder: Path) -> None:
    assert texts() == []


@pytest.mark.parametrize("path", ["missing.txt", "."])
def test_what_cannot_be_opened_is_skipped_with_the_reason(path: str, folder: Path) -> None:
    (skipped,) = read_all(request(paths=(path,)))
    assert isinstance(skipped, Skipped)
    assert skipped.source == path
    assert skipped.reason


def test_what_is_no_text_is_skipped_and_the_next_file_read(folder: Path) -> None:
    assert texts(paths=("latin.txt", "a.txt")) == [("latin.txt", "Skipped"), ("a.txt", "Grüße\r\n")]


def test_files_text_and_standard_input(folder: Path) -> None:
    assert texts(text="Hallo", paths=("a.txt", "b.jsonl")) == [
        ("--text", "Hallo"),
        ("a.txt", "Grüße\r\n"),
        ("b.jsonl", "eins"),
        ("b.jsonl", "zwei"),
    ]
    assert texts(paths=("-",), input_format="jsonl") == [("-", "drei")]


def test_a_name_for_standard_input_tells_its_format(folder: Path) -> None:
    assert texts(paths=("-",), stdin_filename="x/y.jsonl") == [("x/y.jsonl", "drei")]


def test_every_reply_has_the_context_that_was_given_unless_it_has_its_own(folder: Path) -> None:
    replies = [one for one in read_all(request(paths=("a.txt", "b.jsonl"))) if isinstance(one, Reply)]
    assert [(one.channel, one.situation) for one in replies] == [
        ("chat", "praise"),
        ("chat", "praise"),
        ("sms", "praise"),
    ]


@pytest.mark.parametrize(
    ("fields", "folder"),
    [
        ({}, "."),
        ({"paths": ("-",)}, "."),
        ({"paths": ("-",), "stdin_filename": "drafts/a.txt"}, "drafts"),
        ({"paths": ("-", "drafts/a.txt")}, "drafts"),
        ({"paths": ("a/b.txt", "c/d.txt")}, "a"),
    ],
)
def test_settings_are_looked_for_beside_the_first_file(fields: dict[str, object], folder: str) -> None:
    assert request(**fields).folder == Path(folder)


def test_the_customers_message(folder: Path) -> None:
    assert read_customer(None) is None
    assert read_customer("a.txt") == "Grüße\r\n"
    for path in ("missing.txt", "latin.txt", "."):
        with pytest.raises(TonecheckError) as caught:
            read_customer(path)
        assert caught.value.place == path


def test_something_must_be_given() -> None:
    with pytest.raises(TonecheckError, match="nothing to check"):
        require_some((), None)
    require_some((), "")
    require_some(("a.txt",), None)


def test_other_formats_are_read_by_ending_and_a_template_by_its_text_too(folder: Path) -> None:
    (folder / "a.md").write_text("---\nchannel: email\n---\nHallo **Sie**\n")
    (folder / "a.html.twig").write_text("{% set a = 1 %}<p>Hallo <b>Sie</b></p>")
    (folder / "b.html.twig").write_text("Hallo {{ name }},\n\n3 < 5\n")
    (folder / "a.yaml").write_text("x: {de: Hallo, en: Hello}\n")
    found = list(read_all(request(paths=("a.md", "a.html.twig", "b.html.twig", "a.yaml"))))
    assert all(isinstance(one, Reply) for one in found)
    replies = [one for one in found if isinstance(one, Reply)]
    assert [one.text for one in replies] == [
        "Hallo Sie",
        "{% set a = 1 %}\n\nHallo Sie",
        "Hallo {{ name }},\n\n3 < 5\n",
        "Hallo",
        "Hello",
    ]
    assert [one.channel for one in replies] == ["email", *["chat"] * 4]
    assert [one.language for one in replies[3:]] == ["de", "en"]
