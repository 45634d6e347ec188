"""How customers' ratings go with the score and the tone: rank correlations, no causes."""

from __future__ import annotations

from typing import Any

from tonecheck.audit.report.document import Outcome
from tonecheck.audit.report.overview import points
from tonecheck.audit.report.store import Store
from tonecheck.audit.statistics import correlation
from tonecheck.audit.statistics.multiple import holm

OUTCOMES = ("csat", "nps", "ces")


def outcomes(store: Store, least: int) -> list[Outcome]:
    """Each rating with the score and each dimension where at least `least` replies have both."""
    rows = [row for outcome in OUTCOMES for row in _correlated(store, outcome) if row["n"] >= least]
    known = [
        (row, whole)
        for row in rows
        if row["rho"] is not None and (whole := correlation.of_ranks(row["rho"], row["n"])) is not None
    ]
    adjusted = holm([whole.p for _, whole in known])
    return [
        Outcome(
            outcome=row["outcome"],
            kind=row["kind"],
            measure=row["measure"],
            n=row["n"],
            rho=points(whole.rho, 3),
            p=round(p, 6),
            within_channels=_partial(row),
        )
        for (row, whole), p in zip(known, adjusted, strict=True)
    ]


def _partial(row: dict[str, Any]) -> Any:
    """The coefficient of the ranks' rests from their channel's mean."""
    if row["channels"] < 2 or row["partial"] is None:
        return None
    found = correlation.of_ranks(row["partial"], row["n"], row["channels"] - 1)
    return points(found.rho, 3) if found else None


def _correlated(store: Store, outcome: str) -> list[dict[str, Any]]:
    """Spearman's coefficients; ties share their mean rank."""
    return store.rows(
        f"""
        WITH rated AS (
            SELECT reply, channel, {outcome} AS rating, score_tenths FROM scores JOIN replies USING (reply)
            WHERE run = $run AND scored AND {outcome} IS NOT NULL
        ), pairs AS (
            SELECT 'score' AS kind, 'score' AS measure, channel, rating, score_tenths AS value FROM rated
            UNION ALL
            SELECT 'tone', dimension, channel, rating, value_tenths
            FROM rated JOIN (SELECT * FROM tone WHERE run = $run) USING (reply)
        ), ranked AS (
            SELECT kind, measure, channel, {_rank("value")} AS x, {_rank("rating")} AS y FROM pairs
        ), rests AS (
            SELECT *, x - avg(x) OVER inside AS x_rest, y - avg(y) OVER inside AS y_rest
            FROM ranked WINDOW inside AS (PARTITION BY kind, measure, channel)
        )
        SELECT '{outcome}' AS outcome, kind, measure, count(*) AS n, count(DISTINCT channel) AS channels,
            {_coefficient("x", "y")} AS rho, {_coefficient("x_rest", "y_rest")} AS partial
        FROM rests GROUP BY kind, measure ORDER BY kind, measure
        """
    )


def _rank(column: str) -> str:
    return (
        f"rank() OVER (PARTITION BY kind, measure ORDER BY {column}) "
        f"+ (count(*) OVER (PARTITION BY kind, measure, {column}) - 1) / 2"
    )


def _coefficient(first: str, second: str) -> str:
    return f"CASE WHEN stddev_pop({first}) > 0 AND stddev_pop({second}) > 0 THEN corr({first}, {second}) END"
