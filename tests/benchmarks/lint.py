"""What linting a library costs: `python tests/benchmarks/lint.py [--rounds 5] [--proselint PROGRAM]`.

Makes 500 Markdown responses from the corpus and lints them with whole processes: with an empty cache, once more with
the full one, and, in the same round, with proselint from an environment of its own, which does far less. Printed are
medians of the seconds on the clock, and the most memory that all processes of a run had at once (their proportional set
sizes, so that shared pages count once; Linux only).
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path

RESPONSES = 500
GUIDE = "everyday-en"
_FRONT = "---\ntitle: {title}\nchannel: {channel}\n---\n\n"


def write_library(folder: Path) -> list[str]:
    """The files, each of another text: a reply of the corpus, or two halves of which no other file has both."""
    from tonecheck.training.corpus import read_training

    known = [record.text for record in read_training() if record.language == "en" and "\n" in record.text]
    files = []
    for number in range(RESPONSES):
        first, second = known[number % len(known)], known[(number * 7 + number // len(known) + 1) % len(known)]
        halves = (first.rsplit("\n\n", 1)[0], second.split("\n\n", 1)[-1])
        text = first if number < len(known) else "\n\n".join(halves)
        path = folder / f"{number % 10}" / f"{number:03}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(_FRONT.format(title=f"Response {number}", channel="email") + text + "\n", "utf-8")
        files.append(str(path))
    return files


def tree(process: int) -> list[int]:
    """A process and all below it."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return []
    return [process, *(below for child in children for below in tree(int(child)))]


def memory(process: int) -> float:
    """The MB that a process and all below it have now."""
    total = 0
    for one in tree(process):
        try:
            rows = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(row.split()[1]) for row in rows if row.startswith("Pss:"))
    return total / 1024


def run(command: list[str], environment: dict[str, str], *, watched: bool = False) -> tuple[float, float]:
    """Seconds on the clock, and the most memory in MB where it was watched."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, most))
    if watched:
        watcher.start()
    status = process.wait()
    took = time.perf_counter() - began
    if watched:
        watcher.join()
    if status not in (0, 1):
        raise SystemExit(f"{command[:4]} ended with {status}")
    return took, most[0]


def _watch(process: subprocess.Popen[bytes], most: list[float]) -> None:
    while process.poll() is None:
        most[0] = max(most[0], memory(process.pid))
        time.sleep(0.05)


def main() -> None:
    """Run the rounds and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--proselint", default=shutil.which("proselint"), help="the program, if it is installed")
    given = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are compiled once, as where it is installed
    times: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name) / "library", Path(name) / "cache"
        folder.mkdir()
        files = write_library(folder)
        environment = {**os.environ, "TONECHECK_CACHE": str(cache)}
        lint = [sys.executable, "-m", "tonecheck", "lint", str(folder), "--guide", GUIDE]
        _, most = run(lint, environment, watched=True)
        for _ in range(given.rounds):
            shutil.rmtree(cache, ignore_errors=True)
            times["lint, empty cache"].append(run(lint, environment)[0])
            times["lint, second run"].append(run(lint, environment)[0])
            if given.proselint:
                times["proselint"].append(run([given.proselint, "check", *files], environment)[0])
    for command, seconds in times.items():
        print(f"{command:<20} {statistics.median(seconds):6.2f} s  ({min(seconds):.2f}–{max(seconds):.2f})")
    print(f"{'most memory':<20} {most:6.0f} MB")


if __name__ == "__main__":
    main()
