"""What an audit costs and survives: `python tests/benchmarks/audit.py rate|memory|kills|spark [replies]`.

`rate` prints replies a second and CPU time per reply with one worker and with two, peak memory and the store's size;
`memory` the growth of memory by reply, here and in the workers, with its 95 % interval, from the last two thirds of a run in
which workers give way to new ones five times; `kills` ends an audit
with kill -9 at 20 random moments, goes on each time, and compares the store with that of an undisturbed run; `spark` holds
the rate of local[2] against that of two workers, and every mark of the one against the other's.
"""

from __future__ import annotations

import json
import math
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DEFAULT = {"rate": 4000, "memory": 8000, "kills": 600, "spark": 4000}
KILLS = 20
GUIDE = "everyday-de"
_COMMAND = "from tonecheck.audit import auditing; auditing.BATCH = 8; from tonecheck.cli import run; run()"


def plan(folder: Path, count: int, workers: int, name: str):  # type: ignore[no-untyped-def]
    """A plan for a made archive, which is written once."""
    from tonecheck.audit import generated, sources
    from tonecheck.audit.auditing import Plan

    archive = folder / f"{count}.csv"
    if not archive.exists():
        generated.write_csv(archive, count)
    inputs = tuple(sources.find([str(archive)]))
    return Plan(inputs=inputs, store=folder / name, guide=GUIDE, key=b"k" * 32, workers=workers)


def one(folder: Path, count: int, workers: int) -> dict[str, float]:
    """The figures of one audit, in this process, which must be fresh."""
    from tonecheck.audit.auditing import audit

    made = plan(folder, count, workers, f"{workers}-{count}.duckdb")
    began = time.perf_counter()
    outcome = audit(made)
    wall = time.perf_counter() - began
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "judged": outcome.judged,
        "wall": wall,
        "cpu": own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime,
        "own MB": own.ru_maxrss / 1024,
        "worker MB": children.ru_maxrss / 1024,
        "store": made.store.stat().st_size,
    }


def _fresh(*arguments: object) -> dict[str, float]:
    command = [sys.executable, __file__, *map(str, arguments)]
    found: dict[str, float] = json.loads(subprocess.check_output(command))
    return found


def rate(folder: Path, count: int) -> None:
    """Prints the figures with one worker and with two, the cost of loading taken off by a run on few replies."""
    per_reply = {}
    for workers in (1, 2):
        few, many = (_fresh("one", folder, size, workers) for size in (count // 10, count))
        size = many["judged"] - few["judged"]
        cpu, wall = many["cpu"] - few["cpu"], many["wall"] - few["wall"]
        per_reply[workers] = cpu / size
        print(
            f"{workers} worker(s): {size / wall:6.0f} replies a second, {1000 * cpu / size:5.2f} ms of CPU a reply, "
            f"{size / cpu:5.0f} a second of CPU; peak {many['own MB']:.0f} MB here, {many['worker MB']:.0f} MB a worker; "
            f"store {many['store'] / many['judged']:.0f} bytes a reply"
        )
    print(f"CPU time a reply, two workers to one: {per_reply[2] / per_reply[1]:.2f}")


def memory(folder: Path, count: int) -> None:
    """Prints how much memory grows by reply, by least squares over the last two thirds of a run."""
    from tonecheck.audit import workers
    from tonecheck.audit.auditing import BATCH, audit

    workers._MOST_BATCHES = max(2, count // BATCH // 10)
    seen: list[tuple[int, int, int]] = []  # replies, bytes here, bytes in the workers
    done = 0

    def see(more: int) -> None:
        nonlocal done
        done += more
        seen.append((done, _resident("self"), sum(map(_resident, _children()))))

    audit(plan(folder, count, 2, "memory.duckdb"), progress=see)
    for name, points in {
        "the process that reads and writes": [(replies, here) for replies, here, _ in seen],
        "the workers": [(replies, there) for replies, _, there in seen],
        "all": [(replies, here + there) for replies, here, there in seen],
    }.items():
        late = [point for point in points if point[0] > count / 3]
        slope, half = _slope(late)
        print(
            f"{name}: {late[0][1] / 1e6:.0f} MB after {late[0][0]} replies, {late[-1][1] / 1e6:.0f} MB after "
            f"{late[-1][0]}; slope {slope:.0f} ± {half:.0f} bytes a reply"
        )


def _resident(process: str) -> int:
    """The bytes that a process has in memory; none where it has just ended."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * resource.getpagesize()
    except OSError:
        return 0


def _children() -> list[str]:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()


def _slope(points: list[tuple[int, int]]) -> tuple[float, float]:
    """The slope of a line through points, and half its 95 % interval as if each stood alone, which is too narrow."""
    size = len(points)
    x_mean, y_mean = sum(x for x, _ in points) / size, sum(y for _, y in points) / size
    spread = sum((x - x_mean) ** 2 for x, _ in points)
    slope = sum((x - x_mean) * (y - y_mean) for x, y in points) / spread
    rest = sum((y - y_mean - slope * (x - x_mean)) ** 2 for x, y in points)
    return slope, 1.96 * math.sqrt(rest / (size - 2) / spread)


def _command(archive: Path, store: Path, workers: int) -> list[str]:
    options = ["--store", str(store), "--guide", GUIDE, "--quiet", "--workers", str(workers)]
    return [sys.executable, "-c", _COMMAND, "audit", str(archive), *options]


def kills(folder: Path, count: int) -> None:
    """Kills, goes on, and compares row by row."""
    import duckdb

    os.environ["TONECHECK_CONFIG"] = str(folder)
    plan(folder, count, 1, "x")
    archive, calm, shaken = folder / f"{count}.csv", folder / "calm.duckdb", folder / "shaken.duckdb"
    subprocess.run(_command(archive, calm, 1), check=True)
    chance, killed = random.Random(1), 0
    for number in range(KILLS):
        process = subprocess.Popen(_command(archive, shaken, 1 + number % 2))
        if number % 4:  # every fourth is killed while it loads, the others while they write
            _wait_for_writing(shaken, process)
        time.sleep(chance.uniform(0, 0.6))
        killed += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        if shaken.exists():
            with duckdb.connect(str(shaken)) as connection:
                print(f"kill {number + 1}: {_count(connection)} replies kept")
    subprocess.run(_command(archive, shaken, 2), check=True)
    contents = []
    for path in (calm, shaken):
        with duckdb.connect(str(path), read_only=True) as connection:
            tables = [name for (name,) in connection.execute("SHOW TABLES").fetchall()]
            contents.append(
                {name: connection.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall() for name in tables}
            )
    print(
        f"{killed} of {KILLS} were killed while running; the stores are {'equal' if contents[0] == contents[1] else 'NOT EQUAL'}"
    )


def one_of_spark(folder: Path, count: int) -> dict[str, float]:
    """The figures of one audit with Spark, in this process, which must be fresh."""
    import shutil

    from tonecheck.audit import spark

    made = plan(folder, count, 2, "spark.duckdb")
    made.store.unlink(missing_ok=True)
    shutil.rmtree(folder / "out", ignore_errors=True)
    where = spark.SparkPlan(archives=(str(folder / f"{count}.csv"),), output=str(folder / "out"), master="local[2]")
    began = time.perf_counter()
    outcome = spark.audit(made, where)
    return {"judged": outcome.replies, "wall": time.perf_counter() - began}


def spark(folder: Path, count: int) -> None:
    """Prints both rates, with and without the cost of beginning, and whether all marks are equal."""
    import duckdb

    rates = {}
    for name, arguments in {"local, 2 workers": ("one", "2"), "spark, local[2]": ("spark-one",)}.items():
        few, many = (_fresh(arguments[0], folder, size, *arguments[1:]) for size in (count // 10, count))
        rates[name] = (many["judged"] - few["judged"]) / (many["wall"] - few["wall"])
        print(
            f"{name}: {rates[name]:.0f} replies a second, {many['judged'] / many['wall']:.0f} with all that is done once"
        )
    print(f"spark to local: {rates['spark, local[2]'] / rates['local, 2 workers']:.2f}")
    sql = "SELECT key, family, mark_tenths FROM marks JOIN replies USING (reply) ORDER BY ALL"
    marks = []
    for store in (f"2-{count}.duckdb", "spark.duckdb"):
        with duckdb.connect(str(folder / store), read_only=True) as connection:
            marks.append(connection.execute(sql).fetchall())
    print(f"{len(marks[1])} marks, {'all equal' if marks[0] == marks[1] else 'NOT EQUAL'}")


def _wait_for_writing(store: Path, process: subprocess.Popen[bytes]) -> None:
    """Until the log beside the store grows."""
    log, until = store.with_name(store.name + ".wal"), time.monotonic() + 60
    begun = None
    while process.poll() is None and time.monotonic() < until:
        size = log.stat().st_size if log.exists() else 0
        begun = size if begun is None or size < begun else begun
        if size > begun + 4000:
            return
        time.sleep(0.005)


def _count(connection) -> int:  # type: ignore[no-untyped-def]
    tables = [name for (name,) in connection.execute("SHOW TABLES").fetchall()]
    return int(connection.execute("SELECT count(*) FROM replies").fetchone()[0]) if "replies" in tables else 0


def main(arguments: list[str]) -> None:
    """Print the figures that are asked for."""
    if arguments[0] == "one":
        print(json.dumps(one(Path(arguments[1]), int(arguments[2]), int(arguments[3]))))
        return
    if arguments[0] == "spark-one":
        print(json.dumps(one_of_spark(Path(arguments[1]), int(arguments[2]))))
        return
    work = {"rate": rate, "memory": memory, "kills": kills, "spark": spark}[arguments[0]]
    with tempfile.TemporaryDirectory() as folder:
        work(Path(folder), int(arguments[1]) if arguments[1:] else DEFAULT[arguments[0]])


if __name__ == "__main__":
    main(sys.argv[1:])
