"""The same bytes and the same exit status with and without the warm process."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tonecheck.serve.warm import control

Run = Callable[..., tuple[int, bytes, bytes]]
Count = Callable[[], int]
BAD = (
    "Hallo,\n\nleider können wir dir nicht helfen 🙁, bitte wenden Sie sich an DHL. Wir bitten um Verständnis.\n\nMfG\n"
)

HOUSE = ("--guide", "haus.yaml")
#: arguments, standard input, variables; all of it is answered by the warm process
ANSWERED: dict[str, tuple[tuple[str, ...], bytes, dict[str, str]]] = {
    "nothing": ((), b"", {}),
    "no guide": (("gut.txt",), b"", {}),
    "unknown option": (("gut.txt", "--nonsense"), b"", {"COLUMNS": "60"}),
    "wrong choice": (("gut.txt", *HOUSE, "--language", "fr"), b"", {}),
    "wrong guide": (("gut.txt", "--guide", "krumm.yaml"), b"", {}),
    "no such guide": (("gut.txt", "--guide", "everyday"), b"", {}),
    "wrong settings": (("falsch/antwort.txt",), b"", {}),
    "no such customer": (("gut.txt", *HOUSE, "--customer", "fehlt.txt"), b"", {}),
    "some files are none": (("fehlt.txt", ".", "gut.txt", *HOUSE), b"", {}),
    "unknown names": (("gut.txt", *HOUSE, "--channel", "Chta", "--segment", "vip"), b"", {}),
    "terminal": (("gut.txt", "schlecht.txt", *HOUSE), b"", {}),
    "narrow, German": (("schlecht.txt", *HOUSE, "--all", "--explain"), b"", {"COLUMNS": "50", "LANG": "de_DE.UTF-8"}),
    "json": (("schlecht.txt", *HOUSE, "--customer", "kundin.txt", "--format", "json"), b"", {}),
    "jsonl": (("alle.jsonl", "gut.txt", *HOUSE, "--format", "jsonl", "--exit-zero"), b"", {}),
    "text": (("--text", BAD, "--guide", "everyday-de", "--format", "json"), b"", {}),
    "text of bytes": (("--text", "Gr\udcfc\udcdfe", *HOUSE), b"", {}),
    "English": (("bad.txt", "--guide", "everyday-en", "--ui", "de"), b"", {}),
    "extends": (("schlecht.txt", "--guide", "kind.yaml", "--format", "json"), b"", {}),
    "settings": (("haus/antwort.txt",), b"", {}),
    "standard input": (("-", *HOUSE, "--format", "json"), BAD.encode(), {}),
    "standard input twice": (("-", "gut.txt", "-", *HOUSE), BAD.encode(), {}),
    "empty standard input": (("-", *HOUSE), b"", {}),
    "named standard input": (
        ("-", "--stdin-filename", "a.jsonl", *HOUSE, "--format", "jsonl"),
        b'{"reply": "Hallo Welt"}\n',
        {},
    ),
    "no UTF-8": (("-", *HOUSE), "Grüße".encode("latin-1"), {}),
}


def test_the_same_bytes(house: Path, run: Run, warm: Count) -> None:
    cold = dict(zip(ANSWERED, run_cold(), strict=True))
    differing = []
    for name, (arguments, stdin, variables) in ANSWERED.items():
        before = warm()
        first, again = (run("check", *arguments, stdin=stdin, **variables) for _ in range(2))
        if not first == again == cold[name] or warm() != before + 2:
            differing.append((name, first, again, cold[name], warm() - before))
    assert differing == []
    status = control.status()
    assert status
    assert status.guides > 2


def run_cold() -> list[tuple[int, bytes, bytes]]:
    """All of it without a warm process."""
    asked = [(("check", *arguments), stdin.hex(), variables) for arguments, stdin, variables in ANSWERED.values()]
    command = [sys.executable, str(Path(__file__).parent / "cold.py")]
    done = subprocess.run(
        command, input=json.dumps(asked).encode(), stdout=subprocess.PIPE, env=dict(os.environ), check=True
    )
    return [(status, bytes.fromhex(out), bytes.fromhex(err)) for status, out, err in json.loads(done.stdout)]


@pytest.mark.parametrize(
    ("variables", "columns"), [({"TERM": "xterm"}, 72), ({"NO_COLOR": "1", "LANG": "de_DE.UTF-8"}, 50), ({}, 0)]
)
def test_the_same_on_a_terminal(variables: dict[str, str], columns: int, house: Path, warm: Count) -> None:
    command = [sys.executable, "-m", "tonecheck", "check", "fehlt.txt", "schlecht.txt", *HOUSE, "--channel", "Chta"]
    shown = [on_a_terminal(command, columns, {**variables, "TONECHECK_WARM": on}) for on in ("1", "0")]
    assert shown[0] == shown[1]
    assert ("\x1b[" in shown[0]) == (variables.get("NO_COLOR") is None)
    assert warm() == 1


def on_a_terminal(command: list[str], columns: int, variables: dict[str, str]) -> str:
    """What a command shows on a terminal of that width."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24 if columns else 0, columns, 0, 0))
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, **variables})
    os.close(theirs)
    pieces = []
    try:
        while piece := os.read(ours, 1 << 16):
            pieces.append(piece)
    except OSError:  # Linux says so where the other end is closed
        pass
    os.close(ours)
    process.wait()
    return b"".join(pieces).decode()


def test_both_streams_in_one_come_in_the_same_order(house: Path, warm: Count) -> None:
    command = [sys.executable, "-m", "tonecheck", "check", "gut.txt", "fehlt.txt", *["gut.txt"] * 9, *HOUSE]
    settings: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "check": False}
    for unbuffered in ("", "1"):
        asked, cold = (
            subprocess.run(
                command, env={**os.environ, "PYTHONUNBUFFERED": unbuffered, "TONECHECK_WARM": on}, **settings
            )
            for on in ("1", "0")
        )
        assert asked.stdout == cold.stdout
        assert asked.stdout.count(b"Probehaus") == 10
    assert warm() == 2
