"""What whole commands cost: `python tests/benchmarks/commands.py [--rounds 15] [--linters FOLDER]`.

Every command is run in turn within each round, so that all of them meet the same machine; printed are the medians, and
the ratio of CPU time to that of `python -c pass` in the same environment. The floors are `python -c pass` and
`python -c "import spacy"`; beside them stand two prose linters from PyPI, which do far less: they are installed into an
environment of their own, in FOLDER where one is given. CPU is that of the command's own process: what the warm process
spends shows on the clock. A run over more than 64 files is not asked of it, and takes as long as a cold one.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

LINTERS = ("proselint", "defluff")
WORDS = (20, 120, 600)
REPLIES = (1, 10, 100)
GUIDE = "everyday-en"
Times = dict[str, list[tuple[float, float]]]  #: by command: seconds of CPU, seconds on the clock


def texts() -> list[str]:
    """English replies of the corpus, in its order."""
    from tonecheck.training.corpus import read_training

    return [record.text for record in read_training() if record.language == "en"]


def of_words(wanted: int, known: list[str]) -> str:
    """A reply of about so many words; the longest is made of several."""
    nearest = min(known, key=lambda text: abs(len(text.split()) - wanted))
    if abs(len(nearest.split()) - wanted) <= wanted / 10:
        return nearest
    words: list[str] = []
    for text in known:
        words += text.split(" ")
        if sum(len(word.split()) for word in words) >= wanted:
            break
    return " ".join(words)


def write_all(folder: Path, known: list[str]) -> dict[str, list[str]]:
    """Writes the replies; by name the files that a command is given."""
    given: dict[str, list[str]] = {}
    for count in WORDS:
        file = folder / f"{count}.txt"
        file.write_text(of_words(count, known), "utf-8")
        given[f"{count} words"] = [str(file)]
    for number, text in enumerate(known[: max(REPLIES)]):
        (folder / f"reply-{number:03}.txt").write_text(text, "utf-8")
    replies = sorted(map(str, folder.glob("reply-*.txt")))
    given |= {f"{count} replies": replies[:count] for count in REPLIES}
    return given


def run(command: list[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """The seconds of CPU of a process and of its children that it waited for, and the seconds that it took."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - began


def linters(folder: Path) -> dict[str, list[str]]:
    """The commands of the other linters, which are installed where they are not there yet."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", *LINTERS], check=True)
    return {
        "proselint": [str(folder / "bin" / "proselint"), "check"],
        "defluff": [str(folder / "bin" / "defluff"), "lint"],
    }


def commands(given: Mapping[str, list[str]], others: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """All commands by name."""
    check = [str(Path(sys.executable).parent / "tonecheck"), "check", "--exit-zero", "--guide", GUIDE]
    found = {"python -c pass": [sys.executable, "-c", "pass"], "import spacy": [sys.executable, "-c", "import spacy"]}
    for name, files in given.items():
        found[f"warm, {name}"] = [*check, *files]
    for name in ("20 words", "120 words", "600 words", "100 replies"):
        found[f"cold, {name}"] = [*check, "--no-warm", *given[name]]
    for other, command in others.items():
        for name in ("120 words", "100 replies"):
            found[f"{other}, {name}"] = [*command, *given[name]]
    return found


@contextmanager
def served(environment: Mapping[str, str]) -> Iterator[Callable[[list[str]], float]]:
    """A server of its own; gives what asks it about replies, and takes the time."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tonecheck", "serve", "--port", str(port), "--guide", GUIDE]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        connection = _connected(port, server)

        def ask(replies: list[str]) -> float:
            body = json.dumps({"guide": GUIDE, "replies": [{"text": text} for text in replies]})
            connection.close()  # the server ends what is idle between two rounds
            connection.connect()
            began = time.perf_counter()
            connection.request("POST", "/v1/check", body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                sys.exit(f"The server answers {answer.status}.")
            return time.perf_counter() - began

        yield ask
    finally:
        server.terminate()
        server.wait()


def _connected(port: int, server: subprocess.Popen[bytes]) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for _ in range(300):
        try:
            connection.connect()
        except OSError:
            if server.poll() is not None:
                sys.exit("The server does not start: is `tonecheck[serve]` installed?")
            time.sleep(0.1)
        else:
            return connection
    sys.exit("The server does not answer.")


def measure(rounds: int, every: Mapping[str, list[str]], known: list[str], environment: Mapping[str, str]) -> Times:
    """All commands in turn, round by round; the first round warms up and does not count."""
    times: Times = defaultdict(list)
    with served(environment) as ask:
        for number in range(rounds + 1):
            found = {name: run(command, environment) for name, command in every.items()}
            for count in REPLIES:
                found[f"HTTP, {count} replies"] = 0.0, ask(known[:count])
            if number:
                for name, one in found.items():
                    times[name].append(one)
    return times


def table(times: Times) -> Iterator[str]:
    """The medians as lines."""
    floor = statistics.median(cpu for cpu, _ in times["python -c pass"])
    yield f"{'':<28} {'CPU ms':>9} {'× pass':>8} {'clock ms':>9}"
    for name, found in times.items():
        cpu, wall = (statistics.median(column) * 1e3 for column in zip(*found, strict=True))
        of_floor = f"{cpu / floor / 1e3:8.2f}" if cpu else f"{'':>8}"
        yield f"{name:<28} {cpu or float('nan'):9.1f} {of_floor} {wall:9.1f}".replace("nan", "   ")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--linters", type=Path, help="the environment of the other linters; by default a new one")
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are compiled once, as where it is installed
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        runtime = folder / "runtime"
        runtime.mkdir(mode=0o700)
        # A warm process and a cache of this run alone, whatever the environment says.
        environment = {
            **os.environ,
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CACHE_HOME": str(folder),
            "TONECHECK_WARM": "1",
        }
        known = texts()
        every = commands(write_all(folder, known), linters(options.linters or folder / "linters"))
        warm = [sys.executable, "-m", "tonecheck", "warm"]
        subprocess.run([*warm, "start"], env=environment, check=True)
        try:
            print("\n".join(table(measure(options.rounds, every, known, environment))))
            subprocess.run([*warm, "status"], env=environment, check=True)
        finally:
            subprocess.run([*warm, "stop"], env=environment, check=False)


if __name__ == "__main__":
    main()
