from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import tonecheck.cli
from tonecheck.cli import tonecheck as group

Run = Callable[..., tuple[int, str, str]]
HEAVY = ("spacy", "numpy", "sklearn")


def python(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments], input=stdin, capture_output=True, env={**os.environ, **environment}, check=False
    )


@pytest.mark.parametrize("code", ["import tonecheck", "import tonecheck.cli; tonecheck.cli.run(['--help'])"])
def test_help_and_import_load_nothing_heavy(code: str) -> None:
    done = python("-c", f"{code}\nimport sys\nassert not [name for name in {HEAVY} if name in sys.modules]")
    assert done.returncode == 0, done.stderr.decode()


def commands() -> list[tuple[str, ...]]:
    names = [(name,) for name in group.list_commands(None)]  # type: ignore[arg-type]
    guide = group.get_command(None, "guide")  # type: ignore[arg-type]
    return [*names, *(("guide", name) for name in guide.list_commands(None))]  # type: ignore[union-attr]


@pytest.mark.parametrize("path", commands(), ids=" ".join)
def test_every_command_has_help_and_stands_in_the_readme(path: tuple[str, ...], tonecheck: Run) -> None:
    status, out, _ = tonecheck(*path, "--help")
    assert status == 0
    assert "Usage: tonecheck" in out
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert f"tonecheck {' '.join(path)}" in readme


def test_an_unknown_command_exits_with_2(tonecheck: Run) -> None:
    status, _, err = tonecheck("chek")
    assert status == 2
    assert "No such command" in err


def test_a_bug_exits_with_3_and_shows_its_traceback(tonecheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr("tonecheck.checks.all_rules", fail)
    status, _, err = tonecheck("rules")
    assert status == 3
    assert "ZeroDivisionError: ours" in err
    assert "bug in tonecheck" in err


def test_an_interrupt_exits_with_130(tonecheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tonecheck.checks.all_rules", interrupt)
    assert tonecheck("rules")[0] == 130


def test_a_reader_that_goes_away_ends_quietly_with_0() -> None:
    command = f"set -o pipefail; {sys.executable} -m tonecheck rules | head -n 1 >/dev/null"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b""


def test_pipes_get_utf8_in_any_locale(house: Path) -> None:
    done = python(
        "-m", "tonecheck", "check", "gut.txt", "--guide", "haus.yaml", "--ui", "de", LC_ALL="C", PYTHONUTF8="0"
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "Förmlichkeit" in done.stdout.decode("utf-8")


def test_the_entry_point_runs(house: Path) -> None:
    assert python("-m", "tonecheck", "--version").stdout.decode().startswith("tonecheck, version")
    assert tonecheck.cli.Exit.BUG == 3


def test_a_terminal_without_the_signs_gets_plainer_ones() -> None:
    text = "◆▒·●✗‾→–… „Grüße“ 漢"
    plain = text.encode("ascii", "tonecheck").decode()
    assert plain == '#=.*x^->-... "Gruesse" ?'
