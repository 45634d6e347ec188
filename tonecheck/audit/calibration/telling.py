"""What a calibration found, in words for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from tonecheck.audit.calibration.document import Agreement, Calibrated
from tonecheck.audit.report.words import count, interval, measure, number, percents, say
from tonecheck.audit.statistics.moments import Interval

_WIDTH = 14


def told(found: Calibrated, ui: str) -> str:
    """The whole result."""
    return "\n".join(_lines(found, ui)) + "\n"


def _lines(found: Calibrated, ui: str) -> Iterator[str]:
    yield say(ui, "calibrate.head", replies=count("reply", found.replies, ui), raters=", ".join(found.raters))
    yield from ("", say(ui, "calibrate.agreement"))
    for one in found.measures:
        name = measure("tone", one.measure, ui)
        yield _agreement(name, say(ui, "calibrate.tool"), one.tool, ui)
        if one.people:
            yield _agreement("", say(ui, "calibrate.people"), one.people, ui)
    if found.verdicts:
        yield _agreement(say(ui, "calibrate.verdicts"), say(ui, "calibrate.tool"), found.verdicts, ui)
    if found.verdicts_people:
        yield _agreement("", say(ui, "calibrate.people"), found.verdicts_people, ui)
    yield from ("", say(ui, "calibrate.bias"), *_biases(found, ui))
    if found.guide:
        yield from ("", say(ui, "calibrate.guide"), *(f"  {line}" for line in found.guide.splitlines()))
    yield from ("", say(ui, "calibrate.thresholds"), *_thresholds(found, ui))
    if found.disagreements:
        yield from ("", say(ui, "calibrate.disagreements"), *_disagreements(found, ui))


def _agreement(name: str, side: str, found: Agreement, ui: str) -> str:
    figures = "  ".join(_figure(one, ui) for one in (found.alpha, found.kappa, found.spearman))
    return f"  {name:<{_WIDTH}} {side:<{_WIDTH}} {figures}  n = {found.n}"


def _figure(found: Interval | None, ui: str) -> str:
    return f"{interval(found, ui, 2) if found else '–':<20}"


def _biases(found: Calibrated, ui: str) -> Iterator[str]:
    for one in found.measures:
        line = say(
            ui,
            "calibrate.bias_line",
            bias=interval(one.bias, ui),
            error=number(one.error, ui),
            shift=number(one.shift, ui),
            shifted=number(one.error_shifted, ui),
            curved=number(one.error_curved, ui),
            advice=say(ui, f"calibrate.advice.{one.advice}"),
        )
        yield f"  {measure('tone', one.measure, ui):<{_WIDTH}} {line}"


def _thresholds(found: Calibrated, ui: str) -> Iterator[str]:
    if not found.thresholds:
        yield "  " + say(ui, "calibrate.no_thresholds")
    for one in found.thresholds:
        values = {"score": interval(one.score, ui), "right": percents(one.right, ui), "n": one.n}
        yield "  " + say(ui, "calibrate.threshold", name=one.name, **values)


def _disagreements(found: Calibrated, ui: str) -> Iterator[str]:
    for one in found.disagreements:
        name = measure("tone", one.measure, ui)
        values = {"tool": number(one.tool, ui), "people": number(one.people, ui)}
        comments = f" ({'; '.join(one.comments)})" if one.comments else ""
        yield "  " + say(ui, "calibrate.disagreement", place=one.place, measure=name, **values) + comments
