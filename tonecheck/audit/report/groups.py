"""Agents, teams, channels …: their figures, who stands apart, how consistent they are."""

from __future__ import annotations

from collections.abc import Sequence

from tonecheck.audit.report.document import GROUPINGS, Apart, Cell, Consistency, Group, Grouping, Profile
from tonecheck.audit.report.overview import points
from tonecheck.audit.report.series import Measured, Measures, groups
from tonecheck.audit.report.store import Store
from tonecheck.audit.statistics import consistency, contrast, moments
from tonecheck.audit.statistics.contrast import Contrast
from tonecheck.audit.statistics.pooling import pooled

#: Differences below these are of no use to anybody, however sure they are (Cohen 1988: small effects).
SMALLEST = 0.2
ALPHA = 0.05
#: Among 100 reports on archives in which nobody stands apart, one names somebody.
SURE = 0.01
#: The guide itself asks channels for different things: they are compared by their tone alone. The model of tone knows
#: the channel and lays up to 5 of 100 points between the same text as e-mail and as letter, so that less says nothing.
_POINTS_BETWEEN_CHANNELS = 5.0
#: Situations, languages and segments are meant to differ; the guide itself asks for it.
_TOLD_APART = ("agent", "team", "channel", "queue", "template", "month")
_COMPARED = ("channel", "agent", "team", "template")
_KINDS = ("score", "tone", "mark")
SCORE = ("score", "score")


def all_measures(store: Store) -> dict[str, Measures]:
    """The groups of every grouping that the archive has."""
    found = {by: groups(store, by, _KINDS) for by in GROUPINGS}
    return {by: measures for by, measures in found.items() if any(one.name for one in measures.get(SCORE, ()))}


def groupings(measures: dict[str, Measures], least: int) -> list[Grouping]:
    """The score of every group with `least` replies."""
    return [_grouping(by, found[SCORE], least) for by, found in measures.items()]


def _grouping(by: str, found: Sequence[Measured], least: int) -> Grouping:
    named = [one for one in found if one.name is not None]
    leaning = pooled([one.adjusted for one in named])
    rows = [
        Group(
            name=one.name or "",
            n=one.raw.n,
            score=points(moments.mean(one.raw)),
            adjusted=round(one.adjusted.mean, 2),
            pooled=points(lean),
            green=points(moments.share(one.full, one.raw.n), 4),
        )
        for one, lean in zip(named, leaning, strict=True)
        if one.raw.n >= least
    ]
    if by != "month":
        rows.sort(key=lambda row: (-row.pooled.value, row.name))
    few = [one for one in named if one.raw.n < least]
    return Grouping(by, rows, len(few), sum(one.raw.n for one in few))


def apart(measures: dict[str, Measures], least: int) -> list[Apart]:
    """Who stands apart: sure after correction for all comparisons of the report, and by more than a small effect."""
    compared = {by: measures[by] for by in _TOLD_APART if by in measures}
    tests = sum(_counts(one, least) for found in compared.values() for rows in found.values() for one in rows)
    apart_ = [
        one
        for by, found in compared.items()
        for (kind, measure), rows in found.items()
        for one in _stepped(by, kind, measure, rows, least, tests)
    ]
    return sorted(apart_, key=lambda one: (one.by != "agent", -abs(one.size), one.by, one.name))


def _counts(one: Measured, least: int) -> bool:
    return one.name is not None and one.raw.n >= least


def _stepped(by: str, kind: str, measure: str, compared: list[Measured], least: int, tests: int) -> list[Apart]:
    """Takes out the group that stands apart most, then compares the rest among themselves, until none does.

    Otherwise one cold channel would make every other one look warm.
    """
    left, found = list(compared), list[Apart]()
    while True:
        sizes = [(_p(one, tests), one, group) for one, group in zip(_contrasts(by, kind, left), left, strict=True)]
        clear = [
            (p, -abs(one.size), group.raw.n, group.name or "", one, group)
            for p, one, group in sizes
            if one and _counts(group, least) and p < SURE and _matters(by, kind, one)
        ]
        if not clear:
            return found
        p, _, _, name, one, group = min(clear, key=lambda row: row[:4])
        value = 100 * group.full / group.raw.n if kind == "mark" else group.adjusted.mean
        difference = 100 * one.difference if kind == "mark" else one.difference
        found.append(
            Apart(
                by=by,
                name=name,
                kind=kind,
                measure=measure,
                n=group.raw.n,
                value=round(value, 2),
                others=round(value - difference, 2),
                size=round(one.size, 3),
                p=round(p, 6),
            )
        )
        left.remove(group)


def _matters(by: str, kind: str, one: Contrast) -> bool:
    if by == "channel":
        return kind == "tone" and abs(one.size) >= SMALLEST
    return abs(one.size) >= SMALLEST


def _p(one: Contrast | None, tests: int) -> float:
    return min(1.0, one.p * tests) if one else 1.0


def _contrasts(by: str, kind: str, compared: Sequence[Measured]) -> list[Contrast | None]:
    if kind == "mark":
        return contrast.shares([one.full for one in compared], [one.raw.n for one in compared])
    margin = _POINTS_BETWEEN_CHANNELS if by == "channel" else 0.0
    return contrast.means([one.compared for one in compared], margin)


def consistencies(measures: dict[str, Measures]) -> list[Consistency]:
    """The consistency index of score and dimensions for each kind of group."""
    found: list[Consistency] = []
    for by in _COMPARED:
        for (kind, measure), compared in measures.get(by, {}).items():
            spread = consistency.index([one.adjusted for one in compared if one.name is not None])
            if spread and kind != "mark":
                found.append(
                    Consistency(by, measure, spread.groups, spread.n, points(spread.index, 3), round(spread.p, 6))
                )
    return found


def profiles(measures: dict[str, Measures], least: int) -> list[Profile]:
    """Score and dimensions of channels and situations side by side, as they are."""
    return [
        Profile(by=by, name=one.name or "", kind=kind, measure=measure, n=one.raw.n, mean=points(moments.mean(one.raw)))
        for by in ("channel", "situation")
        for (kind, measure), compared in measures.get(by, {}).items()
        if kind != "mark"
        for one in compared
        if _counts(one, least)
    ]


def heat(measures: dict[str, Measures], least: int) -> list[Cell]:
    """Agents × dimensions: pooled distances from the mean, in units of the spread within agents."""
    cells: list[Cell] = []
    for (kind, measure), compared in measures.get("agent", {}).items():
        named = [one for one in compared if one.name is not None]
        spread = moments.within([one.adjusted for one in named])
        if kind == "mark" or spread <= 0:
            continue
        middle = moments.together([one.adjusted for one in named]).mean
        for one, lean in zip(named, pooled([one.adjusted for one in named]), strict=True):
            if one.raw.n >= least:
                cells.append(Cell(one.name or "", measure, round((lean.value - middle) / spread**0.5, 3)))
    return cells
