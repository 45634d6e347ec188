"""The page's response times and customers' ratings."""

from __future__ import annotations

from collections.abc import Iterator

from tonecheck.audit.report import charts
from tonecheck.audit.report.charts import Point
from tonecheck.audit.report.document import Document, Times
from tonecheck.audit.report.html import details, figure, paragraph, table
from tonecheck.audit.report.page_time import p_value
from tonecheck.audit.report.words import duration, group, interval, measure, percents, say, whole


def times(document: Document, ui: str) -> Iterator[str]:
    """How long customers wait, by channel."""
    if not document.times:
        yield paragraph(say(ui, "times.none"), "")
        return
    yield paragraph(say(ui, "times.intro"))
    keys = ("median", "ninety", "standard", "within")
    columns = (say(ui, "by.channel"), say(ui, "times.what"), say(ui, "n"), *(say(ui, f"times.{key}") for key in keys))
    yield table(say(ui, "section.times"), columns, (_row(one, ui) for one in document.times), ui)


def _row(one: Times, ui: str) -> tuple[str, ...]:
    return (
        group("channel", one.channel, ui),
        say(ui, f"times.{one.what}"),
        whole(one.n, ui),
        duration(one.median, ui),
        duration(one.ninety, ui),
        one.standard or "–",
        percents(one.within, ui) if one.within else "–",
    )


def outcomes(document: Document, ui: str) -> Iterator[str]:
    """How ratings go with score and tone."""
    if not document.outcomes:
        yield paragraph(say(ui, "outcomes.none"), "")
        return
    yield paragraph(say(ui, "outcomes.cause"), "warn")
    shown: list[str] = []
    for outcome in dict.fromkeys(one.outcome for one in document.outcomes):
        points = [
            Point(measure(one.kind, one.measure, ui), one.rho.value, one.rho.low, one.rho.high)
            for one in document.outcomes
            if one.outcome == outcome
        ]
        shown.append(figure(say(ui, f"outcome.{outcome}"), charts.dots(points, ui, zero=True), ui))
    yield f'<div class="grid">{"".join(shown)}</div>'
    keys = ("rating", "rho", "within")
    rating, rho, within = (say(ui, f"outcomes.{key}") for key in keys)
    rows = (
        (
            say(ui, f"outcome.{one.outcome}"),
            measure(one.kind, one.measure, ui),
            whole(one.n, ui),
            interval(one.rho, ui, 2),
            p_value(one.p, ui),
            interval(one.within_channels, ui, 2) if one.within_channels else "–",
        )
        for one in document.outcomes
    )
    columns = (rating, say(ui, "trends.measure"), say(ui, "n"), rho, "p", within)
    yield details(say(ui, "table"), table(say(ui, "outcomes.chart"), columns, rows, ui))
