"""Over time: months, weeks that change, weekdays and hours."""

from __future__ import annotations

from tonecheck.audit.report.document import Drift, Month, Season
from tonecheck.audit.report.groups import SURE
from tonecheck.audit.report.overview import of_tenths, points
from tonecheck.audit.report.series import weeks
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

    Of channels and agents only those that drift are kept; of everybody every measure.
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
        tested = [
            _drift(by, name, measure, bins, change, order, mean, tests)
            for name, bins in groups.items()
            if _n(bins) >= least and (change := drift.change(bins))
        ]
        if by is None:
            return tested
        clear = [one for one in tested if one.drifts]
        if not clear:
            return found
        most = min(clear, key=lambda one: (one.p, -abs(one.size), one.name))
        found.append(most)
        out.append(most.name)


def _n(bins: list[Moments]) -> int:
    return sum(one.n for one in bins)


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
    p = min(1.0, change.p * tests)
    return Drift(
        by=by or "all",
        name=name,
        measure=measure,
        n=_n(bins),
        week=order[change.at],
        before=round(mean + change.before, 2),
        after=round(mean + change.after, 2),
        size=round(change.size, 3),
        p=round(p, 6),
        alarm=None if change.alarm is None else order[change.alarm],
        drifts=p < SURE and abs(change.size) >= SMALLEST_STEP,
    )


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
