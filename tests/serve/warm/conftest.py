from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tonecheck.serve.warm import control

GUIDE = """\
tonecheck: 1
name: Probehaus
language: de
address: Sie
tone: {formality: [30, 80], empathy: {min: 45}}
closing: {required: true, avoid: [MfG], signer: required}
phrases: [{avoid: bitten um Verständnis, say: [Danke für Ihre Geduld.], why: Eine Floskel.}]
"""
GOOD = """\
Guten Tag Frau Berger,

Sie warten seit drei Wochen auf Ihre Lampe. Das tut mir leid, es war unser Fehler. Ich habe sie heute früh selbst
verpackt; am Freitag liegt sie bei Ihnen.

Freundliche Grüße
Jana Roth
"""
BAD = "Hallo,\n\nleider können wir dir da nicht helfen 🙁, bitte wenden Sie sich an DHL. Wir bitten um Verständnis.\n\nMfG\n"
ENGLISH = "Dear Ms Hart,\n\nUnfortunately we can't help. Calm down!!\n\nThx\n"
FILES = {
    "haus.yaml": GUIDE,
    "kind.yaml": "tonecheck: 1\nname: Kind\nextends: ./haus.yaml\nlevels: {closing.avoided: note}\n",
    "krumm.yaml": "tonecheck: 1\nname: x\nphrase: []\n",
    "gut.txt": GOOD,
    "schlecht.txt": BAD,
    "bad.txt": ENGLISH,
    "kundin.txt": "Ich warte seit drei Wochen auf meine Lampe, das ist eine Frechheit!",
    "alle.jsonl": '{"reply": "Guten Tag Frau Berger, das Paket ist da.", "id": "a"}\nkaputt\n',
    "haus/.tonecheck.toml": 'guide = "everyday-de"\nchannel = "chat"\nui = "en"\n',
    "haus/antwort.txt": GOOD,
    "falsch/.tonecheck.toml": "guid = 1\n",
    "falsch/antwort.txt": GOOD,
}
#: Nothing of the machine on which the tests run may tell one run from the other.
VARIABLES = (
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
    "LANGUAGE",
    "COLUMNS",
    "LINES",
    "NO_COLOR",
    "TERM",
    "CI",
    "TMPDIR",
    "PYTHONUNBUFFERED",
)

Run = Callable[..., tuple[int, bytes, bytes]]


@pytest.fixture(scope="session")
def written() -> Iterator[Path]:
    """A folder with guides and replies that were written long enough ago for a guide to be kept."""
    folder = Path(tempfile.mkdtemp(prefix="tw-", dir="/tmp"))
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    time.sleep(2.1)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def shared() -> Iterator[Path]:
    """A runtime folder whose process serves all tests that do it no harm."""
    folder = Path(tempfile.mkdtemp(prefix="tw-", dir="/tmp"))
    yield folder
    with pytest.MonkeyPatch.context() as patch:
        use(folder, patch)
        control.stop()
    shutil.rmtree(folder)


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A runtime folder of its own, so short that sockets fit; what runs there ends with the test."""
    folder = Path(tempfile.mkdtemp(prefix="tw-", dir="/tmp"))
    use(folder, monkeypatch)
    yield folder
    control.stop()
    shutil.rmtree(folder)


@pytest.fixture
def warm(shared: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], int]]:
    """A process that runs, told by how many checks it has answered since the test began."""
    use(shared, monkeypatch)
    began = control.start()
    assert began is not None

    def answered() -> int:
        status = control.status()
        assert status is not None
        assert status.pid == began.pid
        return status.checks - began.checks

    yield answered
    answered()


def use(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Let clients look there for a process, and wait for it however busy the machine is."""
    for name in VARIABLES:
        patch.delenv(name, raising=False)
    patch.setenv("XDG_RUNTIME_DIR", str(folder))
    patch.setenv("TONECHECK_WARM", "1")
    patch.setenv("TONECHECK_WARM_TIMEOUT", "120")
    patch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))


@pytest.fixture
def house(written: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with guides and replies, as the working directory."""
    monkeypatch.chdir(written)
    return written


@pytest.fixture
def run() -> Run:
    """Runs the command line in a process of its own: (exit status, standard output, standard error)."""

    def call(*arguments: str, stdin: bytes = b"", **variables: str) -> tuple[int, bytes, bytes]:
        done = subprocess.run(
            [sys.executable, "-m", "tonecheck", *arguments],
            input=stdin,
            capture_output=True,
            env={**os.environ, **variables},
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    return call


@pytest.fixture
def until() -> Callable[[Callable[[], object]], bool]:
    """Whether something becomes so while one waits."""

    def wait(is_so: Callable[[], object]) -> bool:
        end = time.monotonic() + 120
        while time.monotonic() < end:
            if is_so():
                return True
            time.sleep(0.02)
        return False

    return wait
