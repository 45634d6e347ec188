"""What is shown of each rule, and how serious it may be by default: `python -m tonecheck.training.shown [--write]`.

A rule may be an error where the lower end of its precision's 95 % interval is .95 or more, a warning from .85 on, else
a note; both languages together count, and only findings of the rule's own severity or above. Where the corpus has too
few findings for that but their share reaches the bar, a reading on other texts decides. A rule without a flaw in the
corpus and without a reading keeps what `reasons.csv` gives a reason for. `--write` puts the table into `shown.csv`,
which a test holds the rules' severities against.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from tonecheck import checks
from tonecheck.errors import TonecheckError
from tonecheck.files import write_atomically
from tonecheck.rule import SEVERITIES, Severity
from tonecheck.training import readings
from tonecheck.training.corpus import DATA
from tonecheck.training.held_out import held_out
from tonecheck.training.interval import wilson
from tonecheck.training.neutral import FOLDER
from tonecheck.training.readings import Share
from tonecheck.training.rules import PAIRS, Judged, Pair, add_guides, figure, guides_of, judge

FILE, REASONS = "shown.csv", "reasons.csv"
#: From which lower end on a rule may be so serious, the most serious first.
BARS: tuple[tuple[Severity, float], ...] = (("error", 0.95), ("warning", 0.85))


class Reason(msgspec.Struct, frozen=True):
    """A severity that rests on what the rule is, not on counting."""

    severity: Severity
    reason: str


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the table: what was counted, and the most serious default that follows."""

    rule: str
    found: int  #: replies of the corpus with a finding; 0 where no flaw belongs to the rule
    right: int
    low: float  #: lower end of the interval of right / found
    read: int  #: findings on other texts that were read
    read_right: int
    read_low: float
    severity: Severity  #: the most serious that the rule may be by default
    basis: str  #: corpus, reading, reason, or none


def judge_rule(rule: str, corpus: Share, reading: Share, reason: Reason | None) -> Shown:
    """The line of a rule, from what was counted and read and from the reason for its severity, if it has one."""
    severity, basis = allowed(corpus, reading)
    if reason is not None and SEVERITIES.index(reason.severity) > SEVERITIES.index(severity):
        severity, basis = reason.severity, "reason"
    return Shown(
        rule=rule,
        found=corpus.read,
        right=corpus.right,
        low=_low(corpus),
        read=reading.read,
        read_right=reading.right,
        read_low=_low(reading),
        severity=severity,
        basis=basis,
    )


def allowed(corpus: Share, reading: Share) -> tuple[Severity, str]:
    """The most serious severity that is shown, and by what.

    A reading counts only where the corpus does not speak against it: where its share reaches the bar as well.
    """
    for severity, bar in BARS:
        if _low(corpus) >= bar:
            return severity, "corpus"
        if _low(reading) >= bar and (not corpus.read or corpus.right >= bar * corpus.read):
            return severity, "reading"
    return "note", "corpus" if corpus.read else "reading" if reading.read else "none"


def _low(share: Share) -> float:
    """Rounded down, so that no rounding lifts a rule over its bar; 0 where nothing was counted."""
    return int(wilson(share.right, share.read)[0] * 1000) / 1000


def lines(judged: Sequence[Judged], folder: Path = FOLDER) -> Iterator[Shown]:
    """The table over all rules, in the order of their names."""
    read, reasons = readings.shares(readings.read_readings(folder / "readings")), read_reasons(folder / REASONS)
    none = Share(read=0, right=0)
    for name, rule in sorted(checks.all_rules().items()):
        pair = next((pair for pair in PAIRS if pair.rules == (name,)), None)
        counts = figure(judged, Pair(pair.flaws, (name,), rule.severity)) if pair else None
        corpus = Share(read=counts.said, right=counts.right) if counts else none
        yield judge_rule(name, corpus, read.get(name, none), reasons.get(name))


def read_reasons(path: Path) -> dict[str, Reason]:
    """The severities that rest on a reason, by rule; raises msgspec.ValidationError for a severity that is none."""
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["rule"]: msgspec.convert({**row}, Reason) for row in csv.DictReader(stream)}


def read_shown(path: Path) -> dict[str, Shown]:
    """The table that `--write` wrote, by rule."""
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["rule"]: msgspec.convert(row, Shown, strict=False) for row in csv.DictReader(stream)}


def as_csv(table: Sequence[Shown]) -> str:
    """The table as a file."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, Shown.__struct_fields__, lineterminator="\n")
    writer.writeheader()
    writer.writerows(msgspec.structs.asdict(line) for line in table)
    return stream.getvalue()


def as_markdown(table: Sequence[Shown], severities: Mapping[str, Severity]) -> Iterator[str]:
    """The table to read, with each rule's severity today."""
    yield "| rule | default | may be | basis | corpus | from | read | from |"
    yield "| --- | --- | --- | --- | --: | --: | --: | --: |"
    for line in table:
        corpus = f"{line.right}/{line.found}" if line.found else "–"
        read = f"{line.read_right}/{line.read}" if line.read else "–"
        cells = (
            f"`{line.rule}`",
            severities[line.rule],
            line.severity,
            line.basis,
            corpus,
            f"{line.low:.3f}",
            read,
            f"{line.read_low:.3f}",
        )
        yield f"| {' | '.join(cells)} |"


def main(arguments: list[str] | None = None) -> int:
    """Print the table, and write it if asked; 2 where the data are not there."""
    parser = argparse.ArgumentParser(prog="python -m tonecheck.training.shown", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=DATA)
    parser.add_argument("--models", type=Path, help="folder for the held-out models; default: a temporary one")
    parser.add_argument("--write", action="store_true", help=f"write {FILE} beside the neutral guides")
    add_guides(parser)
    options = parser.parse_args(arguments)
    try:
        judged = list(judge(held_out(options.corpus, options.models), guides_of(options)))
        table = list(lines(judged, options.guides))
        if options.write:
            write_atomically(options.guides / FILE, as_csv(table))
    except TonecheckError as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(as_markdown(table, {name: rule.severity for name, rule in checks.all_rules().items()})))
    return 0


if __name__ == "__main__":
    sys.exit(main())
