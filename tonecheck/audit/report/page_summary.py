"""The page's beginning and end: key figures, what stands out, the comparison of runs, where it all comes from."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from itertools import groupby

from tonecheck.audit.report.canned import label, title
from tonecheck.audit.report.document import Apart, Document, Drift
from tonecheck.audit.report.html import details, paragraph, table, text_of
from tonecheck.audit.report.page_time import p_value
from tonecheck.audit.report.words import count, day, interval, measure, named, number, percent, percents, say, whole
from tonecheck.languages import reasons

_PARTS = 4
_LINES = 20
#: The characters of a canned part that name it in a table.
_WORDS = 60
#: So much of a passing change must lie in months that are named anyway for it to need no sentence of its own.
_TOLD = 0.6
_VERDICTS = ("green", "amber", "red", "none")


def head(document: Document, ui: str) -> str:
    """The period, the key figures, the bar of verdicts."""
    found = document.overview
    period = say(ui, "no_period")
    if found.first and found.last:
        period = say(ui, "period", first=day(found.first, ui), last=day(found.last, ui))
    tiles = (
        (whole(found.replies, ui), say(ui, "tile.replies"), say(ui, "tile.scored", n=whole(found.scored, ui))),
        (number(found.score.value, ui), say(ui, "tile.score"), _ends(interval(found.score, ui))),
        (percent(found.green_share.value, ui), say(ui, "tile.green"), _ends(percents(found.green_share, ui))),
        (whole(found.agents, ui), say(ui, "tile.agents"), say(ui, "tile.duplicates", n=whole(found.duplicates, ui))),
    )
    boxes = "".join(
        f"<li><b>{text_of(value)}</b> <span>{text_of(label)}</span> <small>{text_of(more)}</small></li>"
        for value, label, more in tiles
    )
    unfinished = "" if document.head.finished else paragraph(say(ui, "unfinished"), "warn")
    return (
        f'{unfinished}{paragraph(period)}<ul class="tiles">{boxes}</ul>{_verdicts(document, ui)}'
        f"{paragraph(say(ui, 'level'))}"
    )


def _ends(text: str) -> str:
    """The interval alone."""
    return text.partition(" (")[2].rstrip(")")


def _verdicts(document: Document, ui: str) -> str:
    counts = {name: int(getattr(document.overview, name)) for name in _VERDICTS}
    total, left, parts = max(1, document.overview.replies), 0.0, ""
    for name, n in counts.items():
        width = 100 * n / total
        parts += f'<rect class="v-{name}" x="{left:.2f}" y="0" width="{width:.2f}" height="6"/>'
        left += width
    items = "".join(
        f'<li><span class="key v-{name}"></span>{text_of(say(ui, f"verdict.{name}"))} '
        f"<b>{whole(n, ui)}</b> ({text_of(percent(n / total, ui))})</li>"
        for name, n in counts.items()
    )
    bar = f'<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">{parts}</svg>'
    return f'{bar}<ul class="legend" aria-label="{text_of(say(ui, "verdict"))}">{items}</ul>'


def apart(document: Document, ui: str) -> Iterator[str]:
    """Who stands apart and what changes, a sentence each."""
    yield paragraph(say(ui, "apart.intro"))
    lines = sentences(document, ui)
    if not lines:
        yield paragraph(say(ui, "apart.none"), "")
        return
    yield f'<ul class="apart">{"".join(f"<li>{text_of(line)}</li>" for line in lines[:_LINES])}</ul>'
    if document.apart:
        keys = ("trends.measure", "n", "apart.value", "apart.others", "trends.size", "trends.p")
        columns = (say(ui, "apart.who"), *(say(ui, key) for key in keys))
        yield details(say(ui, "table"), table(say(ui, "section.apart"), columns, _rows(document, ui), ui))


def sentences(document: Document, ui: str) -> list[str]:
    """What changes, then who stands apart."""
    return [*_drifts(document, ui), *_groups(document, ui)]


def _drifts(document: Document, ui: str) -> Iterator[str]:
    named_months = {(one.measure, one.name) for one in document.apart if one.by == "month"}
    for one in document.drift:
        if one.drifts or (one.until and not _is_told_as_months(one, named_months)):
            yield _drift(one, _last_week(document), ui)


def _last_week(document: Document) -> str:
    """The Monday of the archive's last week."""
    last = date.fromisoformat(document.overview.last or str(date.max))
    return str(last - timedelta(days=last.weekday()))


def _drift(one: Drift, last_week: str, ui: str) -> str:
    key = "drift.line"
    if one.until:
        key = "drift.open" if one.until == last_week else "drift.passing"
    line = say(
        ui,
        key,
        name=say(ui, "drift.everyone") if one.by == "all" else named(one.by, one.name, ui),
        measure=measure("tone", one.measure, ui),
        week=day(one.week, ui),
        until=day(one.until, ui) if one.until else "",
        before=number(one.before, ui),
        after=number(one.after, ui),
        replies=count("reply", one.n, ui),
    )
    return f"{line} {say(ui, 'drift.alarm', week=day(one.alarm, ui))}" if one.alarm and not one.until else line


def _is_told_as_months(one: Drift, named_months: Collection[tuple[str, str]]) -> bool:
    """Whether most weeks of a passing change lie in months that are named anyway; a week's month is its Thursday's."""
    if one.by != "all" or not one.until:
        return False
    monday, last = date.fromisoformat(one.week), date.fromisoformat(one.until)
    weeks = [monday + timedelta(weeks=place) for place in range((last - monday).days // 7 + 1)]
    told = sum((one.measure, f"{week + timedelta(days=3):%Y-%m}") in named_months for week in weeks)
    return told >= _TOLD * len(weeks)


def _groups(document: Document, ui: str) -> Iterator[str]:
    ordered = sorted(document.apart, key=lambda one: (one.by, one.name))
    together = [(key, list(rows)) for key, rows in groupby(ordered, key=lambda one: (one.by, one.name))]
    # canned parts can be many; people, channels and months come first
    for (by, name), rows in sorted(
        together, key=lambda item: (item[0][0] == "template", -max(abs(one.size) for one in item[1]))
    ):
        rows.sort(key=lambda one: -abs(one.size))
        parts = [_part(one, ui) for one in rows[:_PARTS]]
        if len(rows) > _PARTS:
            parts.append(count("apart.more", len(rows) - _PARTS, ui))
        replies = count("reply", max(one.n for one in rows), ui)
        said = title(by, name, document.templates, ui)
        yield say(ui, "apart.line", name=said, parts=", ".join(parts), replies=replies)


def _rows(document: Document, ui: str) -> Iterator[tuple[str, ...]]:
    for one in document.apart:
        name = f"{say(ui, f'by.{one.by}')} {label(one.by, one.name, document.templates, ui, _WORDS)}"
        if one.by != "template":
            name = named(one.by, one.name, ui)
        yield (
            name,
            measure(one.kind, one.measure, ui),
            whole(one.n, ui),
            *_both(one, ui),
            number(one.size, ui, 2),
            p_value(one.p, ui),
        )


def _both(one: Apart, ui: str) -> tuple[str, str]:
    """The group's figure and the others'; shares of flawless replies for marks."""
    if one.kind == "mark":
        return percent(one.value / 100, ui), percent(one.others / 100, ui)
    return number(one.value, ui), number(one.others, ui)


def _part(one: Apart, ui: str) -> str:
    value, others = _both(one, ui)
    return say(ui, f"apart.{one.kind}", measure=measure(one.kind, one.measure, ui), value=value, others=others)


def comparison(document: Document, ui: str) -> Iterator[str]:
    """The steps from an earlier run to this one."""
    found = document.comparison
    if found is None:
        return
    yield paragraph(say(ui, "comparison.intro", before=found.run, guide=found.guide))
    head = (say(ui, "trends.measure"), say(ui, "n"), say(ui, "comparison.change"))
    rows = (
        (measure(step.kind, step.measure, ui), whole(step.n, ui), interval(step.change, ui)) for step in found.steps
    )
    yield table(say(ui, "comparison.change"), head, rows, ui)
    changes = ((_change(key, ui), whole(n, ui)) for key, n in found.verdicts.items())
    yield table(say(ui, "comparison.verdicts"), (say(ui, "comparison.from"), say(ui, "n")), changes, ui)


def _change(key: str, ui: str) -> str:
    return " → ".join(say(ui, f"verdict.{verdict}") for verdict in key.split("→"))


def about(document: Document, ui: str) -> Iterator[str]:
    """What was not read, and how the figures come about."""
    yield paragraph(say(ui, "about.stats"))
    yield paragraph(say(ui, "about.names" if document.head.names else "about.pseudonyms"))
    skipped = document.overview.skipped
    if not skipped:
        yield paragraph(say(ui, "about.no_skipped"))
        return
    columns = (say(ui, "about.reason"), say(ui, "about.rows"), say(ui, "about.first"))
    rows = ((reasons.said(one.reason, ui), whole(one.rows, ui), one.first) for one in skipped)
    yield table(say(ui, "about.skipped"), columns, rows, ui)


def footer(document: Document, ui: str, text: bool) -> str:
    """Versions and hashes, and what to mind before the report is passed on."""
    found = document.head
    made = say(
        ui,
        "about.made",
        tonecheck=found.tonecheck,
        run=found.run,
        sha=found.guide_sha256[:12],
        models=", ".join(f"{name} {value[:12]}" for name, value in found.models.items()) or "–",
        lexicons=found.lexicons[:12],
    )
    return paragraph(say(ui, "about.masked" if text else "about.no_text")) + paragraph(made)
