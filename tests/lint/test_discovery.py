from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.lint.discovery import discover
from tonecheck.lint.ignoring import Ignoring


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    for name in ("b.txt", "a.txt", "in/c.txt", "in/d.jsonl", "in/e.png", "in/.hidden.txt", ".dark/f.txt", "g[1].txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("Hallo", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("paths", [("fehlt.txt",), ("a.txt", "fehlt"), ("*.nichts",), ("fehlt/**/*.txt",)])
def test_what_is_not_there_is_named(paths: tuple[str, ...], tree: Path) -> None:
    with pytest.raises(TonecheckError, match=r"nothing is there") as error:
        discover(paths, Ignoring())
    assert paths[-1] in str(error.value)


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        ((), ["a.txt", "b.txt", "g[1].txt", "in/c.txt", "in/d.jsonl"]),
        (("in",), ["in/c.txt", "in/d.jsonl"]),
        (("b.txt", "a.txt"), ["b.txt", "a.txt"]),
        (("b.txt", "."), ["b.txt", "a.txt", "g[1].txt", "in/c.txt", "in/d.jsonl"]),
        (("in", "./in/c.txt"), ["in/c.txt", "in/d.jsonl"]),
        (("**/*.txt",), ["a.txt", "b.txt", "g[1].txt", "in/c.txt"]),
        (("g[1].txt",), ["g[1].txt"]),
        (("in/e.png",), ["in/e.png"]),
        (("-", "a.txt"), ["-", "a.txt"]),
    ],
)
def test_files_come_once_and_in_order(paths: tuple[str, ...], files: list[str], tree: Path) -> None:
    assert discover(paths, Ignoring()).files == files


def test_what_is_left_out_is_counted(tree: Path) -> None:
    (tree / ".gitignore").write_text("a.txt\n", encoding="utf-8")
    found = discover((), Ignoring())
    assert "a.txt" not in found.files
    assert found.ignored == 1
    assert found.other_kinds == {".png": 1}


def test_an_ignored_folder_is_not_entered_and_one_given_is_not_taken(tree: Path) -> None:
    (tree / ".gitignore").write_text("in/\n", encoding="utf-8")
    assert discover((), Ignoring()).files == ["a.txt", "b.txt", "g[1].txt"]
    assert discover(("in",), Ignoring()).files == []
    assert discover(("in",), Ignoring(on=False)).files == ["in/c.txt", "in/d.jsonl"]


def test_a_link_out_of_the_folder_is_left_alone(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "x.txt"
    outside.write_text("Hallo", encoding="utf-8")
    (tree / "in" / "link.txt").symlink_to(outside)
    (tree / "in" / "loop").symlink_to(tree)
    assert discover(("in",), Ignoring()).files == ["in/c.txt", "in/d.jsonl"]


def test_endings_that_are_wanted_count_in_folders(tree: Path) -> None:
    assert "in/e.png" in discover((), Ignoring(), wanted=(".png",)).files
