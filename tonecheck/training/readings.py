"""Readings of findings on other texts: `python -m tonecheck.training.readings [--first] [--current] [--collect RULE]`.

Where the corpus has too few findings of a rule to show anything, its findings on texts outside the corpus were read
one by one. `tests/training/readings/RULE.csv` keeps the place of each (never a third-party text), the verdict and the
reason of those that are wrong; this prints the share of the right ones with its interval. `--first` prints those of
the first reading of our own replies, before rules were mended on them; `--current` says which findings on our own
replies were not read yet, and which readings are of findings that are there no longer. `--collect` prints findings to
read, on our own replies and with `--third-party DIR` on others.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from tonecheck.errors import TonecheckError
from tonecheck.reply import LANGUAGES
from tonecheck.training.interval import wilson
from tonecheck.training.other_texts import FOLDER, Piece, own_replies, third_party

#: A text: its file, and the line on which it begins.
Place = tuple[str, int]
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


def shares(readings: Mapping[str, Sequence[Reading]], *, by_language: bool = False) -> dict[str, Share]:
    """How many findings of each rule were read and are right; `by_language` adds our own replies of each language."""
    parts: dict[str, Sequence[Reading]] = {}
    for rule, rows in readings.items():
        parts[rule] = rows
        for language in LANGUAGES if by_language else ():
            parts[f"{rule} {language}"] = [row for row in rows if row.source == f"replies-{language}.txt"]
    return {
        name: Share(read=len(rows), right=sum(one.verdict == "right" for one in rows)) for name, rows in parts.items()
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
    drawn = list(pieces)
    random.Random(seed).shuffle(drawn)
    with_finding = ((piece, found[rule]) for piece, found in _checked(drawn) if rule in found)
    for piece, text in islice(with_finding, number):
        yield piece, f"{text} :: {piece.text}"


def changes(readings: Mapping[str, Sequence[Reading]], pieces: Sequence[Piece]) -> Iterator[tuple[str, str, Place]]:
    """Rule, `unread` or `gone`, and place of what does not fit: findings without reading, readings without finding.

    Only the texts given count, and only rules that were read on some of them.
    """
    known = {(piece.source, piece.line) for piece in pieces}
    found: dict[str, set[Place]] = {}
    for piece, rules in _checked(pieces):
        for rule in rules:
            found.setdefault(rule, set()).add((piece.source, piece.line))
    for rule, rows in sorted(readings.items()):
        read = {(row.source, row.line) for row in rows} & known
        if read:
            now = found.get(rule, set())
            yield from ((rule, "unread", place) for place in sorted(now - read))
            yield from ((rule, "gone", place) for place in sorted(read - now))


def _checked(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, dict[str, str]]]:
    """Each text with its first finding of each rule at the rule's default severity or above: by rule, its words."""
    from tonecheck import checks
    from tonecheck.checker import Checker
    from tonecheck.reply import Reply
    from tonecheck.rule import SEVERITIES
    from tonecheck.training import neutral

    guides = neutral.neutral_guides(own={name: neutral.FOLDER / f"reading-{name}.yaml" for name in LANGUAGES})
    checkers = {language: Checker(guide) for language, guide in guides.items()}
    least = {name: SEVERITIES.index(rule.severity) for name, rule in checks.all_rules().items()}
    for piece in pieces:
        reply = Reply(text=piece.text, language=piece.language, channel=piece.channel, situation=piece.situation)
        found: dict[str, str] = {}
        for finding in checkers[piece.language].check(reply).findings:
            if SEVERITIES.index(finding.severity) >= least.get(finding.rule, 0):
                found.setdefault(finding.rule, finding.text)
        yield piece, found


def _lines(options: argparse.Namespace) -> Iterator[str]:
    if options.collect:
        others = third_party(options.third_party) if options.third_party else ()
        pieces = [*own_replies(options.readings), *others]
        for piece, found in collect(options.collect, pieces, options.number, options.seed):
            yield f"{piece.source}\t{piece.line}\t{' '.join(found.split())}"
    elif options.current:
        for rule, what, (source, line) in changes(read_readings(options.readings), [*own_replies(options.readings)]):
            yield f"{rule}\t{what}\t{source}\t{line}"
    else:
        folder = options.readings / "first" if options.first else options.readings
        yield from table(shares(read_readings(folder), by_language=options.first))


def main(arguments: list[str] | None = None) -> int:
    """Print the shares, or findings to read; 2 where the data are not there."""
    parser = argparse.ArgumentParser(prog="python -m tonecheck.training.readings", description=__doc__)
    parser.add_argument("--readings", type=Path, default=FOLDER, help="folder of the readings and of our own replies")
    parser.add_argument("--collect", metavar="RULE", help="print findings of that rule instead")
    parser.add_argument("--third-party", type=Path, metavar="DIR", help="texts to collect from, beside our own")
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--first", action="store_true", help="the first reading of our own replies")
    parser.add_argument("--current", action="store_true", help="say which readings do not fit the findings of today")
    options = parser.parse_args(arguments)
    try:
        for line in _lines(options):
            print(line)
    except TonecheckError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
