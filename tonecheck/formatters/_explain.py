"""The addends of a score, with the findings that cost them."""

from __future__ import annotations

from collections.abc import Iterator

from tonecheck.formatters._layout import Paint, display
from tonecheck.languages.ui import say
from tonecheck.report import Finding, Report
from tonecheck.score import finding_cost

#: Characters of a finding's words that are repeated beside its cost.
MOST_SHOWN = 30


def number(value: float, ui: str, sign: bool = False) -> str:
    """A number with one decimal as the language writes it, with a real minus sign."""
    text = f"{value:+.1f}" if sign and value else f"{abs(value) if sign else value:.1f}"
    return (text.replace(".", ",") if ui == "de" else text).replace("-", "−")


def family_of(finding: Finding, report: Report) -> str:
    """The family of a finding; a house's own rules have names of their own and belong to `rules`."""
    family = finding.rule.partition(".")[0]
    return family if family in report.marks else "rules"


def explain(report: Report, ui: str, paint: Paint) -> Iterator[str]:
    """100, what each family takes from it, and the score; below each family its findings or dimensions."""
    if report.score is None:
        yield f"  {say(ui, 'too_short')}"
        return
    yield f"  {say(ui, 'score')}: {say(ui, 'starts_from')} {number(100.0, ui)}"
    for addend in sorted(report.addends, key=lambda item: (item.points, item.family)):
        label = f"{say(ui, 'mark')} {number(addend.mark, ui)} · {say(ui, 'weight')} {addend.weight:g}"
        yield f"  {number(addend.points, ui, sign=True):>7}  {addend.family:<12}{paint('dim', label)}"
        yield from _parts(report, addend.family, ui, paint)
    yield f"  {number(report.score, ui):>7}  {say(ui, 'sum')}"
    left_out = sorted(family for family, mark in report.marks.items() if mark is None)
    if left_out:
        yield paint("dim", f"  {say(ui, 'not_applicable')}: {', '.join(left_out)}")


def _parts(report: Report, family: str, ui: str, paint: Paint) -> Iterator[str]:
    if family == "tone":
        for name, tone in report.tone.items():
            if tone.mark is not None and tone.mark < 100:
                title = say(ui, f"dimension.{name}")
                yield paint(
                    "dim", f"           {title} {number(tone.value, ui)}: {say(ui, 'mark')} {number(tone.mark, ui)}"
                )
        return
    for found in report.findings:
        if family_of(found, report) == family:
            cost = number(-finding_cost(found.severity, report.words), ui, sign=True)
            place = f"{found.line}:{found.column}"
            guide = f" · {found.guide}" if found.guide else ""
            words = f" {say(ui, 'quoted', text=_shortened(found.text))}" if found.text else ""
            yield paint("dim", f"           {cost:>6}  {found.rule} {place}{words}{guide}")


def _shortened(text: str) -> str:
    """The words of a finding in one line, their end left out where they are many."""
    return display(text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 2].rstrip() + " …")
