"""`check --fix` and `check --diff`."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tonecheck.cli._fixing import encoded_like

Run = Callable[..., tuple[int, str, str]]

GUIDE = "tonecheck: 1\nname: Probe\nlanguage: de\nterms: [{use: E-Mail, not: [Mail]}]\nclosing: {required: true, allowed: [Viele Grüße]}\n"
TEXT = "Guten Tag,\r\n\r\nIhre Mail ist da.\r\n\r\nJana Roth\r\n"
FIXED = TEXT.replace("Mail", "E-Mail")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tonecheck.yaml").write_text(GUIDE, encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    (tmp_path / "a.jsonl").write_text('{"text": "Ihre Mail ist da."}\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--fix", "--diff", "a.txt"), "give one of them"),
        (("--add-closing", "a.txt"), "goes with --fix or --diff"),
        (("--fix", "a.jsonl"), "--fix writes plain text only, this is jsonl. Fix it with 'tonecheck lint --fix'"),
        (("--fix", "a.txt", "a.jsonl"), "plain text only"),
        (("--fix", "-", "--input-format", "jsonl"), "plain text only"),
        (("--fix", "fehlt.txt"), "No such file"),
        (("--diff", "fehlt.txt"), "No such file"),
    ],
)
def test_mistakes_write_nothing(arguments: tuple[str, ...], words: str, house: Path, tonecheck: Run) -> None:
    status, _, err = tonecheck("check", *arguments)
    assert (status, words in err) == (2, True), err
    assert (house / "a.txt").read_bytes() == TEXT.encode()


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")],
)
def test_a_file_keeps_encoding_mark_line_ends_and_mode(mark: bytes, encoding: str, house: Path, tonecheck: Run) -> None:
    file, link = house / "a.txt", house / "link.txt"
    file.write_bytes(mark + TEXT.encode(encoding))
    file.chmod(0o640)
    link.symlink_to(file)
    status, out, err = tonecheck("check", "--fix", "link.txt")
    assert (status, "link.txt" in out) == (0, True)
    assert err == "link.txt: 1 fixed (terms.replaced)\n"
    assert file.read_bytes() == mark + FIXED.encode(encoding)
    assert (link.is_symlink(), file.stat().st_mode & 0o777) == (True, 0o640)
    assert sorted(path.name for path in house.iterdir()) == ["a.jsonl", "a.txt", "link.txt", "tonecheck.yaml"]


def test_what_is_right_is_not_written_again(house: Path, tonecheck: Run) -> None:
    (house / "a.txt").write_bytes(FIXED.encode())
    os.utime(house / "a.txt", ns=(1, 1))
    assert tonecheck("check", "--fix", "a.txt")[2] == ""
    assert (house / "a.txt").stat().st_mtime_ns == 1


def test_standard_input_comes_back_fixed(house: Path, tonecheck: Run) -> None:
    status, out, err = tonecheck("check", "--fix", "--add-closing", "-", stdin=TEXT.encode())
    assert out.encode() == FIXED.replace("Jana", "Viele Grüße\r\nJana").encode()
    assert (status, "-: 2 fixed" in err, "Probe" in err) == (0, True, True)


def test_a_text_comes_back_fixed(house: Path, tonecheck: Run) -> None:
    assert tonecheck("check", "--fix", "--text", "Ihre Mail ist da.")[1] == "Ihre E-Mail ist da.\n"


def test_the_diff_can_be_applied(house: Path, tonecheck: Run) -> None:
    status, out, err = tonecheck("check", "--diff", "a.txt")
    assert (status, "a.txt: 1 to be fixed" in err) == (1, True)
    assert (house / "a.txt").read_bytes() == TEXT.encode()
    subprocess.run(["patch", "--binary", "-p0"], input=out.encode(), check=True, stdout=subprocess.DEVNULL)
    assert (house / "a.txt").read_bytes() == FIXED.encode()
    assert tonecheck("check", "--dry-run", "a.txt") == (0, "", "")


def test_a_diff_of_lines_of_json_shows_the_text(house: Path, tonecheck: Run) -> None:
    status, out, _ = tonecheck("check", "--diff", "a.jsonl")
    assert status == 1
    assert out.startswith(
        "--- a.jsonl:1\n+++ a.jsonl:1\n@@ -1 +1 @@\n-Ihre Mail ist da.\n\\ No newline at end of file\n"
    )
    assert tonecheck("check", "--diff", "--exit-zero", "a.jsonl")[0] == 0


def test_messages_are_german_too(house: Path, tonecheck: Run) -> None:
    assert tonecheck("check", "--fix", "a.txt", "--ui", "de")[2] == "a.txt: 1 berichtigt (terms.replaced)\n"


def test_bytes_without_a_mark_are_utf8() -> None:
    assert encoded_like(b"", "ü") == "ü".encode()
