"""The page's channels, situations, agents, teams, canned parts, and their consistency."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tonecheck.audit.report import charts
from tonecheck.audit.report.canned import label
from tonecheck.audit.report.charts import Point
from tonecheck.audit.report.document import Canned, Document, Group, Grouping
from tonecheck.audit.report.html import details, figure, heat_table, paragraph, table
from tonecheck.audit.report.page_time import p_value
from tonecheck.audit.report.words import count, group, interval, measure, number, percents, say, whole
from tonecheck.report import DIMENSIONS

_DRAWN = 20
#: The characters of a canned part that name it in a chart and in a table.
_CHARACTERS = 18
_WORDS = 60
_CHANNELS = ("channel", "situation", "language", "segment", "queue")
_PEOPLE = ("agent", "team", "template")


def channels(document: Document, ui: str) -> Iterator[str]:
    """Channels side by side, then situations and what else the archive knows."""
    yield from _groupings(document, _CHANNELS[:1], ui)
    yield from _tones(document, "channel", ui)
    yield from _groupings(document, _CHANNELS[1:], ui)


def people(document: Document, ui: str) -> Iterator[str]:
    """Agents in their order, the heat map, teams, canned parts."""
    yield paragraph(say(ui, "groups.intro"))
    yield from _groupings(document, _PEOPLE, ui)
    yield from _heat(document, ui)


def _groupings(document: Document, bys: Sequence[str], ui: str) -> Iterator[str]:
    for by in bys:
        for found in document.groups:
            if found.by == by and (len(found.groups) > 1 or by == "agent"):
                yield from _grouping(found, document.head.least, document.templates, ui)


def _tones(document: Document, by: str, ui: str) -> Iterator[str]:
    rows = [one for one in document.profiles if one.by == by and one.kind == "tone"]
    shown: list[str] = []
    for name in dict.fromkeys(one.measure for one in rows):
        points = [
            Point(group(by, one.name, ui), one.mean.value, one.mean.low, one.mean.high)
            for one in rows
            if one.measure == name
        ]
        shown.append(figure(measure("tone", name, ui), charts.dots(points, ui), ui))
    if len({one.name for one in rows}) < 2:
        return
    title = say(ui, "channels.tone")
    yield f'<h3>{title}</h3><div class="grid">{"".join(shown)}</div>'
    names, measures = dict.fromkeys(one.name for one in rows), dict.fromkeys(one.measure for one in rows)
    cells = {(one.name, one.measure): interval(one.mean, ui) for one in rows}
    columns = (say(ui, f"by.{by}"), *(measure("tone", name, ui) for name in measures))
    lines = ((group(by, name, ui), *(cells.get((name, one), "–") for one in measures)) for name in names)
    yield details(say(ui, "table"), table(title, columns, lines, ui)) + paragraph(say(ui, "channels.note"))


def _grouping(found: Grouping, least: int, parts: Mapping[str, Canned], ui: str) -> Iterator[str]:
    name = say(ui, f"by.{found.by}")
    yield f"<h3>{name}</h3>"
    if found.groups:
        title = say(ui, "groups.chart", by=name)
        drawn = found.groups
        if len(drawn) > 2 * _DRAWN:
            drawn = [*drawn[:_DRAWN], *drawn[-_DRAWN:]]
            yield paragraph(say(ui, "groups.most", n=_DRAWN))
        css = "side words" if found.by == "template" else "side"
        yield f'<div class="{css}">' + figure(title, charts.dots(_points(drawn, found.by, parts, ui), ui), ui)
        keys = ("score", "adjusted", "pooled", "green")
        columns = (name, say(ui, "n"), *(say(ui, f"groups.{key}") for key in keys))
        rows = (_row(one, found.by, parts, ui) for one in found.groups)
        yield table(title, columns, rows, ui) + "</div>"
    else:
        yield paragraph(say(ui, "groups.none", least=least), "")
    if found.few_groups:
        groups = f"{whole(found.few_groups, ui)} × {name}"
        yield paragraph(
            say(ui, "groups.few", groups=groups, least=least, replies=count("reply", found.few_replies, ui))
        )


def _points(drawn: Sequence[Group], by: str, parts: Mapping[str, Canned], ui: str) -> list[Point]:
    """A row of a chart is known by its label: those that begin alike get a number."""
    labels = [label(by, one.name, parts, ui, _CHARACTERS) for one in drawn]
    unlike = [
        f"{said} {labels[: place + 1].count(said)}" if labels.count(said) > 1 else said
        for place, said in enumerate(labels)
    ]
    return [
        Point(said, one.pooled.value, one.pooled.low, one.pooled.high) for said, one in zip(unlike, drawn, strict=True)
    ]


def _row(one: Group, by: str, parts: Mapping[str, Canned], ui: str) -> tuple[str, ...]:
    name = label(by, one.name, parts, ui, _WORDS)
    place = parts[one.name].place if by == "template" and one.name in parts else None
    return (
        f"{name} ({place})" if place else name,
        whole(one.n, ui),
        interval(one.score, ui),
        number(one.adjusted, ui),
        interval(one.pooled, ui),
        percents(one.green, ui),
    )


def _heat(document: Document, ui: str) -> Iterator[str]:
    if not document.heat:
        return
    cells = {(one.agent, one.measure): one.size for one in document.heat}
    order = [one.name for found in document.groups if found.by == "agent" for one in found.groups]
    names = [name for name in ("score", *DIMENSIONS) if any(key[1] == name for key in cells)]
    title = say(ui, "heat.chart")
    columns = (say(ui, "by.agent"), *(measure("tone", name, ui) for name in names))
    rows = ((agent, [cells.get((agent, name), 0.0) for name in names]) for agent in order)
    yield f"<h3>{title}</h3>" + paragraph(say(ui, "heat.intro")) + heat_table(title, columns, rows, ui)


def consistency(document: Document, ui: str) -> Iterator[str]:
    """The index of each kind of group."""
    yield paragraph(say(ui, "consistency.intro"))
    bys = dict.fromkeys(one.by for one in document.consistency)
    charts_: list[str] = []
    for by in bys:
        rows = [one for one in document.consistency if one.by == by]
        points = [
            Point(measure("tone", one.measure, ui), one.index.value, one.index.low, one.index.high) for one in rows
        ]
        title = f"{say(ui, f'by.{by}')}: {say(ui, 'consistency.chart')}"
        charts_.append(figure(title, charts.dots(points, ui), ui))
    yield f'<div class="grid">{"".join(charts_)}</div>'
    columns = (
        say(ui, "groups.pooled"),
        *(say(ui, f"consistency.{key}") for key in ("measure", "groups", "index")),
        "p",
    )
    cells = (
        (
            say(ui, f"by.{one.by}"),
            measure("tone", one.measure, ui),
            whole(one.groups, ui),
            interval(one.index, ui, 2),
            p_value(one.p, ui),
        )
        for one in document.consistency
    )
    yield details(say(ui, "table"), table(say(ui, "section.consistency"), ("", *columns[1:]), cells, ui))
