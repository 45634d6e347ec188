"""What a check by the warm process costs and what it stands: `python tests/benchmarks/warm.py [ratio] [many] [kill]`.

`ratio` measures whole processes in turns, each against `python -c pass` of the same environment; `many` sends 10,000
requests from 16 clients and says how memory grows; `kill` kills the warm process at random moments during 200 checks
and compares every answer with that of a cold process. Without arguments, all three. Installed as it is for users (no
editable install, compiled modules), the figures are those of users; the process that is measured is one of its own.
"""

from __future__ import annotations

import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from tonecheck.serve.warm import client, connection, control, lock, place, protocol

ROUNDS = 60
REQUESTS, CLIENTS = 10_000, 16
CHECKS = 200
FOLDER = Path(__file__).parents[2] / "docs" / "examples"
REPLIES = [("reply.de.txt", "everyday-de"), ("reply.en.txt", "everyday-en")]
_MAIN = "import sys; from tonecheck.__main__ import main; sys.exit(main())"
CHECK = ["check", str(FOLDER / "reply.de.txt"), "--guide", "everyday-de"]


def ratio() -> Iterator[str]:
    """Lines on the CPU and wall time of whole processes."""
    control.start()
    python = sys.executable
    commands = {
        "python -c pass": [python, "-c", "pass"],
        "tonecheck check, warm": [python, "-c", _MAIN, *CHECK],
        "python -m tonecheck check, warm": [python, "-m", "tonecheck", *CHECK],
    }
    cold = {"python -c 'import spacy'": [python, "-c", "import spacy"]}
    cold["tonecheck check, cold"] = [python, "-c", _MAIN, *CHECK, "--no-warm"]
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in (*commands, *cold)}
    for number in range(ROUNDS):
        for name, command in (commands | cold if number % 10 == 0 else commands).items():
            times[name].append(_times(command))
    floor = [statistics.median(column) for column in zip(*times["python -c pass"], strict=True)]
    yield f"{'':34}{'CPU':>9}{'ratio':>8}{'wall':>12}{'ratio':>8}"
    for name, measured in times.items():
        cpu, wall = (statistics.median(column) for column in zip(*measured, strict=True))
        yield f"{name:34}{cpu * 1e3:6.1f} ms{cpu / floor[0]:8.2f}{wall * 1e3:9.1f} ms{wall / floor[1]:8.2f}"
    yield _said()


def _times(command: list[str]) -> tuple[float, float]:
    """The seconds of CPU and of the clock that a process takes."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    return used.ru_utime + used.ru_stime, time.perf_counter() - began


def _said() -> str:
    status = control.status()
    assert status is not None
    return f"process {status.pid}: {status.checks} checks, {status.memory / 1e6:.0f} MB, {status.guides} guides"


def many() -> Iterator[str]:
    """Lines on many clients at once, once every reply of the corpus has been met."""
    control.start()
    texts = list(_texts())
    yield f"at the beginning: {_said()}"
    _ask_all(texts)
    yield f"each reply once:  {_said()}"
    began = control.status()
    assert began is not None
    clock = time.perf_counter()
    share = [[texts[number % len(texts)] for number in range(one, REQUESTS, CLIENTS)] for one in range(CLIENTS)]
    wrong: list[str] = []
    threads = [threading.Thread(target=lambda part=part: wrong.extend(_ask_all(part))) for part in share]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - clock
    ended = control.status()
    assert ended is not None
    yield f"after all:        {_said()}"
    yield (
        f"{REQUESTS} requests from {CLIENTS} clients, {REQUESTS / seconds:.0f} a second: {len(wrong)} errors, "
        f"the same process: {began.pid == ended.pid}, memory {ended.memory / began.memory - 1:+.1%}"
    )


def _texts() -> Iterator[tuple[str, str]]:
    """Replies of the corpus, each with a guide of its language."""
    from tonecheck.training.corpus import read_training

    for record in read_training():
        yield record.text, f"everyday-{record.language}"


def _ask_all(texts: list[tuple[str, str]]) -> list[str]:
    """Ask about each text by a connection of its own; what went wrong."""
    here, wrong = place.find(), []
    for text, guide in texts:
        arguments = ["check", "--text", text, "--guide", guide, "--format", "json"]
        try:
            sock = connection.connect(here, 120)
            try:
                answer = connection.ask(sock, *client.request(here, arguments))
            finally:
                sock.close()
            if answer[0] != protocol.DONE or answer[1] not in (b"0", b"1"):
                wrong.append(repr(answer[:2]))
        except (OSError, ValueError) as error:
            wrong.append(repr(error))
    return wrong


def kill() -> Iterator[str]:
    """Lines on checks during which the warm process is killed."""
    commands = [
        [sys.executable, "-c", _MAIN, "check", str(FOLDER / name), "--guide", guide, "--format", form]
        for name, guide in REPLIES
        for form in ("json", "terminal")
    ]
    right = [_output([*command, "--no-warm"]) for command in commands]
    over, killed, wrong, quick = threading.Event(), 0, 0, 0
    dice = random.Random(0)

    def killer() -> None:
        nonlocal killed
        while not over.wait(dice.expovariate(0.3)):
            number = control.number(place.find(create=True))
            if number is not None and not lock.is_free(place.find().lock):
                os.kill(number, signal.SIGKILL)
                killed += 1

    thread = threading.Thread(target=killer)
    thread.start()
    for _ in range(CHECKS):
        chosen = dice.randrange(len(commands))
        began = time.perf_counter()
        wrong += _output(commands[chosen]) != right[chosen]
        quick += time.perf_counter() - began < 0.5
    over.set()
    thread.join()
    yield f"{CHECKS} checks, the warm process killed {killed} times: {wrong} wrong answers ({quick} in under half a second)"


def _output(command: list[str]) -> tuple[int, bytes, bytes]:
    done = subprocess.run(command, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


def main(names: list[str]) -> None:
    """Print all figures, of a warm process of this run alone."""
    with tempfile.TemporaryDirectory(prefix="tw-", dir="/tmp") as folder:
        os.environ.update(XDG_RUNTIME_DIR=folder, TONECHECK_WARM="1")
        try:
            for name, lines in (("ratio", ratio), ("many", many), ("kill", kill)):
                if not names or name in names:
                    print("\n".join(lines()), flush=True)
        finally:
            control.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
