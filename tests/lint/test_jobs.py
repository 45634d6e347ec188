from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.lint.jobs import Job, jobs


def job(file: str, given: dict[str, str | None]) -> Job:
    return jobs([file], given)[0]


SETTINGS = """\
guide = "haus.yaml"
channel = "email"
[[paths]]
match = ["chat/**", "*.chat.txt"]
channel = "chat"
language = "de"
[[paths]]
match = ["chat/storno.txt"]
situation = "cancellation"
guide = "luxury-de"
reader = "jsonl"
fields = {text = "$.body"}
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".tonecheck.toml").write_text(SETTINGS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("a.txt", {"channel": "email", "reader": "text", "language": None, "situation": None}),
        ("x.chat.txt", {"channel": "chat", "language": "de"}),
        ("chat/a.txt", {"channel": "chat", "language": "de", "guide": "haus.yaml"}),
        ("chat/storno.txt", {"channel": "chat", "situation": "cancellation", "guide": "luxury-de", "reader": "jsonl"}),
        ("chat/storno.txt", {"fields": {"text": "$.body"}}),
        ("a.ndjson", {"reader": "jsonl"}),
    ],
)
def test_what_holds_for_a_file(file: str, expected: dict[str, object], house: Path) -> None:
    made = job(file, {})
    found = {key: getattr(made, key) for key in expected}
    if found.get("guide", "").endswith("haus.yaml"):  # type: ignore[union-attr]
        assert made.guide == str(house / "haus.yaml")
        found["guide"] = "haus.yaml"
    assert found == expected


def test_what_is_given_wins(house: Path) -> None:
    made = job("chat/a.txt", {"channel": "sms", "guide": "wow-de", "language": None, "reader": "text"})
    assert (made.channel, made.guide, made.language, made.reader) == ("sms", "wow-de", "de", "text")


def test_standard_input_goes_by_its_name(house: Path) -> None:
    made = jobs(["-"], {}, "chat/b.txt")[0]
    assert (made.path, made.source, made.channel) == ("-", "chat/b.txt", "chat")


def test_a_file_without_a_guide_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(TonecheckError, match=r"a\.txt: no style guide.*everyday-de"):
        job(str(tmp_path / "a.txt"), {})


def test_a_reader_that_is_none_is_named_with_those_there_are(house: Path) -> None:
    with pytest.raises(TonecheckError, match=r"a\.txt: no reader is called 'pdf'.*jsonl"):
        job("a.txt", {"reader": "pdf"})
