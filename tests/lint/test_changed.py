from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.lint.changed import changed_files, is_commit, only_changed

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    for name in ("same.txt", "edited.txt", "gone.txt", "mit Umlaut ä.txt"):
        (tmp_path / name).write_text("eins", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(files: frozenset[Path]) -> set[str]:
    return {file.name for file in files}


def test_nothing_has_changed_at_first(repository: Path) -> None:
    assert changed_files("HEAD") == frozenset()


def test_edited_staged_and_new_files_have_changed_and_removed_ones_are_no_files(repository: Path) -> None:
    (repository / ".gitignore").write_text("out/\n", encoding="utf-8")
    (repository / "out").mkdir()
    (repository / "out" / "x.txt").write_text("x", encoding="utf-8")
    (repository / "edited.txt").write_text("zwei", encoding="utf-8")
    (repository / "mit Umlaut ä.txt").write_text("zwei", encoding="utf-8")
    (repository / "new.txt").write_text("zwei", encoding="utf-8")
    git(repository, "add", "edited.txt")
    (repository / "gone.txt").unlink()
    assert names(changed_files("HEAD")) == {".gitignore", "edited.txt", "mit Umlaut ä.txt", "new.txt"}


def test_a_branch_is_compared_with_where_it_left(repository: Path) -> None:
    git(repository, "switch", "-qc", "topic")
    (repository / "edited.txt").write_text("zwei", encoding="utf-8")
    git(repository, "commit", "-qam", "topic")
    git(repository, "switch", "-q", "main")
    (repository / "same.txt").write_text("drei", encoding="utf-8")
    git(repository, "commit", "-qam", "main")
    git(repository, "switch", "-q", "topic")
    assert names(changed_files("main")) == {"edited.txt"}


def test_before_the_first_commit_every_file_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    git(tmp_path, "add", ".")
    assert names(changed_files("HEAD", tmp_path)) == {"a.txt"}


@pytest.mark.parametrize("name", ["fehlt", "--help", ""])
def test_what_is_no_commit_is_named(name: str, repository: Path) -> None:
    assert not is_commit(name)
    with pytest.raises(TonecheckError, match="no commit"):
        changed_files(name)


def test_outside_of_a_repository_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(TonecheckError, match="git repository"):
        changed_files("HEAD", tmp_path)


def test_without_git_it_is_said(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(TonecheckError, match="not installed"):
        changed_files("HEAD")


def test_only_what_has_changed_is_left_and_standard_input(repository: Path) -> None:
    assert only_changed(["a.txt", "-", "b.txt"], frozenset({(repository / "b.txt").resolve()})) == ["-", "b.txt"]
