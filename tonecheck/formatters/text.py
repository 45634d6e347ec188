"""For people who look through a library: findings grouped by file and response, and a summary at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import UNSET

from tonecheck.formatters import Options
from tonecheck.formatters._counts import known_of
from tonecheck.formatters._excerpt import SIGNS
from tonecheck.formatters._explain import number
from tonecheck.formatters._layout import Paint, paragraph, width_of
from tonecheck.formatters._machine import new, path, path_of
from tonecheck.languages.ui import count, say
from tonecheck.report import Finding
from tonecheck.rule import SEVERITIES
from tonecheck.run import Checked, Head, Overview, Tally

#: Where the messages begin.
_INDENT = 12
#: From so many new findings on it is said which rules they are of, up to so many of these.
_MANY, _MOST = 20, 5


def render(head: Head, results: Iterable[Checked], tally: Tally, options: Options) -> Iterator[str]:
    """A block for each source with new findings; with `all` also what is known or suppressed, and why it matters."""
    paint = Paint(options.color)
    rules = Counter[str]()
    for source, group in groupby(results, path_of):
        lines = [line for result in _counted(group, rules) for line in _response(result, head.ui, options, paint)]
        if lines:
            yield "\n".join((paint("strong", source), *lines)) + "\n\n"
    for skipped in tally.skipped:
        yield f"{path(skipped.source)}: {say(head.ui, 'skipped')}: {skipped.reason}\n"
    if tally.skipped:
        yield "\n"
    if tally.library is not UNSET:
        yield from (f"{line}\n" for line in _library(tally.library, head.ui))
    yield from (f"{line}\n" for line in _summary(tally, head.ui, paint))
    if rules.total() >= _MANY:
        most = ", ".join(f"{rule} {n}" for rule, n in sorted(rules.items(), key=lambda one: (-one[1], one[0]))[:_MOST])
        yield f"{say(head.ui, 'most_often', rules=most)}\n"


def _counted(results: Iterable[Checked], rules: Counter[str]) -> Iterator[Checked]:
    """The results, their new findings added to the number of each rule."""
    for result in results:
        rules.update(finding.rule for finding in new(result))
        yield result


def _response(result: Checked, ui: str, options: Options, paint: Paint) -> Iterator[str]:
    findings = result.report.findings if options.all else tuple(new(result))
    if not findings and result.report.verdict != "red":
        return
    report = result.report
    score = number(report.score, ui) if report.score is not None else "–"
    which = report.id or (say(ui, "lint.line", line=report.line) if report.line > 1 else "")
    name = f" · {which}" if which else ""
    yield f"  {paint(report.verdict, '●')} {score}  {say(ui, f'verdict.{report.verdict}')}{paint('dim', name)}"
    for finding in findings:
        yield from _finding(finding, ui, options, paint)


def _finding(finding: Finding, ui: str, options: Options, paint: Paint) -> Iterator[str]:
    place = f"{finding.line}:{finding.column}".rjust(_INDENT - 4)
    style = finding.severity if finding.state == "new" else "dim"
    first = f"{paint('dim', place)}  {paint(style, SIGNS[finding.severity])} "
    message = finding.message
    if finding.suggestions:
        message += f" → {say(ui, 'quoted', text=finding.suggestions[0])}"
    if finding.state != "new":
        message += f" ({say(ui, f'state.{finding.state}')}{f': {finding.reason}' if finding.reason else ''})"
    lines = list(paragraph(message, options.width, " " * _INDENT))
    lines[0] = first + lines[0].lstrip()
    if width_of(lines[-1]) + len(finding.rule) + 2 <= options.width + (len(first) - _INDENT if len(lines) == 1 else 0):
        lines[-1] += f"  {paint('dim', finding.rule)}"
    else:
        lines.append(" " * _INDENT + paint("dim", finding.rule))
    yield from lines
    if options.all and finding.why:
        yield from (paint("dim", line) for line in paragraph(finding.why, options.width, " " * _INDENT))


def _summary(tally: Tally, ui: str, paint: Paint) -> Iterator[str]:
    summary = tally.summary
    none = summary.replies - summary.green - summary.amber - summary.red
    counts = {"green": summary.green, "amber": summary.amber, "red": summary.red, "none": none}
    line = say(ui, "summary", replies=count(ui, "reply", summary.replies), **counts)
    mean = summary.mean_score
    yield line + (f" · {say(ui, 'mean_score', score=number(mean, ui))}" if mean is not None else "")
    found = [paint(one, count(ui, one, n)) for one in reversed(SEVERITIES) if (n := summary.findings[one])]
    yield " · ".join((*(found or [say(ui, "no_findings")]), *known_of(summary, ui)))


def _library(found: Overview, ui: str) -> Iterator[str]:
    """The library as a whole: twins, how it spreads on each dimension, what is missing, what is not used."""
    yield say(ui, "library.twins", n=found.twins)
    for (language, channel), group in groupby(found.consistency, lambda one: (one.language, one.channel)):
        spreads = [f"{say(ui, f'dimension.{one.dimension}')} {one.median:.0f} ± {one.spread:.0f}" for one in group]
        yield f"{language} · {say(ui, f'channel.{channel}')}: {', '.join(spreads)}"
    every = {channel for gap in found.without_response for channel in gap.channels}
    for gap in found.without_response:
        channels = ", ".join(say(ui, f"channel.{channel}") for channel in gap.channels)
        if len(every) > 1 and set(gap.channels) == every:
            channels = say(ui, "library.every_channel")
        if gap.guides:
            channels = say(ui, "library.by_guides", channels=channels, guides=", ".join(gap.guides))
        yield say(ui, "library.gap", situation=say(ui, f"situation.{gap.situation}"), channels=channels)
    if found.unused_placeholders:
        yield say(ui, "library.unused", names=", ".join(found.unused_placeholders))
    yield ""
