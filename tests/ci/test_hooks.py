from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tonecheck import readers
from tonecheck.lint.discovery import TEXT_SUFFIXES, counts

ROOT = Path(__file__).parents[2]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
GUIDE = "tonecheck: 1\nname: Probe\nlanguage: de\naddress: Sie\n"


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_the_hooks_take_the_files_that_lint_takes_in_folders(hook: dict[str, str]) -> None:
    pattern = re.compile(hook["files"])
    endings = {*TEXT_SUFFIXES, *(f".{name}" for name in readers.names()), ".md", ".yml", ".htm", ".tsv", ".pot"}
    known = {ending for ending in endings if counts(f"a{ending}")}
    assert {ending for ending in known if not pattern.search(f"lib/a{ending}")} == set()
    assert {ending for ending in (".png", ".py", ".css", "") if pattern.search(f"lib/a{ending}")} == set()
    assert hook["require_serial"] is True


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a library, and `tonecheck` on the PATH."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    pytest.importorskip("pre_commit")
    program = tmp_path / "bin" / "tonecheck"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m tonecheck "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    for name, value in (
        ("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}"), ("PRE_COMMIT_HOME", str(tmp_path / "home")),
        ("GIT_AUTHOR_NAME", "x"), ("GIT_AUTHOR_EMAIL", "x@example.org"), ("GIT_COMMITTER_NAME", "x"),
        ("GIT_COMMITTER_EMAIL", "x@example.org"), ("GIT_CONFIG_GLOBAL", os.devnull),
    ):  # fmt: skip
        monkeypatch.setenv(name, value)
    hooks = tmp_path / "tonecheck"
    hooks.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
    library = tmp_path / "library"
    (library / "replies").mkdir(parents=True)
    (library / "haus.yaml").write_text(GUIDE, encoding="utf-8")
    (library / ".tonecheck.toml").write_text('guide = "haus.yaml"\n', encoding="utf-8")
    (library / "replies" / "gut.md").write_text("Guten Tag,\n\nich helfe Ihnen gern.\n", encoding="utf-8")
    (library / "replies" / "bild.png").write_bytes(b"\x89PNG")
    for folder in (hooks, library):
        git(folder, "init", "-q")
        git(folder, "add", ".")
        git(folder, "commit", "-qm", "x")
    return library


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def tried(
    repository: Path, hooks: Path | None = None, name: str = "tonecheck-system"
) -> subprocess.CompletedProcess[str]:
    source = str(hooks or repository.parent / "tonecheck")
    command = [sys.executable, "-m", "pre_commit", "try-repo", source, name]
    return subprocess.run([*command, "--all-files"], cwd=repository, capture_output=True, text=True, check=False)


def test_pre_commit_runs_the_hook(repository: Path) -> None:
    done = tried(repository)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout
    (repository / "replies" / "schlecht.md").write_text(
        "Guten Tag,\n\nich helfe dir. Rufen Sie an.\n", encoding="utf-8"
    )
    git(repository, "add", ".")
    done = tried(repository)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "address.mixed" in done.stdout
    assert "replies/schlecht.md" in done.stdout
    assert "replies/gut.md" not in done.stdout


@pytest.fixture
def wheels() -> Path:
    """A folder with the wheels that the hook is built and run with, of those that PIP_FIND_LINKS names."""
    needed = {"setuptools", "spacy", "scikit_learn", "google_re2", "msgspec"}
    for folder in map(Path, os.environ.get("PIP_FIND_LINKS", "").split()):
        if needed <= {wheel.name.partition("-")[0] for wheel in folder.glob("*.whl")}:
            return folder
    pytest.skip("PIP_FIND_LINKS names no folder with the wheels that tonecheck needs")


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="pre-commit installs from a repository")
def test_pre_commit_installs_the_hook_without_a_network(
    repository: Path, wheels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("PIP_NO_INDEX", "1"), ("PIP_FIND_LINKS", str(wheels)), ("PIP_CONFIG_FILE", os.devnull)):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    (repository.parent / "bin" / "tonecheck").unlink()
    (repository / "replies" / "schlecht.md").write_text(
        "Guten Tag,\n\nich helfe dir. Rufen Sie an.\n", encoding="utf-8"
    )
    git(repository, "add", ".")
    done = tried(repository, ROOT, "tonecheck")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "replies/schlecht.md" in done.stdout
    assert "address.mixed" in done.stdout
