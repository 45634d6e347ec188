"""Readings of findings on other texts: `python -m tonecheck.training.readings [--collect RULE --third-party DIR]`.

Where the corpus has too few findings of a rule to show anything, its findings on texts outside the corpus were read
one by one. `tests/training/readings/RULE.csv` keeps the place of each (never a third-party text), the verdict and the
reason of those that are wrong; this prints the share of the right ones with its interval. `--collect` prints findings
to read.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from tonecheck.errors import TonecheckError
from tonecheck.training.interval import wilson
from tonecheck.training.other_texts import FOLDER, Piece, own_replies, third_party

VERDICTS = ("right", "wrong")
FIELDS = ("source", "line", "verdict", "reason")


class Reading(msgspec.Struct, frozen=True):
    """One finding that was read: its text's place, whether a careful reader agrees, and why not."""

    source: str
    line: int
    verdict: str
    reason: str


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """The findings of a rule that were read, and those that are right."""

    read: int
    right: int

    @property
    def interval(self) -> tuple[float, float]:
        """The interval in which the share of the right ones lies with 95 %."""
        return wilson(self.right, self.read)


def read_readings(folder: Path = FOLDER) -> dict[str, tuple[Reading, ...]]:
    """The readings of every rule by its name; raises TonecheckError for a line that is none."""
    return {path.stem: tuple(_readings(path)) for path in sorted(folder.glob("*.csv"))}


def _readings(path: Path) -> Iterator[Reading]:
    with path.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream), start=2):
            line, verdict, reason = row.get("line") or "", row.get("verdict"), row.get("reason") or ""
            if not (row.get("source") and line.isdigit() and verdict in VERDICTS and (verdict == "right" or reason)):
                raise TonecheckError(
                    "this is no reading.",
                    place=f"{path}:{number}",
                    remedy=f"A line has {', '.join(FIELDS)}; the verdict is right or wrong, and wrong has a reason.",
                )
            yield Reading(row["source"], int(line), verdict, reason)


def shares(readings: Mapping[str, Sequence[Reading]]) -> dict[str, Share]:
    """How many findings of each rule were read and are right."""
    return {
        rule: Share(read=len(found), right=sum(one.verdict == "right" for one in found))
        for rule, found in readings.items()
    }


def table(found: Mapping[str, Share]) -> Iterator[str]:
    """The shares in Markdown."""
    yield "| rule | read | right | share | 95 % |"
    yield "| --- | --: | --: | --: | --- |"
    for rule, share in found.items():
        low, high = share.interval
        percent = f"{100 * share.right / share.read:.1f}" if share.read else "–"
        yield f"| `{rule}` | {share.read} | {share.right} | {percent} | {100 * low:.0f}–{100 * high:.0f} |"


def collect(rule: str, pieces: Iterable[Piece], number: int, seed: int) -> Iterator[tuple[Piece, str]]:
    """At most that many texts with the first finding of the rule in each, drawn by the seed.

    Only findings of the rule's default severity or above count, as that is what the reading decides on.
    """
    from tonecheck import checks
    from tonecheck.checker import Checker
    from tonecheck.reply import Reply
    from tonecheck.rule import SEVERITIES
    from tonecheck.training.neutral import neutral_guides

    checkers = {language: Checker(guide) for language, guide in neutral_guides().items()}
    least = SEVERITIES.index(checks.all_rules()[rule].severity)
    drawn = list(pieces)
    random.Random(seed).shuffle(drawn)
    for piece in drawn:
        reply = Reply(text=piece.text, language=piece.language, channel=piece.channel, situation=piece.situation)
        for finding in checkers[piece.language].check(reply).findings:
            if finding.rule == rule and SEVERITIES.index(finding.severity) >= least:
                yield piece, f"{finding.text} :: {piece.text}"
                number -= 1
                break
        if not number:
            return


def main(arguments: list[str] | None = None) -> int:
    """Print the shares, or findings to read; 2 where the data are not there."""
    parser = argparse.ArgumentParser(prog="python -m tonecheck.training.readings", description=__doc__)
    parser.add_argument("--readings", type=Path, default=FOLDER, help="folder of the readings and of our own replies")
    parser.add_argument("--collect", metavar="RULE", help="print findings of that rule instead")
    parser.add_argument("--third-party", type=Path, metavar="DIR", help="texts to collect from, beside our own")
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args(arguments)
    try:
        if options.collect:
            pieces = [
                *own_replies(options.readings),
                *(third_party(options.third_party) if options.third_party else ()),
            ]
            for piece, found in collect(options.collect, pieces, options.number, options.seed):
                print(piece.source, piece.line, " ".join(found.split()), sep="\t")
        else:
            print("\n".join(table(shares(read_readings(options.readings)))))
    except TonecheckError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
