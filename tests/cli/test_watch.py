"""`check --watch`, in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest

Run = Callable[..., tuple[int, str, str]]

SECONDS = 60


def _hear_interrupts() -> None:
    """A shell starts what it runs in the background deaf to Ctrl-C, and so would be all that it starts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Watcher:
    """The command, with the lines that it has said."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "tonecheck", "check", "--watch", "a.txt", "--guide", "haus.yaml"]
        self.process = subprocess.Popen(
            [*command, "--format", "jsonl", "--ui", "en"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"},
            preexec_fn=_hear_interrupts if os.name == "posix" else None,
        )  # fmt: skip
        self._lines: Queue[str] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line.decode())

    def until(self, words: str) -> None:
        while words not in self._lines.get(timeout=SECONDS):
            pass


@pytest.fixture
def watcher(house: Path) -> Iterator[Watcher]:
    (house / "a.txt").write_text("Guten Tag Frau Berger, eins.", encoding="utf-8")
    watching = Watcher(house)
    yield watching
    watching.process.kill()
    watching.process.wait()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("fehlt.txt",), "no such file"),
        (("-",), "one file"),
        (("gut.txt", "schlecht.txt"), "one file"),
        (("gut.txt", "--fix"), "only checks"),
        (("gut.txt", "--override", "x"), "only checks"),
    ],
)
def test_mistakes(arguments: tuple[str, ...], words: str, house: Path, tonecheck: Run) -> None:
    status, _, err = tonecheck("check", "--watch", *arguments, "--guide", "haus.yaml")
    assert (status, words in err) == (2, True), err


def test_each_save_is_checked_until_interrupted(house: Path, watcher: Watcher) -> None:
    file, new = house / "a.txt", house / "new.txt"
    watcher.until('"words":5')
    file.write_text("Guten Tag Frau Berger, eins zwei.", encoding="utf-8")
    watcher.until('"words":6')
    new.write_text("Guten Tag Frau Berger, eins zwei drei.", encoding="utf-8")
    new.replace(file)
    watcher.until('"words":7')
    guide = house / "haus.yaml"
    text = guide.read_text(encoding="utf-8")
    guide.write_text("tonecheck: 1\nname: [", encoding="utf-8")
    watcher.until("haus.yaml:")
    watcher.until('"words":7')
    guide.write_text(text.replace("name: Probehaus", "name: Neuhaus"), encoding="utf-8")
    watcher.until('"name":"Neuhaus"')
    file.unlink()
    watcher.until("a.txt: gone; waiting.")
    file.write_text("Guten Tag Frau Berger, eins zwei drei vier.", encoding="utf-8")
    watcher.until('"words":8')
    watcher.process.send_signal(signal.SIGINT)
    assert watcher.process.wait(SECONDS) == 130
