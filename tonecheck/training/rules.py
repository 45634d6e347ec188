"""Measure the rules: `python -m tonecheck.training.rules [--corpus DIR] [--slices fg] [--errors RULE] [--json]`.

Every reply of the open part is checked under its language's neutral guide, which knows its address (a segment of the
guide) and its situation, with acts from models that did not see it. The flaws that its raters noted decide: a finding
is wrong only where neither rater has the flaw; recall is given over the flaws that both have, and over those that at
least one has. Phrases of the lexicons were chosen with these replies in sight, so that for them the figures are what is
reached here, not what is promised.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from tonecheck.checker import Checker
from tonecheck.errors import TonecheckError
from tonecheck.guide.guide import Guide
from tonecheck.reply import LANGUAGES, Reply
from tonecheck.report import Finding, Report
from tonecheck.rule import SEVERITIES, Severity
from tonecheck.training.corpus import DATA, Record
from tonecheck.training.held_out import Fold, held_out
from tonecheck.training.interval import wilson
from tonecheck.training.neutral import FOLDER, neutral_guides


class Pair(msgspec.Struct, frozen=True):
    """Rules, any of which should find a reply that has any of the flaws; `least` leaves out what is less serious."""

    flaws: tuple[str, ...]
    rules: tuple[str, ...]
    least: Severity = "note"


_OFFICES = ("clarity.officialese", "clarity.nominal-style")
PAIRS = (
    Pair(("blame",), ("attitude.blame",)),
    Pair(("deflection",), ("attitude.deflection",)),
    Pair(("negative",), ("attitude.negative",)),
    Pair(("pushy",), ("attitude.pushy",)),
    Pair(("no_solution", "no_next_step"), ("protocols.missing-step",)),
    Pair(("hedging",), ("clarity.hedging",)),
    Pair(("vague_time",), ("promises.vague-deadline",)),
    Pair(("overpromise",), ("promises.absolute",)),
    Pair(("overpromise",), ("promises.absolute",), "warning"),
    *(Pair(("bureaucratic",), (rule,)) for rule in _OFFICES),
    Pair(("bureaucratic",), _OFFICES),
    Pair(("bureaucratic",), _OFFICES, "warning"),
    Pair(("passive",), ("clarity.passive",)),
    Pair(("jargon",), ("clarity.jargon",)),
    Pair(("jargon",), ("clarity.jargon",), "warning"),
    Pair(("long_sentence",), ("clarity.long-sentence",)),
    Pair(("empty_apology",), ("apology.empty",)),
    Pair(("over_apology",), ("apology.repeated",)),
    Pair(("exclamation",), ("format.exclamations",)),
    Pair(("exclamation",), ("format.exclamations",), "warning"),
    Pair(("shouting",), ("format.capitals",)),
    Pair(("emoji_overuse",), ("format.emoji",)),
    Pair(("no_greeting",), ("greeting.missing",)),
    Pair(("no_closing",), ("closing.missing",)),
    Pair(("no_closing",), ("closing.missing",), "warning"),
    Pair(("placeholder",), ("templates.unfilled",)),
    Pair(("mixed_address",), ("address.mixed",)),
    Pair(("gender_mixed",), ("inclusive.mixed",)),
)


class Judged(msgspec.Struct, frozen=True):
    """A record with its report."""

    record: Record
    report: Report

    def found(self, pair: Pair) -> tuple[Finding, ...]:
        """The findings of the pair's rules."""
        least = SEVERITIES.index(pair.least)
        return tuple(
            one for one in self.report.findings if one.rule in pair.rules and SEVERITIES.index(one.severity) >= least
        )

    def has(self, pair: Pair) -> bool | None:
        """True where both raters have one of the pair's flaws, False where one has, None where neither has."""
        noted = [self.record.flaws[flaw] for flaw in pair.flaws if flaw in self.record.flaws]
        return any(noted) if noted else None


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """How well a pair's rules find its flaws, counted in replies."""

    said: int = 0  #: replies with a finding
    right: int = 0  #: of these, replies with the flaw by at least one rater
    certain: int = 0  #: replies with the flaw by both raters
    certain_found: int = 0
    noted: int = 0  #: replies with the flaw by at least one rater


def judge(folds: Iterable[Fold], guides: Mapping[str, Guide], slices: str = "") -> Iterator[Judged]:
    """Check every record (of some slices) by its language's guide, with the pipelines that did not see it."""
    for fold in folds:
        checkers = {language: Checker(guide, pipelines=fold.pipelines) for language, guide in guides.items()}
        for record in fold.records:
            if slices and record.slice not in slices:
                continue
            yield Judged(record, checkers[record.language].check(reply_of(record)))


def reply_of(record: Record) -> Reply:
    """The record as a checker takes it: with the situation that was labelled, and its address as the segment."""
    return Reply(
        text=record.text,
        id=record.id,
        language=record.language,
        channel=record.channel,
        situation=record.situation,
        segment=record.address,
        customer=record.customer,
    )


def figure(judged: Iterable[Judged], pair: Pair) -> Figure:
    """Count findings and flaws."""
    rows = [(bool(one.found(pair)), one.has(pair)) for one in judged]
    return Figure(
        said=sum(said for said, _ in rows),
        right=sum(said and flaw is not None for said, flaw in rows),
        certain=sum(flaw is True for _, flaw in rows),
        certain_found=sum(said and flaw is True for said, flaw in rows),
        noted=sum(flaw is not None for _, flaw in rows),
    )


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What is shown of a pair in one language or in both (`all`); shares are None where nothing was counted."""

    flaws: tuple[str, ...]
    rules: tuple[str, ...]
    least: Severity
    replies: str
    found: int
    right: int
    precision: float | None
    low: float  #: the 95 % interval of the precision
    high: float
    recall: float | None  #: over the flaws that both raters have
    certain: int
    recall_any: float | None  #: over the flaws that at least one rater has
    noted: int
    shown: bool  #: False below ten findings, from which nothing follows


def rows(judged: Sequence[Judged]) -> Iterator[Row]:
    """The figures of every pair, per language and in all."""
    for pair in PAIRS:
        for part in (*LANGUAGES, "all"):
            counts = figure((one for one in judged if part in (one.record.language, "all")), pair)
            if counts.said or counts.noted:
                yield _row(pair, part, counts)


def _row(pair: Pair, part: str, counts: Figure) -> Row:
    low, high = wilson(counts.right, counts.said)
    return Row(
        flaws=pair.flaws,
        rules=pair.rules,
        least=pair.least,
        replies=part,
        found=counts.said,
        right=counts.right,
        precision=_share(counts.right, counts.said),
        low=round(low, 4),
        high=round(high, 4),
        recall=_share(counts.certain_found, counts.certain),
        certain=counts.certain,
        recall_any=_share(counts.right, counts.noted),
        noted=counts.noted,
        shown=counts.said >= FEWEST_FINDINGS,
    )


#: Below this number of findings a share shows nothing.
FEWEST_FINDINGS = 10


def table(found: Iterable[Row]) -> Iterator[str]:
    """The rows in Markdown."""
    yield "| flaw | rules | replies | found | precision | 95 % | recall, certain | n | recall, any | n |"
    yield "| --- | --- | --- | --: | --: | --- | --: | --: | --: | --: |"
    for row in found:
        cells = (
            ", ".join(row.flaws),
            ", ".join(f"`{rule}`" for rule in row.rules) + ("" if row.least == "note" else f", from {row.least} on"),
            row.replies,
            str(row.found),
            _percent(row.precision) if row.shown else "not shown",
            f"{100 * row.low:.0f}–{100 * row.high:.0f}",
            _percent(row.recall),
            str(row.certain),
            _percent(row.recall_any),
            str(row.noted),
        )
        yield f"| {' | '.join(cells)} |"


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}"


def errors(judged: Iterable[Judged], rule: str) -> Iterator[str]:
    """The false findings of a rule and the certain flaws that its pair misses, with the acts of the sentences."""
    pair = min((pair for pair in PAIRS if rule in pair.rules), key=lambda pair: len(pair.rules), default=None)
    if pair is None:
        raise TonecheckError(f"No flaw of the corpus belongs to {rule!r}.", remedy="See PAIRS.")
    for one in judged:
        said, flaw = one.found(pair), one.has(pair)
        if said and flaw is None:
            yield _error("FALSE", one)
            yield from (f"    > {finding.rule}: {finding.text}" for finding in said)
        elif not said and flaw:
            yield _error("MISSED", one)


def _error(kind: str, one: Judged) -> str:
    record = one.record
    lines = [f"\n{kind} {record.id} {record.channel} {record.situation} {', '.join(record.flaws)}: {record.customer}"]
    for sentence in one.report.sentences:
        acts = " ".join(f"{act}:{value:.2f}" for act, value in sentence.acts.items() if value >= _SHOWN)
        lines.append(f"  [{acts}] {record.text[sentence.start : sentence.end]}")
    return "\n".join(lines)


_SHOWN = 0.15


def main(arguments: list[str] | None = None) -> int:
    """Print the table, or the errors of a rule; 2 where the data are not there."""
    parser = argparse.ArgumentParser(prog="python -m tonecheck.training.rules", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=DATA)
    parser.add_argument("--models", type=Path, help="folder for the held-out models; default: a temporary one")
    parser.add_argument("--slices", default="", metavar="LETTERS", help="only replies of these slices, such as fg")
    parser.add_argument("--errors", metavar="RULE", help="show what that rule gets wrong instead of the table")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    add_guides(parser)
    options = parser.parse_args(arguments)
    try:
        judged = list(judge(held_out(options.corpus, options.models), guides_of(options), options.slices))
        if options.errors:
            print("\n".join(errors(judged, options.errors)))
        elif options.json:
            print(msgspec.json.format(msgspec.json.encode(list(rows(judged))), indent=2).decode())
        else:
            print("\n".join(table(rows(judged))))
    except TonecheckError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def add_guides(parser: argparse.ArgumentParser) -> None:
    """The options that name other guides than the neutral ones."""
    parser.add_argument(
        "--guides", type=Path, default=FOLDER, metavar="DIR", help="neutral-de.yaml and neutral-en.yaml"
    )
    for language in LANGUAGES:
        parser.add_argument(f"--guide-{language}", type=Path, metavar="FILE", help=f"another guide for {language}")


def guides_of(options: argparse.Namespace) -> dict[str, Guide]:
    """The guides that the options name."""
    return neutral_guides(options.guides, {language: getattr(options, f"guide_{language}") for language in LANGUAGES})


if __name__ == "__main__":
    sys.exit(main())
