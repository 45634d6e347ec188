"""An evaluation as tables in Markdown that also read well in a terminal."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from tonecheck.training import rules
from tonecheck.training.assessment import Assessment
from tonecheck.training.bootstrap import Estimate
from tonecheck.training.comparison import Comparison
from tonecheck.training.evaluation import SHORT_WORDS, Addresses, Situations
from tonecheck.training.evaluation_rules import Findings

_MOST_CONFUSED = 5
_NARROWEST = 3  #: the narrowest rule that Markdown reads


def lines(found: Assessment, judged: Sequence[rules.Judged]) -> Iterator[str]:
    """The whole evaluation, line by line."""
    hashes = ", ".join(f"{language} {value}" for language, value in found.models.items())
    yield f"{found.replies} labelled replies; models {hashes}"
    yield (
        f"In brackets: {found.covered:.0%} percentile bootstrap interval over replies "
        f"({found.resamples:,} resamples, seed {found.seed})."
    )
    yield from (f"Note: {note}" for note in found.notes)
    yield from _tone(found)
    yield from _acts(found)
    if found.situation:
        yield from _situations(found.situation)
    if found.address:
        yield from _addresses(found.address)
    if judged:
        yield from ("", "## Rules against noted flaws (counted in replies)", "", *rules.table(judged))
    if found.findings:
        yield from _findings(found.findings)
    if found.comparison:
        yield from _comparison(found.comparison)


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table with columns of even width; numbers stand to the right."""
    widths = [max(_NARROWEST, *map(len, column)) for column in zip(header, *rows, strict=True)]
    right = [bool(rows) and all(row[at][:1] in "0123456789+-–" for row in rows) for at in range(len(header))]

    def line(cells: Sequence[str]) -> str:
        padded = (
            cell.rjust(width) if is_right else cell.ljust(width)
            for cell, width, is_right in zip(cells, widths, right, strict=True)
        )
        return f"| {' | '.join(padded)} |"

    rule = ("-" * (width - 1) + ":" if is_right else "-" * width for width, is_right in zip(widths, right, strict=True))
    yield line(header)
    yield f"| {' | '.join(rule)} |"
    yield from map(line, rows)


def figure(found: Estimate, *, signed: bool = False) -> str:
    """A figure with its interval; a dash where it is not defined."""
    return "–" if math.isnan(found.value) else f"{_number(found.value, signed)} {_limits(found, signed)}"


def _limits(found: Estimate, signed: bool) -> str:
    if math.isnan(found.low):
        return "[–]"
    return f"[{_number(found.low, signed)}, {_number(found.high, signed)}]"


def _number(value: float, signed: bool) -> str:
    rounded = round(value, 3) + 0.0  # no minus before zero
    return f"{rounded:+.3f}" if signed else f"{rounded:.3f}"


def _tone(found: Assessment) -> Iterator[str]:
    if not found.tone:
        return
    yield from ("", f"## Tone (scale 1 to 5; replies under {SHORT_WORDS} words also apart)", "")
    rows = [
        (row.part, row.dimension, str(row.n), figure(row.spearman), figure(row.mae), figure(row.bias, signed=True))
        for row in found.tone
    ]
    yield from table(("replies", "dimension", "n", "Spearman", "MAE", "bias"), rows)
    if found.bias_by_channel:
        yield from ("", "## Bias of tone by channel (30 replies or more)", "")
        biases = [
            (row.channel, row.dimension, str(row.n), figure(row.bias, signed=True)) for row in found.bias_by_channel
        ]
        yield from table(("channel", "dimension", "n", "bias"), biases)


def _acts(found: Assessment) -> Iterator[str]:
    if not found.acts:
        return
    yield from ("", "## Acts (counted in labelled sentences)", "")
    for part, macro in found.acts_macro_f1.items():
        yield f"- macro-F1, {part}: {figure(macro)}"
    yield ""
    rows = [
        (row.part, row.act, str(row.n), figure(row.precision), figure(row.recall), figure(row.f1)) for row in found.acts
    ]
    yield from table(("replies", "act", "n", "precision", "recall", "F1"), rows)
    if found.acts_confusion:
        yield from ("", "## Acts that were missed, and what was said instead (sentences)", "")
        yield from table(("act", "said instead"), [(act, _counts(row)) for act, row in found.acts_confusion.items()])


def _counts(row: Mapping[str, int]) -> str:
    shown = [f"{name} {count}" for name, count in list(row.items())[:_MOST_CONFUSED]]
    rest = sum(list(row.values())[_MOST_CONFUSED:])
    return ", ".join([*shown, *([f"others {rest}"] if rest else [])])


def _situations(found: Situations) -> Iterator[str]:
    yield from ("", "## Situation of the customer's message", "")
    yield f"- the likeliest label is right in {figure(found.accuracy)} of {found.n} messages"
    yield f"- a situation is told for {figure(found.coverage)} of them, and is right in {figure(found.right_when_told)}"
    yield from ("", *_confusion(found.confusion))


def _addresses(found: Addresses) -> Iterator[str]:
    yield from ("", "## Address (German)", "", f"- right in {figure(found.accuracy)} of {found.n} replies", "")
    yield from _confusion(found.confusion)


def _confusion(found: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    names = sorted({*found, *(name for row in found.values() for name in row)})
    rows = [(label, *(str(row.get(name, 0)) for name in names)) for label, row in found.items()]
    yield from table(("labelled \\ said", *names), rows)


def _findings(found: Findings) -> Iterator[str]:
    yield from ("", "## Findings against corrected output (counted in replies)", "")
    rows = [(row.rule, str(row.said), str(row.right), str(row.labelled)) for row in found.rules]
    yield from table(("rule", "found", "right", "labelled"), rows)
    yield from ("", "## Verdicts", "", *_confusion(found.verdicts))


def _comparison(found: Comparison) -> Iterator[str]:
    yield from ("", "## These models less the others, on the same replies", "")
    rows = []
    for row in found.rows:
        gap = row.difference
        apart = Estimate(gap.value, gap.low, gap.high)
        values = (_plain(gap.first), _plain(gap.second), figure(apart, signed=True), _plain(gap.p))
        rows.append((row.figure, row.better, str(row.n), *values))
    yield from table(("figure", "better", "n", "these", "others", "difference", "p"), rows)
    yield ""
    yield "p: two-sided permutation test, each figure for itself; of 20 alike, one is below .05 by chance."
    if found.apart:
        yield from ("", "## Replies on which they differ most", "")
        yield from table(
            ("reply", "dimension", "these", "others", "labelled", "sentences with other acts"),
            [
                (one.id, one.dimension, *map(_plain, (one.first, one.second, one.label)), str(one.acts))
                for one in found.apart
            ],
        )


def _plain(value: float) -> str:
    return "–" if math.isnan(value) else _number(value, signed=False)
