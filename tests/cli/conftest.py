from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tonecheck.cli import run

GUIDE = """\
tonecheck: 1
name: Probehaus
language: de
address: Sie
tone: {formality: [30, 80], empathy: {min: 45}}
greeting: {required: true, name: required}
closing: {required: true, avoid: [MfG], signer: required}
attitude: {blame: error, deflection: warning}
phrases: [{avoid: bitten um Verständnis, say: [Danke für Ihre Geduld.], why: Eine Floskel.}]
never: {personal_data: [iban]}
score: {critical: [never.personal-data]}
channels: {chat: {greeting: null, closing: null}}
"""

GOOD = """\
Guten Tag Frau Berger,

Sie warten seit drei Wochen auf Ihre Lampe. Das tut mir leid, es war unser Fehler. Ich habe sie heute früh selbst
verpackt; am Freitag liegt sie bei Ihnen.

Freundliche Grüße
Jana Roth
"""

BAD = """\
Guten Tag Frau Berger,

leider können wir dir da nicht helfen, bitte wenden Sie sich an DHL. Wir bitten um Verständnis.

MfG
Jana Roth
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a guide, a good and a bad reply, as the working directory."""
    (tmp_path / "haus.yaml").write_text(GUIDE, encoding="utf-8")
    (tmp_path / "gut.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "mittel.txt").write_text(
        GOOD.replace("bei Ihnen.", "bei Ihnen. Wir bitten um Verständnis."), encoding="utf-8"
    )
    (tmp_path / "schlecht.txt").write_text(BAD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def tonecheck(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line in this process: (exit status, standard output, standard error)."""

    def call(*arguments: str, stdin: str | bytes = "") -> tuple[int, str, str]:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        capsys.readouterr()
        status = run(list(arguments))
        out, err = capsys.readouterr()
        return status, out, err

    return call
