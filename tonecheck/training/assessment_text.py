"""An evaluation as tables in Markdown that also read well in a terminal."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tonecheck.nlp.tone import SHORT_WORDS
from tonecheck.training import rules
from tonecheck.training.assessment import Assessment
from tonecheck.training.bootstrap import Estimate
from tonecheck.training.comparison import Comparison
from tonecheck.training.evaluation import CHANNEL_REPLIES, NOTHING, Addresses, Situations
from tonecheck.training.evaluation_rules import Findings
from tonecheck.training.wording import Voice

_MOST_CONFUSED = 5
_NARROWEST = 3  #: the narrowest rule that Markdown reads


def lines(found: Assessment, judged: Sequence[rules.Judged], voice: Voice) -> Iterator[str]:
    """The whole evaluation, line by line."""
    hashes = ", ".join(f"{language} {value}" for language, value in found.models.items())
    yield voice("head", n=found.replies, models=hashes)
    yield voice("brackets", covered=found.covered, resamples=found.resamples, seed=found.seed)
    yield from (voice("note", text=note.text) for note in found.notes)
    yield from _tone(found, voice)
    yield from _acts(found, voice)
    if found.situation:
        yield from _situations(found.situation, voice)
    if found.address:
        yield from _addresses(found.address, voice)
    if judged:
        yield from _titled(voice("title.rules"), rules.table(rules.rows(judged)))
    if found.findings:
        yield from _findings(found.findings, voice)
    if found.comparison:
        yield from _comparison(found.comparison, voice)


def _titled(title: str, rows: Iterable[str]) -> Iterator[str]:
    yield from ("", f"## {title}", "", *rows)


def _table(voice: Voice, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table whose columns are named by their keys; those of figures have no other name."""
    return table([voice(f"column.{name}") if name[0].islower() and len(name) > 1 else name for name in columns], rows)


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


def _tone(found: Assessment, voice: Voice) -> Iterator[str]:
    if not found.tone:
        return
    rows = [
        (row.part, row.dimension, str(row.n), figure(row.spearman), figure(row.mae), figure(row.bias, signed=True))
        for row in found.tone
    ]
    columns = ("part", "dimension", "n", "Spearman", "MAE", "bias")
    yield from _titled(voice("title.tone", words=SHORT_WORDS), _table(voice, columns, rows))
    if found.bias_by_channel:
        biases = [
            (row.channel, row.dimension, str(row.n), figure(row.bias, signed=True)) for row in found.bias_by_channel
        ]
        title = voice("title.bias", n=CHANNEL_REPLIES)
        yield from _titled(title, _table(voice, ("channel", "dimension", "n", "bias"), biases))


def _acts(found: Assessment, voice: Voice) -> Iterator[str]:
    if not found.acts:
        return
    macro = (f"- {voice('macro', part=part, figure=figure(each))}" for part, each in found.acts_macro_f1.items())
    rows = [
        (row.part, row.act, str(row.n), figure(row.precision), figure(row.recall), figure(row.f1)) for row in found.acts
    ]
    yield from _titled(voice("title.acts"), (*macro, ""))
    yield from _table(voice, ("part", "act", "n", "precision", "recall", "F1"), rows)
    if found.acts_confusion:
        missed = [(act, _counts(row, voice)) for act, row in found.acts_confusion.items()]
        yield from _titled(voice("title.missed"), _table(voice, ("act", "instead"), missed))


def _counts(row: Mapping[str, int], voice: Voice) -> str:
    named = [f"{voice('nothing') if name == NOTHING else name} {count}" for name, count in row.items()]
    rest = sum(list(row.values())[_MOST_CONFUSED:])
    return ", ".join([*named[:_MOST_CONFUSED], *([voice("rest", n=rest)] if rest else [])])


def _situations(found: Situations, voice: Voice) -> Iterator[str]:
    likely = voice("situation.likely", figure=figure(found.accuracy), n=found.n)
    told = voice("situation.told", told=figure(found.coverage), right=figure(found.right_when_told))
    yield from _titled(voice("title.situation"), (f"- {likely}", f"- {told}", ""))
    yield from _confusion(found.confusion, voice)


def _addresses(found: Addresses, voice: Voice) -> Iterator[str]:
    right = voice("address.right", figure=figure(found.accuracy), n=found.n)
    yield from _titled(voice("title.address"), (f"- {right}", ""))
    yield from _confusion(found.confusion, voice)


def _confusion(found: Mapping[str, Mapping[str, int]], voice: Voice) -> Iterator[str]:
    names = sorted({*found, *(name for row in found.values() for name in row)})
    rows = [(label, *(str(row.get(name, 0)) for name in names)) for label, row in found.items()]
    return table((voice("column.labelled-said"), *names), rows)


def _findings(found: Findings, voice: Voice) -> Iterator[str]:
    rows = [(row.rule, str(row.said), str(row.right), str(row.labelled)) for row in found.rules]
    yield from _titled(voice("title.findings"), _table(voice, ("rule", "found", "right", "labelled"), rows))
    yield from _titled(voice("title.verdicts"), _confusion(found.verdicts, voice))


def _comparison(found: Comparison, voice: Voice) -> Iterator[str]:
    rows = []
    for row in found.rows:
        gap = row.difference
        apart = figure(Estimate(gap.value, gap.low, gap.high), signed=True)
        better = voice(f"better.{row.better}")
        rows.append((row.figure, better, str(row.n), _plain(gap.first), _plain(gap.second), apart, _plain(gap.p)))
    columns = ("figure", "better", "n", "these", "others", "difference", "p")
    yield from _titled(voice("title.comparison"), _table(voice, columns, rows))
    yield from ("", voice("p"))
    if found.apart:
        replies = [
            (one.id, one.dimension, *map(_plain, (one.first, one.second, one.label)), str(one.acts))
            for one in found.apart
        ]
        names = ("reply", "dimension", "these", "others", "labelled", "other-acts")
        yield from _titled(voice("title.apart"), _table(voice, names, replies))


def _plain(value: float) -> str:
    return "–" if math.isnan(value) else _number(value, signed=False)
