"""Over time: months, weeks that change, weekdays and hours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from tonecheck.audit.report.document import Drift, Month, Season
from tonecheck.audit.report.groups import SURE
from tonecheck.audit.report.overview import of_tenths, points
from tonecheck.audit.report.series import Measures, weeks
from tonecheck.audit.report.store import Store
from tonecheck.audit.statistics import drift, moments
from tonecheck.audit.statistics.drift import Change
from tonecheck.audit.statistics.moments import Moments

#: A step below this, in units of the spread within weeks, is left alone however sure it is.
SMALLEST_STEP = 0.3
_SERIES = (None, "channel", "agent")


def months(store: Store) -> list[Month]:
    """The score and every dimension by month."""
    found = store.rows(
        """
        SELECT kind, measure, month, sum(n) AS n, sum(total) AS t, sum(squares) AS q FROM facts
        WHERE kind IN ('score', 'tone') AND month IS NOT NULL GROUP BY ALL ORDER BY kind, measure, month
        """
    )
    return [
        Month(
            row["month"],
            row["kind"],
            row["measure"],
            int(row["n"]),
            points(moments.mean(of_tenths(row["n"], row["t"], row["q"]))),
        )
        for row in found
    ]


def drifts(store: Store, least: int) -> list[Drift]:
    """The drift test of everybody together, of each channel and each agent, on the score and every dimension.

    Of channels and agents only those that change are kept; of everybody every measure. What changed for a time only
    stands before the test of the other weeks.
    """
    found: list[Drift] = []
    for by in _SERIES:
        found += _of(store, by, least)
    return found


def _of(store: Store, by: str | None, least: int) -> list[Drift]:
    measures = store.rows(
        """
        SELECT kind, measure, sum(total) / sum(n) / 10 AS mean FROM facts
        WHERE kind IN ('score', 'tone') GROUP BY ALL ORDER BY kind, measure
        """
    )
    tests = len(measures) * _series(store, by, least)
    return [
        one
        for row in measures
        for one in _stepped(store, by, row["kind"], row["measure"], float(row["mean"]), tests, least)
    ]


def _series(store: Store, by: str | None, least: int) -> int:
    """How many agents or channels are tested on each measure."""
    if by is None:
        return 1
    found = store.one(
        f"""
        SELECT count(*) AS n FROM (
            SELECT {by} FROM facts WHERE kind = 'score' AND {by} IS NOT NULL AND week IS NOT NULL
            GROUP BY {by} HAVING sum(n) >= $least
        )
        """,
        least=least,
    )
    return max(1, int(found["n"]))


def _stepped(store: Store, by: str | None, kind: str, measure: str, mean: float, tests: int, least: int) -> list[Drift]:
    """Takes out what drifts most and looks again: colleagues must not seem to drift the other way."""
    out, found = list[str](), list[Drift]()
    while True:
        order, groups = weeks(store, by, kind, measure, out)
        floor = moments.within([one for bins in groups.values() for one in bins])
        tested = [
            [
                _drift(by, name, measure, bins, one, order, mean, tests)
                for one in drift.changes(bins, lambda one: _is_clear(one, tests), floor)
            ]
            for name, bins in groups.items()
            if _n(bins) >= least
        ]
        if by is None:
            return [one for series in tested for one in series]
        clear = [changed for series in tested if (changed := [one for one in series if one.drifts or one.until])]
        if not clear:
            return found
        most = min(clear, key=lambda series: (series[0].p, -abs(series[0].size), series[0].name))
        found += most
        out.append(most[0].name)


def _n(bins: list[Moments]) -> int:
    return sum(one.n for one in bins)


def _is_clear(one: Change, tests: int) -> bool:
    return min(1.0, one.p * tests) < SURE and abs(one.size) >= SMALLEST_STEP


def _drift(
    by: str | None,
    name: str,
    measure: str,
    bins: list[Moments],
    change: Change,
    order: list[str],
    mean: float,
    tests: int,
) -> Drift:
    return Drift(
        by=by or "all",
        name=name,
        measure=measure,
        n=_n(bins),
        week=order[change.at],
        until=None if change.until is None else order[change.until],
        before=round(mean + change.before, 2),
        after=round(mean + change.after, 2),
        size=round(change.size, 3),
        p=round(min(1.0, change.p * tests), 6),
        alarm=None if change.alarm is None else order[change.alarm],
        drifts=change.until is None and _is_clear(change, tests),
    )


def leveled(store: Store, measures: Mapping[str, Measures], found: Iterable[Drift]) -> dict[str, Measures]:
    """The measures with months that are compared as if everybody's lasting changes were none: those are told once."""
    by_month = dict(measures.get("month", {}))
    for one in found:
        kind = "score" if one.measure == "score" else "tone"
        if one.by == "all" and one.drifts and (kind, one.measure) in by_month:
            shares = _shares_since(store, kind, one.measure, one.week)
            by_month[kind, one.measure] = [
                msgspec.structs.replace(group, level=(one.after - one.before) * shares.get(group.name, 0.0))
                for group in by_month[kind, one.measure]
            ]
    return {by: by_month if by == "month" else rows for by, rows in measures.items()}


def _shares_since(store: Store, kind: str, measure: str, week: str) -> dict[str | None, float]:
    """The share of each month's replies from that week on."""
    rows = store.rows(
        """
        SELECT month, coalesce(sum(n) FILTER (week >= $week), 0) / sum(n) AS share FROM facts
        WHERE kind = $kind AND measure = $measure GROUP BY month
        """,
        kind=kind,
        measure=measure,
        week=week,
    )
    return {row["month"]: float(row["share"]) for row in rows}


def seasons(store: Store) -> list[Season]:
    """The score by weekday and by hour; hours only where the archive knows them."""
    found: list[Season] = []
    hours = store.one("SELECT count(DISTINCT hour(sent_at)) AS n FROM replies WHERE sent_at IS NOT NULL")["n"]
    for by, part in (("weekday", "isodow"), ("hour", "hour")):
        if by == "hour" and hours < 2:
            continue
        rows = store.rows(
            f"""
            SELECT {part}(sent_at) AS value, count(*) AS n, sum(score_tenths) AS t,
                sum(score_tenths::BIGINT * score_tenths) AS q
            FROM scores JOIN replies USING (reply) WHERE run = $run AND scored AND sent_at IS NOT NULL
            GROUP BY value ORDER BY value
            """
        )
        found += [
            Season(by, row["value"], row["n"], points(moments.mean(of_tenths(row["n"], row["t"], row["q"]))))
            for row in rows
        ]
    return found
