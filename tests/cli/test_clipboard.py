"""`check --clipboard`, with tools that are real programs."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

GUIDE = "tonecheck: 1\nname: Probe\nlanguage: de\nterms: [{use: E-Mail, not: [Mail]}]\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a guide, and a PATH with nothing but cat and sh in it."""
    (tmp_path / "tonecheck.yaml").write_text(GUIDE, encoding="utf-8")
    (tmp_path / "bin").mkdir()
    for name in ("cat", "sh", "sleep"):
        (tmp_path / "bin" / name).symlink_to(str(shutil.which(name)))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def tool(desk: Path, name: str, script: str) -> None:
    path = desk / "bin" / name
    path.write_text(f"#!{desk}/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def test_without_a_tool_the_remedy_is_said(desk: Path, tonecheck: Run) -> None:
    status, out, err = tonecheck("check", "--clipboard")
    assert (status, out) == (2, "")
    assert "there is none of wl-clipboard, xclip, xsel" in err
    assert "Install wl-clipboard (Wayland), xclip or xsel" in err


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("echo no display >&2; exit 1", "xclip: no display"),
        ("exit 3", "xclip: exit status 3"),
        ("echo", "the clipboard has no text"),
        ("exec 1>&-; echo Mail", "xclip"),
    ],
)
def test_a_tool_that_gives_nothing_is_named(desk: Path, tonecheck: Run, script: str, words: str) -> None:
    tool(desk, "xclip", script)
    status, _, err = tonecheck("check", "--clipboard")
    assert (status, words in err, "Traceback" in err) == (2, True, False), err


@pytest.mark.parametrize("arguments", [("a.txt",), ("--text", "x")])
def test_it_is_the_only_reply(desk: Path, tonecheck: Run, arguments: tuple[str, ...]) -> None:
    status, _, err = tonecheck("check", "--clipboard", *arguments)
    assert (status, "--clipboard is the reply" in err) == (2, True)


def test_the_clipboard_is_checked(desk: Path, tonecheck: Run) -> None:
    tool(desk, "wl-paste", "exit 1")
    tool(desk, "xsel", f'[ "$2" = --output ] && cat {desk}/board')
    (desk / "board").write_text("Größe: Ihre Mail ist da.", encoding="utf-8")
    status, out, _ = tonecheck("check", "--clipboard", "--format", "json")
    assert (status, '"source":"--clipboard"' in out.replace(" ", ""), "terms.replaced" in out) == (0, True, True)


def test_with_fix_it_is_put_back(desk: Path, tonecheck: Run) -> None:
    board = desk / "board"
    tool(desk, "xclip", f'if [ "$3" = -o ]; then cat {board}; else cat > {board}; sleep 60 & fi')
    board.write_bytes("Größe 😀: Ihre Mail ist da.\r\n".encode())
    status, out, err = tonecheck("check", "--clipboard", "--fix")
    assert board.read_bytes() == "Größe 😀: Ihre E-Mail ist da.\r\n".encode()
    assert (status, "1 fixed" in err or "1 berichtigt" in err, "Probe" in out) == (0, True, True)
