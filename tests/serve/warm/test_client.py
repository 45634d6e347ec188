from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tonecheck.serve.warm import client, control

Run = Callable[..., tuple[int, bytes, bytes]]
Count = Callable[[], int]
#: All modules that a client may load besides those of a bare interpreter.
ALLOWED = {"_socket", "tonecheck"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "x.txt", "--no-warm"),
        ("check", "x.txt", "--fix"),
        ("check", "--watch=x.txt"),
        ("check", "x.txt", "--override=weil"),
        ("check", "--clipboard"),
        ("check", "-h"),
        ("check", *["x.txt"] * 64),
    ],
)
def test_what_writes_or_goes_on_is_not_for_it(arguments: tuple[str, ...]) -> None:
    assert not client.is_for_warm(list(arguments))


def test_what_only_reads_is_for_it() -> None:
    assert client.is_for_warm(["check", "x.txt", "-", "--text", "fix --fix", "--explain"])


def test_it_loads_no_module_of_the_standard_library_that_it_can_do_without(house: Path, warm: Count) -> None:
    bare, client_ = (modules(code) for code in ("", "from tonecheck.__main__ import main; main()"))
    assert {name.partition(".")[0] for name in client_ - bare} == ALLOWED
    assert warm() == 1


def modules(code: str) -> set[str]:
    """The modules that are loaded at the end of a process that checks a reply."""
    tell = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr))"
    command = [sys.executable, "-c", f"{tell}\n{code}", "check", "gut.txt", "--guide", "haus.yaml"]
    return set(subprocess.run(command, capture_output=True, check=True).stderr.decode().split())


def test_the_first_check_starts_it_and_answers_itself(
    house: Path, runtime: Path, run: Run, until: Callable[[Callable[[], object]], bool]
) -> None:
    assert control.status() is None
    first = run("check", "gut.txt", "--guide", "haus.yaml")
    assert until(control.status)
    assert run("check", "gut.txt", "--guide", "haus.yaml") == first
    status = control.status()
    assert status
    assert status.checks == 1


@pytest.mark.parametrize("variables", [{"TONECHECK_WARM": "0"}, {"TONECHECK_WARM": "", "CI": "true"}])
def test_switched_off_it_starts_nothing(variables: dict[str, str], house: Path, run: Run, runtime: Path) -> None:
    assert run("check", "--guide", "haus.yaml", **variables)[0] == 2
    assert list(runtime.iterdir()) == []


def test_no_warm_is_checked_here(house: Path, run: Run, warm: Count) -> None:
    run("check", "gut.txt", "--guide", "haus.yaml", "--no-warm")
    assert warm() == 0


@pytest.mark.parametrize(
    "stdin",
    [
        b'{"reply": "Guten Tag, das Paket ist da.", "note": "%s"}\n' % (b"x" * 50_000) * 3,
        b"\xff" * (client.MOST_BYTES + 1),
    ],
)
def test_too_much_standard_input_is_checked_here_and_nothing_of_it_is_lost(
    stdin: bytes, house: Path, run: Run, warm: Count
) -> None:
    arguments = ("check", "-", "--stdin-filename", "a.jsonl", "--guide", "haus.yaml", "--format", "jsonl")
    assert run(*arguments, stdin=stdin) == run(*arguments, stdin=stdin, TONECHECK_WARM="0")
    assert warm() == 0


@pytest.mark.parametrize("given", ["<(cat gut.txt)", "/dev/stdin < gut.txt", "queue", "gut.txt --customer=queue"])
def test_pipes_that_only_this_process_can_open_are_read_here(given: str, house: Path, warm: Count) -> None:
    os.mkfifo("queue")
    try:
        outcomes = []
        for on in ("1", "0"):
            command = f"cat gut.txt > queue & {sys.executable} -m tonecheck check --guide haus.yaml {given}; kill %1"
            environment = {**os.environ, "TONECHECK_WARM": on, "COLUMNS": "100"}
            done = subprocess.run(["bash", "-mc", command], stdout=subprocess.PIPE, env=environment, check=False)
            outcomes.append(done.stdout)
        assert "Probehaus" in outcomes[0].decode()
        assert outcomes[0].count(b"\n") == outcomes[1].count(b"\n")
        assert warm() == 0
    finally:
        Path("queue").unlink()


def test_an_output_that_cannot_be_written_is_as_without_it(house: Path, warm: Count) -> None:
    outcomes = []
    for on in ("1", "0"):
        command = f"{sys.executable} -m tonecheck check gut.txt --guide haus.yaml"
        full = subprocess.run(
            f"{command} > /dev/full; echo $?; {command} >&-; echo $?",
            shell=True,
            capture_output=True,
            env={**os.environ, "TONECHECK_WARM": on},
            check=True,
        )
        outcomes.append((full.stdout, full.stderr))
    assert outcomes[0] == outcomes[1]


def test_an_answer_that_does_not_come_in_time_is_given_here(house: Path, run: Run, warm: Count) -> None:
    status = control.status()
    assert status
    cold = run("check", "schlecht.txt", "--guide", "haus.yaml", TONECHECK_WARM="0")
    os.kill(status.pid, signal.SIGSTOP)
    try:
        assert run("check", "schlecht.txt", "--guide", "haus.yaml", TONECHECK_WARM_TIMEOUT="0.1") == cold
    finally:
        os.kill(status.pid, signal.SIGCONT)
    assert warm() == 0
