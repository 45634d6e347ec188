"""Whether reports find what made archives hide, and nothing in those that hide nothing.

`python -m tests.benchmarks.report [--plain 20] [--plain-replies 2000] [--planted 3] [--planted-replies 10000]`
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tonecheck.audit import generated
from tonecheck.audit.report import groups, trends
from tonecheck.audit.report.build import LEAST
from tonecheck.audit.report.store import Store


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plain", type=int, default=20, help="archives without anything hidden")
    parser.add_argument("--plain-replies", type=int, default=2000)
    parser.add_argument("--planted", type=int, default=3, help="archives with everything hidden")
    parser.add_argument("--planted-replies", type=int, default=10_000)
    asked = parser.parse_args()
    false = [named for seed in range(asked.plain) if (named := _plain(seed, asked.plain_replies))]
    print(f"{asked.plain} archives of {asked.plain_replies} replies without plants: {len(false)} with a false alarm")
    missed = [gone for seed in range(asked.planted) if (gone := _missed(100 + seed, asked.planted_replies))]
    print(
        f"{asked.planted} archives of {asked.planted_replies} replies with plants: {len(missed)} with something missed"
    )
    return int(bool(false or missed))


def _plain(seed: int, count: int) -> list[str]:
    """Who is named although nobody stands apart; canned parts differ from other texts, whatever is planted."""
    named = [one for one in _named(seed, count, generated.NONE) if not one.startswith("template")]
    print(f"  seed {seed}: {named or 'nobody'}", flush=True)
    return named


def _missed(seed: int, count: int) -> list[str]:
    """What was planted and is not named."""
    named = _named(seed, count, generated.Plants())
    wanted = ("drift agent a07 warmth", "channel chat empathy", "month 2025-09 score", "template", "address")
    gone = [words for words in wanted if not any(words in one for one in named)]
    print(
        f"  seed {seed}: missed {gone or 'nothing'}; named {sorted(one for one in named if not one.startswith('template'))}",
        flush=True,
    )
    return gone


def _named(seed: int, count: int, plants: generated.Plants) -> list[str]:
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        archive, path = Path(folder) / "archive.csv", Path(folder) / "audit.duckdb"
        generated.write_csv(archive, count, seed, plants=plants)
        command = ["audit", str(archive), "--store", str(path), "--guide", "everyday-de", "--names", "--quiet"]
        subprocess.run([sys.executable, "-m", "tonecheck", *command, "--workers", "1"], check=True, capture_output=True)
        store = Store(path)
        drift = trends.drifts(store, LEAST)
        measures = trends.leveled(store, groups.all_measures(store), drift)
        found = [f"{one.by} {one.name} {one.measure}" for one in groups.apart(measures, LEAST)]
        found += [f"drift {one.by} {one.name} {one.measure}" for one in drift if one.drifts]
        found += [f"passing {one.by} {one.name} {one.measure}" for one in drift if one.until]
        store.close()
    print(f"  ({time.perf_counter() - began:.0f} s)", end="")
    return found


if __name__ == "__main__":
    sys.exit(main())
