"""The page's distribution and scorecard."""

from __future__ import annotations

from collections.abc import Iterator

from tonecheck.audit.report import charts
from tonecheck.audit.report.charts import Point
from tonecheck.audit.report.document import Document
from tonecheck.audit.report.html import details, figure, paragraph, table
from tonecheck.audit.report.words import interval, measure, percents, say, whole

_STEP = 5


def overview(document: Document, ui: str) -> Iterator[str]:
    """How the scores are spread."""
    counts = document.overview.distribution
    starts = [str(_STEP * place) for place in range(len(counts))]
    title = say(ui, "overview.chart")
    yield figure(title, charts.bars(starts, counts, say(ui, "overview.score"), ui), ui)
    rows = ((start, whole(n, ui)) for start, n in zip(starts, counts, strict=True) if n)
    yield details(say(ui, "table"), table(title, (say(ui, "overview.from"), say(ui, "overview.count")), rows, ui))


def scorecard(document: Document, ui: str) -> Iterator[str]:
    """Marks of sections and dimensions, and what replies do."""
    yield paragraph(say(ui, "scorecard.intro"))
    lines = sorted((one for one in document.scorecard if one.mean), key=lambda one: one.mean.value if one.mean else 0)
    title = say(ui, "scorecard.chart")
    points = [
        Point(measure(one.kind, one.name, ui), one.mean.value, one.mean.low, one.mean.high) for one in lines if one.mean
    ]
    if points:
        yield '<div class="side">' + figure(title, charts.dots(points, ui), ui)
        head = (say(ui, "scorecard.line"), say(ui, "scorecard.n"), say(ui, "scorecard.mark"), say(ui, "scorecard.full"))
        rows = (
            (measure(one.kind, one.name, ui), whole(one.n, ui), interval(one.mean, ui), percents(one.full, ui))
            for one in lines
            if one.mean
        )
        yield table(say(ui, "section.scorecard"), head, rows, ui) + "</div>"
    acts = sorted((one for one in document.scorecard if one.kind == "act"), key=lambda one: -one.full.value)
    if acts:
        columns = (say(ui, "scorecard.act"), say(ui, "scorecard.does"))
        rows_of_acts = ((measure("act", one.name, ui), percents(one.full, ui)) for one in acts)
        yield details(say(ui, "scorecard.acts"), table(say(ui, "scorecard.acts"), columns, rows_of_acts, ui))
