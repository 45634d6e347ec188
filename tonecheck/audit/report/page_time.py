"""The page's trends: months, the drift test, weekdays and hours."""

from __future__ import annotations

from collections.abc import Iterator

from tonecheck.audit.report import charts
from tonecheck.audit.report.charts import Point
from tonecheck.audit.report.document import Document, Drift, Month
from tonecheck.audit.report.groups import ALPHA
from tonecheck.audit.report.html import details, figure, paragraph, table
from tonecheck.audit.report.words import day, interval, measure, month, named, number, say, whole
from tonecheck.report import DIMENSIONS


def trends(document: Document, ui: str) -> Iterator[str]:
    """All of it; only a sentence where the archive gives no times."""
    if not document.months:
        yield paragraph(say(ui, "trends.none"), "")
        return
    yield from _months(document, ui)
    yield from _drift(document, ui)
    yield from _seasons(document, ui)


def _months(document: Document, ui: str) -> Iterator[str]:
    by_measure: dict[str, list[Month]] = {}
    for row in document.months:
        by_measure.setdefault(row.measure, []).append(row)
    names = ["score", *(name for name in DIMENSIONS if name in by_measure)]
    titles = {name: measure("tone", name, ui) for name in names} | {"score": say(ui, "trends.chart")}
    shown = (figure(titles[name], charts.line(_points(by_measure[name], ui), ui, height=90), ui) for name in names)
    yield f'<div class="grid">{"".join(shown)}</div>'
    columns = (say(ui, "trends.month"), say(ui, "n"), *(measure("tone", name, ui) for name in names))
    cells = {(row.month, row.measure): interval(row.mean, ui) for row in document.months}
    rows = (
        (month(row.month, ui), whole(row.n, ui), *(cells.get((row.month, name), "–") for name in names))
        for row in by_measure["score"]
    )
    yield details(say(ui, "table"), table(say(ui, "trends.tone"), columns, rows, ui))


def _points(rows: list[Month], ui: str) -> list[Point]:
    return [Point(month(row.month, ui), row.mean.value, row.mean.low, row.mean.high) for row in rows]


def _drift(document: Document, ui: str) -> Iterator[str]:
    if not document.drift:
        return
    yield f"<h3>{say(ui, 'trends.drift')}</h3>" + paragraph(say(ui, "trends.drift_intro"))
    keys = ("series", "measure", "week", "before", "after", "size", "p", "alarm")
    columns = (*(say(ui, f"trends.{key}") for key in keys), "")
    yield table(say(ui, "trends.drift"), columns, (_drift_row(one, ui) for one in document.drift), ui)


def _drift_row(one: Drift, ui: str) -> tuple[str, ...]:
    return (
        say(ui, "by.all") if one.by == "all" else named(one.by, one.name, ui),
        measure("tone", one.measure, ui),
        say(ui, "trends.span", first=day(one.week, ui), last=day(one.until, ui)) if one.until else day(one.week, ui),
        number(one.before, ui),
        number(one.after, ui),
        number(one.size, ui, 2),
        p_value(one.p, ui),
        day(one.alarm, ui) if one.alarm else "–",
        say(ui, f"trends.{_outcome(one)}"),
    )


def _outcome(one: Drift) -> str:
    if one.until:
        return "passing"
    if one.drifts:
        return "changes"
    return "little" if one.p < ALPHA else "stays"


def p_value(p: float, ui: str) -> str:
    """A p-value; very small ones are not told apart."""
    return f"< {number(0.001, ui, 3)}" if p < 0.001 else number(p, ui, 3)


def _seasons(document: Document, ui: str) -> Iterator[str]:
    days = say(ui, "weekdays").split()
    parts = []
    for by, key, column in (("weekday", "trends.weekday", "trends.day"), ("hour", "trends.hour", "trends.clock")):
        rows = [one for one in document.seasons if one.by == by]
        if not rows:
            continue
        labels = [days[one.value - 1] if by == "weekday" else str(one.value) for one in rows]
        points = [
            Point(label, one.score.value, one.score.low, one.score.high)
            for label, one in zip(labels, rows, strict=True)
        ]
        columns = (say(ui, column), say(ui, "n"), say(ui, "groups.score"))
        cells = ((label, whole(one.n, ui), interval(one.score, ui)) for label, one in zip(labels, rows, strict=True))
        shown = figure(say(ui, key), charts.line(points, ui, height=100), ui)
        parts.append(f"<div>{shown}{details(say(ui, 'table'), table(say(ui, key), columns, cells, ui))}</div>")
    yield f'<div class="grid">{"".join(parts)}</div>'
