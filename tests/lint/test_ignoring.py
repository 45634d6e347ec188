from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.lint.ignoring import Ignoring


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "in" / "deep").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(
    ("patterns", "path", "ignored"),
    [
        ("", "a.md", False),
        ("b.md", "a.md", False),
        ("a.md", "a.md", True),
        ("a.md", "in/deep/a.md", True),
        ("/a.md", "in/a.md", False),
        ("*.md\n!a.md", "a.md", False),
        ("*.md\n!a.md", "b.md", True),
        ("in/", "in.md", False),
        ("# a.md", "a.md", False),
    ],
)
def test_patterns_mean_what_they_mean_to_git(patterns: str, path: str, ignored: bool, tree: Path) -> None:
    (tree / ".gitignore").write_text(patterns, encoding="utf-8")
    assert Ignoring().ignores(tree / path) is ignored
    assert not Ignoring(on=False).ignores(tree / path)


def test_the_nearest_file_has_the_last_word(tree: Path) -> None:
    (tree / ".gitignore").write_text("*.md", encoding="utf-8")
    (tree / "in" / ".gitignore").write_text("!keep.md", encoding="utf-8")
    assert not Ignoring().ignores(tree / "in" / "keep.md")
    assert Ignoring().ignores(tree / "in" / "other.md")


def test_nothing_above_the_project_counts(tree: Path, tmp_path: Path) -> None:
    inner = tree / "in"
    (inner / ".git").mkdir()
    (tree / ".gitignore").write_text("*.md", encoding="utf-8")
    assert not Ignoring().ignores(inner / "a.md")


def test_a_file_that_was_named_is_left_out_by_our_own_file_alone(tree: Path) -> None:
    (tree / ".gitignore").write_text("a.md", encoding="utf-8")
    (tree / ".tonecheckignore").write_text("b.md", encoding="utf-8")
    assert not Ignoring().ignores(tree / "a.md", named=True)
    assert Ignoring().ignores(tree / "b.md", named=True)


def test_a_folder_above_leaves_out_all_that_it_holds(tree: Path) -> None:
    (tree / ".gitignore").write_text("in/", encoding="utf-8")
    assert Ignoring().above(tree / "in" / "deep" / "a.md")
    assert not Ignoring().above(tree / "a.md")


def test_patterns_that_are_no_utf8_are_named(tree: Path) -> None:
    (tree / ".gitignore").write_bytes(b"\xff")
    with pytest.raises(TonecheckError, match=r"gitignore.*UTF-8"):
        Ignoring().ignores(tree / "a.md")
