from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.cli._folders import read_folders
from tonecheck.cli._sources import Request
from tonecheck.reply import Reply, Skipped


def sources(*paths: str, **more: str) -> list[str | None]:
    return [item.source for item in read_folders(Request(paths=paths, defaults=Reply(text=""), **more))]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "gut" / "b").mkdir(parents=True)
    for name in ("gut/b/2.txt", "gut/10.txt", "gut/a.txt", "gut/.hidden", "x.txt"):
        (tmp_path / name).write_text("Hallo Lena, dein Paket ist da.", encoding="utf-8")
    (tmp_path / "gut" / ".git").mkdir()
    (tmp_path / "gut" / ".git" / "c.txt").write_text("x", encoding="utf-8")
    (tmp_path / "y.jsonl").write_text('{"text": "Ja."}\n\n{"text": "Nein."}\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_empty_folder_has_no_reply(folder: Path) -> None:
    (folder / "leer").mkdir()
    assert sources("leer") == []


def test_a_missing_path_is_skipped_with_its_reason(folder: Path) -> None:
    (item,) = read_folders(Request(paths=("fehlt",), defaults=Reply(text="")))
    assert isinstance(item, Skipped)
    assert item.source == "fehlt"


def test_files_come_in_one_order_without_hidden_ones(folder: Path) -> None:
    assert sources("gut") == ["gut/10.txt", "gut/a.txt", "gut/b/2.txt"]


def test_the_folder_has_its_own_name_however_it_is_given(folder: Path) -> None:
    assert sources(str(folder / "gut") + "/") == sources("gut")
    assert sources("gut/../gut") == sources("gut")


def test_lines_of_a_file_are_told_apart(folder: Path) -> None:
    assert sources("y.jsonl", "x.txt") == ["y.jsonl:1", "y.jsonl:3", "x.txt"]


def test_what_cannot_be_read_has_the_shown_name(folder: Path) -> None:
    (folder / "gut" / "z.bin").write_bytes(b"\0")
    items = list(read_folders(Request(paths=(str(folder / "gut"),), defaults=Reply(text=""))))
    assert [item.source for item in items if isinstance(item, Skipped)] == ["gut/z.bin"]
