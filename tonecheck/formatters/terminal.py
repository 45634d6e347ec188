"""For people at a terminal: verdict, tone against its ranges, the findings that matter, what is good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from tonecheck.formatters import Options
from tonecheck.formatters._counts import KNOWN, counts_of, known_of
from tonecheck.formatters._excerpt import SIGNS, describe, excerpt, sentence_of, source_of
from tonecheck.formatters._explain import explain, number
from tonecheck.formatters._layout import Paint, paragraph, spread
from tonecheck.languages.ui import count, say
from tonecheck.report import Finding, Report, ToneResult
from tonecheck.rule import SEVERITIES
from tonecheck.run import Checked, Head, Tally
from tonecheck.score import FEWEST_WORDS

#: Findings shown unless all are asked for.
MOST_FINDINGS = 5
BAR_CELLS = 20


def render(head: Head, results: Iterable[Checked], tally: Tally, options: Options) -> Iterator[str]:
    """A block for each reply as soon as it is checked, and a summary where there are several.

    What is known or suppressed is only counted, and shown with `all`.
    """
    paint = Paint(options.color)
    for result in results:
        yield "\n".join(_block(head, result, options, paint)) + "\n\n"
    for skipped in tally.skipped:
        yield f"{skipped.source}: {say(head.ui, 'skipped')}: {skipped.reason}\n"
    summary = tally.summary
    if summary.replies > 1:
        none = summary.replies - summary.green - summary.amber - summary.red
        counts = {"green": summary.green, "amber": summary.amber, "red": summary.red, "none": none}
        line = say(head.ui, "summary", replies=count(head.ui, "reply", summary.replies), **counts)
        mean = summary.mean_score
        yield (
            line + (f" · {say(head.ui, 'mean_score', score=number(mean, head.ui))}" if mean is not None else "") + "\n"
        )
        if known := known_of(summary, head.ui):
            yield " · ".join((*(counts_of(summary.findings, head.ui) or [say(head.ui, "no_findings")]), *known)) + "\n"


def _shown(report: Report, options: Options) -> list[Finding]:
    """The findings that are shown."""
    return [found for found in report.findings if options.all or found.state == "new"]


def _block(head: Head, result: Checked, options: Options, paint: Paint) -> Iterator[str]:
    report, ui = result.report, head.ui
    yield from (paint("strong", line) for line in paragraph(_title(head, report), options.width, "  ", ""))
    yield ""
    yield from _verdict(result, ui, options.width, paint)
    bars = [(name, tone) for name, tone in report.tone.items() if options.all or tone.mark is not None]
    if bars:
        yield ""
        for name, tone in bars:
            yield from _bar(name, tone, _shown(report, options), ui, options.width, paint)
    yield from _findings(result, ui, options, paint)
    for key, sentences in (("good", report.good), ("not_checked", report.not_checked if options.all else ())):
        if sentences:
            yield ""
            yield from paragraph(f"{say(ui, key)}: {', '.join(sentences)}.", options.width, "  ")
    if options.explain:
        yield ""
        yield from explain(report, ui, paint)


def _title(head: Head, report: Report) -> str:
    place = report.source or "-"
    name = f"{place}:{report.line}" if report.line > 1 else place
    identity = report.id if report.id and report.id != report.source else None
    channel = say(head.ui, f"channel.{report.channel}")
    situation = say(head.ui, f"situation.{report.situation}") if report.situation else None
    return " · ".join(part for part in (name, identity, head.guide.name, channel, situation, report.segment) if part)


def _verdict(result: Checked, ui: str, width: int, paint: Paint) -> Iterator[str]:
    report = result.report
    score = number(report.score, ui) if report.score is not None else "–"
    limit = say(ui, "pass_from", limit=f"{result.pass_:g}") if report.scored else _unscored(report, ui)
    critical = next(
        (one.rule for one in report.findings if one.rule in result.critical and one.state != "suppressed"), None
    )
    reason = f"{say(ui, 'critical')}: {critical}" if critical else limit
    left = f"  ● {score}  {say(ui, f'verdict.{report.verdict}')} ({reason})"
    new = Counter[str](found.severity for found in report.findings if found.state == "new")
    states = Counter[str](found.state for found in report.findings)
    known = [count(ui, f"state.{one}", states[one]) for one in KNOWN if states[one]]
    right = " · ".join((*(counts_of(new, ui) or [say(ui, "no_findings")]), *known))
    painted = left.replace("●", paint(report.verdict, "●"), 1)
    yield from spread(painted, right, width, cell_len(left), cell_len(right))


def _unscored(report: Report, ui: str) -> str:
    """Why a reply has no score."""
    first, _, reason = report.not_checked[0].partition(": ") if report.not_checked else ("", "", "")
    # That nobody can judge the language says more than that there is little of it.
    return reason if reason and (first == "language" or report.words >= FEWEST_WORDS) else say(ui, "too_short")


def _bar(name: str, tone: ToneResult, findings: Sequence[Finding], ui: str, width: int, paint: Paint) -> Iterator[str]:
    cells, wanted = gauge(tone), range_of(tone, ui)
    line = f"  {say(ui, f'dimension.{name}'):<13} {cells} {tone.value:>4.0f}   {wanted:<7}"
    found = next((found for found in findings if found.rule == f"tone.{name}"), None)
    if found is None:
        yield line.rstrip()
        return
    advice = f"{SIGNS[found.severity]} {found.message.partition(': ')[2]}"
    source = source_of(found)
    if cell_len(line) + cell_len(advice) + cell_len(source) + 4 <= width:
        yield f"{line}  {paint(found.severity, advice)}  {paint('dim', source)}"
        return
    yield line.rstrip()
    yield from (paint(found.severity, part) for part in paragraph(advice, width, " " * 18, " " * 16))
    yield " " * 18 + paint("dim", source)


def gauge(tone: ToneResult) -> str:
    """The scale from 0 to 100 with the range that the guide wants and the value in it."""
    low = 0.0 if tone.min is None else tone.min
    high = 100.0 if tone.max is None else tone.max
    step = 100 / BAR_CELLS
    at = min(BAR_CELLS - 1, int(tone.value / step))
    inside = [tone.mark is not None and low < (cell + 1) * step and cell * step < high for cell in range(BAR_CELLS)]
    return "".join("◆" if cell == at else "▒" if inside[cell] else "·" for cell in range(BAR_CELLS))


def range_of(tone: ToneResult, ui: str) -> str:
    """The range that the guide wants in words; nothing where it wants none."""
    if tone.mark is None:
        return ""
    if tone.min is None or tone.max is None:
        return say(ui, "from", min=f"{tone.min:g}") if tone.max is None else say(ui, "to", max=f"{tone.max:g}")
    return f"{tone.min:g}–{tone.max:g}"


def _findings(result: Checked, ui: str, options: Options, paint: Paint) -> Iterator[str]:
    findings = [found for found in _shown(result.report, options) if not found.rule.startswith("tone.")]
    worst_first = sorted(findings, key=lambda found: -SEVERITIES.index(found.severity))
    chosen = worst_first if options.all else worst_first[:MOST_FINDINGS]
    placed = sorted((found for found in chosen if found.end > found.start), key=lambda found: found.start)
    yield from _placed(result, placed, ui, options.width, paint)
    unplaced = [found for found in chosen if found.end == found.start]
    in_tags, missing = ([found for found in unplaced if bool(found.text) == is_there] for is_there in (True, False))
    for title, group in (("in_tags", in_tags), ("missing", missing)):
        if group:
            yield ""
            yield f"  {say(ui, title)}:"
        for found in group:
            yield from describe(found, ui, options.width, paint)
    if len(findings) > len(chosen):
        yield ""
        yield paint("dim", f"  {count(ui, 'more', len(findings) - len(chosen))}")


def _placed(result: Checked, findings: list[Finding], ui: str, width: int, paint: Paint) -> Iterator[str]:
    groups: dict[tuple[int, int], list[Finding]] = {}
    for found in findings:
        span = sentence_of(result, found)
        groups.setdefault((span.start, span.end), []).append(found)
    for group in groups.values():
        yield ""
        yield from excerpt(result, sentence_of(result, group[0]), group, width, paint)
        for found in group:
            yield from describe(found, ui, width, paint)
