from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol.types import DiagnosticSeverity, MarkupContent, Position

from tonecheck.serve.lsp import guide_files
from tonecheck.serve.lsp.documents import Document


def document(text: str, path: Path = Path("/nowhere/tonecheck.yaml")) -> Document:
    return Document(uri=path.as_uri(), version=1, language="yaml", text=text)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("tonecheck.yaml", "", True),
        ("house.yaml", "# ours\ntonecheck: 1\n", True),
        ("house.yaml", "# yaml-language-server: $schema=./styleguide-1.schema.json\n", True),
        ("library.yaml", "reply: tonecheck\n", False),
        ("library.yaml", "a:\n  tonecheck: 1\n", False),
        ("tonecheck.txt", "tonecheck: 1\n", False),
    ],
)
def test_a_guide_is_known_by_name_first_key_or_schema(name: str, text: str, expected: bool) -> None:
    assert guide_files.is_guide(document(text, Path("/nowhere") / name)) is expected


@pytest.mark.parametrize(
    ("text", "words", "message"),
    [
        ("tonecheck: 1\nadress: Sie\n", "adress", "Did you mean 'address'?"),
        ("tonecheck: 1\r\nname: 😀 Ü\r\ntone: {formality: [75, 45]}\r\n", "[75", "reversed range"),
        ("tonecheck: 1\nlevels: {adress.mixed: off}\n", "adress.mixed", "Did you mean 'address.mixed'?"),
        ("tonecheck: 1\nextends: everyday-dd\n", "everyday-dd", "everyday-de"),
        ("tonecheck: 1\nphrases: [{avoid: '{a|b'}]\n", "{a|b'}", "bad phrase"),
        ("tonecheck: 1\nextends: ../elsewhere.yaml\n", "../elsewhere.yaml", "outside the project"),
    ],
)
def test_a_mistake_stands_at_its_line_and_column(text: str, words: str, message: str) -> None:
    (found,) = guide_files.diagnostics(document(text), "utf-32")
    assert message in found.message
    assert found.severity == DiagnosticSeverity.Error
    lines = text.split("\n")
    start = found.range.start
    assert lines[start.line][start.character :].startswith(words)
    assert found.range.end.character > start.character


def test_a_good_guide_has_no_problem_and_a_doubtful_one_a_warning() -> None:
    assert guide_files.diagnostics(document("tonecheck: 1\nextends: base-de\n"), "utf-16") == []
    (found,) = guide_files.diagnostics(document("tonecheck: 1\ngreeting:\n"), "utf-16")
    assert found.severity == DiagnosticSeverity.Warning


def test_a_mistake_in_what_it_extends_stands_at_extends(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("tonecheck: 1\nadress: Sie\n", encoding="utf-8")
    text = "tonecheck: 1\nname: Haus\nextends: ./base.yaml\n"
    (found,) = guide_files.diagnostics(document(text, tmp_path / "own.yaml"), "utf-16")
    assert found.range.start == Position(2, 0)
    assert "base.yaml:2: unknown key 'adress'" in found.message


def test_a_circle_through_the_edited_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("tonecheck: 1\nextends: ./own.yaml\n", encoding="utf-8")
    (tmp_path / "own.yaml").write_text("tonecheck: 1\n", encoding="utf-8")
    text = "tonecheck: 1\nextends: ./base.yaml\n"
    (found,) = guide_files.diagnostics(document(text, tmp_path / "own.yaml"), "utf-16")
    assert "circle" in found.message


@pytest.mark.parametrize("text", ["", "tonecheck: 1\n: [", "\x00", "- a", "tonecheck: 1\nname: \ud800\n"])
def test_whatever_it_is_it_is_a_problem_and_no_error(text: str) -> None:
    assert guide_files.diagnostics(document(text), "utf-16")


def test_a_completion_replaces_what_is_written() -> None:
    text = "tonecheck: 1\nlevels:\n  address.mi"
    found = guide_files.completion(document(text), Position(2, 12), "utf-16")
    (item,) = [one for one in found.items if one.label == "address.mixed"]
    assert item.text_edit
    assert item.text_edit.new_text == "address.mixed: "
    assert (item.text_edit.range.start, item.text_edit.range.end) == (Position(2, 2), Position(2, 12))


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("tonecheck: 1\nscore: {critical: [attitude.blame]}\n", Position(1, 22), "**attitude.blame**"),
        ("tonecheck: 1\nchannels: {chat: {greeting: {required: true}}}\n", Position(1, 32), "**required**"),
    ],
)
def test_hover_says_what_a_key_or_a_rule_means(text: str, position: Position, expected: str) -> None:
    found = guide_files.hover(document(text), position, "utf-16", "de")
    assert found
    assert isinstance(found.contents, MarkupContent)
    assert expected in found.contents.value


def test_hover_over_a_value_says_nothing() -> None:
    assert guide_files.hover(document("tonecheck: 1\nname: Haus\n"), Position(1, 7), "utf-16") is None
