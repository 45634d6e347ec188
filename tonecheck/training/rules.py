"""Measure the rules: `python -m tonecheck.training.rules [--corpus DIR] [--models DIR] [--slices fg] [--errors RULE]`.

Every reply of the open part is checked under a neutral guide that knows its address and its situation, with acts from
models that did not see it. The flaws that its raters noted decide: a finding is wrong only where neither rater has the
flaw; recall is given over the flaws that both have, and over those that at least one has. Phrases of the lexicons were
chosen with these replies in sight, so that for them the figures are what is reached here, not what is promised.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from tonecheck import checks, guide
from tonecheck.checker import Checker
from tonecheck.errors import TonecheckError
from tonecheck.reply import LANGUAGES, Reply
from tonecheck.report import Finding, Report
from tonecheck.rule import SEVERITIES, Severity
from tonecheck.training.corpus import DATA, Record
from tonecheck.training.held_out import Fold, held_out


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
    Pair(("shouting",), ("format.capitals",)),
    Pair(("emoji_overuse",), ("format.emoji",)),
    Pair(("no_greeting",), ("greeting.missing",)),
    Pair(("no_closing",), ("closing.missing",)),
    Pair(("no_closing",), ("closing.missing",), "warning"),
    Pair(("placeholder",), ("templates.unfilled",)),
    Pair(("mixed_address",), ("address.mixed",)),
    Pair(("gender_mixed",), ("inclusive.mixed",)),
)

_WITH_A_PROBLEM = ("complaint", "goodwill", "outage")
#: Where nobody came to buy.
_NOT_TO_SELL_IN = "[complaint, cancellation, bereavement, privacy, goodwill, outage]"
#: Without one of these a problem is left as it was.
_STEP = "solve|instruct|timeframe"


def neutral_guide(address: str | None) -> str:
    """A guide in which every rule is on that the corpus has a flaw for, and which asks for nothing else."""
    form = {None: "null", "neutral": "null", "mixed": "Sie"}.get(address, address)
    steps = "\n".join(f"  {situation}: {{steps: ['{_STEP}']}}" for situation in _WITH_A_PROBLEM)
    return f"""tonecheck: 1
name: Neutral
address: {form}
greeting: {{required: true}}
closing: {{required: true}}
apology: {{followed_by: [solve, timeframe, instruct, ask, offer_help], at_most: 2}}
promises: {{absolute: warning, deadline: required}}
attitude: {{blame: error, deflection: warning, negative: warning, pushy: {_NOT_TO_SELL_IN}}}
clarity:
  sentence_words: 35
  passive: 30%
  nominal_style: warning
  officialese: warning
  hedging: warning
  jargon: warning
format: {{exclamations: 2, capitals: 0, emoji: 3}}
inclusive: neutral
templates: {{}}
protocols:
{steps}
languages:
  en: {{clarity: {{passive: 50%}}}}
channels:
  chat: {{greeting: {{required: false}}, closing: {{required: false}}}}
  social: {{greeting: {{required: false}}, closing: {{required: false}}}}
  sms: {{greeting: {{required: false}}, closing: {{required: false}}}}
"""


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


def judge(folds: Iterable[Fold], slices: str = "") -> Iterator[Judged]:
    """Check every record, or every one of some slices, with the pipelines that did not see it."""
    for fold in folds:
        checkers: dict[str | None, Checker] = {}
        for record in fold.records:
            if slices and record.slice not in slices:
                continue
            if record.address not in checkers:
                text = neutral_guide(record.address)
                loaded = guide.load_text(text, checks.all_checks())
                checkers[record.address] = Checker(loaded, pipelines=fold.pipelines)
            yield Judged(record, checkers[record.address].check(reply_of(record)))


def reply_of(record: Record) -> Reply:
    """The record as a checker takes it; the situation is the one that was labelled."""
    return Reply(
        text=record.text,
        id=record.id,
        language=record.language,
        channel=record.channel,
        situation=record.situation,
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


def table(judged: Sequence[Judged]) -> Iterator[str]:
    """The figures of every pair in Markdown, per language and in all."""
    yield "| flaw | rules | replies | precision | 95 % | found | recall, certain | n | recall, any | n |"
    yield "| --- | --- | --- | --: | --- | --: | --: | --: | --: | --: |"
    for pair in PAIRS:
        for part in (*LANGUAGES, "all"):
            counts = figure((one for one in judged if part in (one.record.language, "all")), pair)
            if counts.said or counts.noted:
                yield _row(pair, part, counts)


def _row(pair: Pair, part: str, counts: Figure) -> str:
    low, high = wilson(counts.right, counts.said)
    cells = (
        ", ".join(pair.flaws),
        ", ".join(f"`{rule}`" for rule in pair.rules) + ("" if pair.least == "note" else f", from {pair.least} on"),
        part,
        _share(counts.right, counts.said),
        f"{100 * low:.0f}–{100 * high:.0f}",
        str(counts.said),
        _share(counts.certain_found, counts.certain),
        str(counts.certain),
        _share(counts.right, counts.noted),
        str(counts.noted),
    )
    return f"| {' | '.join(cells)} |"


def wilson(right: int, said: int, z: float = 1.96) -> tuple[float, float]:
    """The interval in which a share lies with 95 % (Wilson 1927); the whole range where nothing was counted."""
    if not said:
        return 0.0, 1.0
    share, more = right / said, z * z / said
    middle = (share + more / 2) / (1 + more)
    half = z * math.sqrt(share * (1 - share) / said + more / (4 * said)) / (1 + more)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "–"


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
    options = parser.parse_args(arguments)
    try:
        judged = list(judge(held_out(options.corpus, options.models), options.slices))
        lines = errors(judged, options.errors) if options.errors else table(judged)
        print("\n".join(lines))
    except TonecheckError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
