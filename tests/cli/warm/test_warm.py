from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tonecheck.cli.warm import _words
from tonecheck.serve.warm import control
from tonecheck.serve.warm.status import Status, memory

Run = Callable[..., tuple[int, str, str]]
STATUS = Status(pid=7, since="2026-03-01T10:00:00+0100", checks=3, memory=182_000_000, guides=2, idle_minutes=0.5)


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A runtime folder of its own; what runs there ends with the test."""
    with tempfile.TemporaryDirectory(prefix="tw-", dir="/tmp") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        monkeypatch.setenv("TONECHECK_WARM", "1")
        yield Path(folder)
        control.stop()


def test_what_there_is_not_is_said(runtime: Path, tonecheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tonecheck("warm", "status", "--ui", "de") == (0, "Es läuft kein warmer Prozess.\n", "")
    assert tonecheck("warm", "status", "--format", "json") == (0, "null\n", "")
    assert tonecheck("warm", "stop", "--ui", "en") == (0, "No warm process is running.\n", "")
    monkeypatch.setenv("TONECHECK_WARM", "0")
    assert "switched off" in tonecheck("warm", "status", "--ui", "en")[1]


@pytest.mark.parametrize("idle", ["0", "-1", "x"])
def test_a_wrong_time_is_a_users_mistake(idle: str, runtime: Path, tonecheck: Run) -> None:
    status, _, err = tonecheck("warm", "start", "--idle", idle)
    assert status == 2
    assert idle in err


def test_no_safe_place_is_said_with_a_remedy(runtime: Path, tonecheck: Run) -> None:
    (runtime / "tonecheck").mkdir(mode=0o755)
    status, _, err = tonecheck("warm", "start")
    assert status == 2
    assert "mode 0700" in err
    assert "XDG_RUNTIME_DIR" in err


def test_started_looked_at_and_stopped(runtime: Path, tonecheck: Run) -> None:
    status, out, err = tonecheck("warm", "start", "--idle", "3", "--ui", "de")
    assert (status, err) == (0, "")
    assert "0 Prüfungen beantwortet" in out
    assert "Endet nach 3 Minuten ohne Prüfung." in out
    shown = json.loads(tonecheck("warm", "status", "--format", "json")[1])
    assert shown["idle_minutes"] == 3
    assert shown["memory"] > 50_000_000
    assert f"{shown['pid']}" in tonecheck("warm", "start", "--ui", "en")[1]
    assert tonecheck("warm", "stop", "--ui", "de") == (0, "Der warme Prozess ist beendet.\n", "")
    assert control.status() is None


def test_the_words(runtime: Path) -> None:
    german, english = (_words.running(STATUS, ui) for ui in ("de", "en"))
    assert "läuft seit 2026-03-01 10:00:00; 3 Prüfungen beantwortet, 182 MB Speicher, 2 Guides" in german
    assert "Ends after 0.5 minutes without a check." in english
    assert memory() > 1_000_000
