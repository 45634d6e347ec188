"""Moments of groups from the table `facts`, as they are and with everybody's mix of channels and situations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from tonecheck.audit.report.overview import of_tenths
from tonecheck.audit.report.store import Store
from tonecheck.audit.statistics.moments import Moments

#: What replies are made comparable by, unless it is what they are grouped by.
MIX = ("channel", "situation", "language")


class Measured(msgspec.Struct, frozen=True):
    """One group on one measure: raw, and as if it had everybody's mix."""

    name: str | None
    raw: Moments
    adjusted: Moments
    full: int
    level: float = 0.0  #: what a lasting change of everybody has added to it; it sets no group apart

    @property
    def compared(self) -> Moments:
        """What is held against other groups."""
        return Moments(self.adjusted.n, self.adjusted.mean - self.level, self.adjusted.variance)


Measures = dict[tuple[str, str], list[Measured]]


def groups(store: Store, by: str, kinds: Iterable[str]) -> Measures:
    """Every group on every measure of the kinds, by (kind, measure); the group None are replies without that column.

    A reply's value is compared with the mean of its channel, situation and language over all groups (indirect
    standardisation), and the mean of all is added again.
    """
    mix = [column for column in MIX if column != by]
    asked = ", ".join(f"'{kind}'" for kind in kinds)
    found = store.rows(
        f"""
        WITH middles AS (
            SELECT kind, measure, {", ".join(mix)}, sum(total) / sum(n) AS middle FROM facts GROUP BY ALL
        ), everyone AS (SELECT kind, measure, sum(total) / sum(n) AS middle FROM facts GROUP BY ALL)
        SELECT facts.kind, facts.measure, {by} AS name, any_value(everyone.middle) AS everyone,
            sum(n) AS n, sum(total) AS t, sum(squares) AS q, sum(full_) AS f,
            sum(total - n * middles.middle) AS rest,
            sum(squares - 2 * middles.middle * total + n * middles.middle * middles.middle) AS rest_q
        FROM facts
        JOIN everyone ON everyone.kind = facts.kind AND everyone.measure = facts.measure
        JOIN middles ON middles.kind = facts.kind AND middles.measure = facts.measure
            {" ".join(f"AND middles.{column} IS NOT DISTINCT FROM facts.{column}" for column in mix)}
        WHERE facts.kind IN ({asked}) GROUP BY facts.kind, facts.measure, name
        ORDER BY facts.kind, facts.measure, name NULLS LAST
        """
    )
    measures: Measures = {}
    for row in found:
        measures.setdefault((row["kind"], row["measure"]), []).append(_measured(row))
    return measures


def _measured(row: dict[str, Any]) -> Measured:
    rest = of_tenths(row["n"], row["rest"], row["rest_q"])
    adjusted = Moments(rest.n, rest.mean + float(row["everyone"]) / 10, rest.variance)
    return Measured(row["name"], of_tenths(row["n"], row["t"], row["q"]), adjusted, int(row["f"]))


def weeks(
    store: Store, by: str | None, kind: str, measure: str, without: Iterable[str] = ()
) -> tuple[list[str], dict[str, list[Moments]]]:
    """All weeks by their Mondays, and those of every group (by None: of the group `all`) as rests from what is usual.

    What is usual is the mean of the channel, situation and language and, for groups, everybody's week: what moves all
    of them moves none. `without` leaves groups out.
    """
    mix = ", ".join(column for column in MIX if column != by)
    kept = f"AND {by} IS NOT NULL AND NOT list_contains($without, {by})" if by else ""
    everyone = "sum(rest) OVER (PARTITION BY week) / sum(n) OVER (PARTITION BY week)" if by else "0"
    found = store.rows(
        f"""
        WITH kept AS (
            SELECT *, {by or "'all'"} AS name FROM facts
            WHERE kind = $kind AND measure = $measure AND week IS NOT NULL {kept}
        ), middles AS (
            SELECT *, sum(total) OVER mix / sum(n) OVER mix AS middle FROM kept WINDOW mix AS (PARTITION BY {mix})
        ), rests AS (
            SELECT name, week, sum(n) AS n, sum(total - n * middle) AS rest,
                sum(squares - 2 * middle * total + n * middle * middle) AS squares
            FROM middles GROUP BY name, week
        ), shared AS (SELECT *, {everyone} AS usual FROM rests)
        SELECT name, week, n, rest - n * usual AS rest, squares - 2 * usual * rest + n * usual * usual AS squares
        FROM shared ORDER BY name, week
        """,
        kind=kind,
        measure=measure,
        **({"without": list(without)} if by else {}),
    )
    return _in_weeks(found)


def _in_weeks(found: list[dict[str, Any]]) -> tuple[list[str], dict[str, list[Moments]]]:
    order = sorted({row["week"] for row in found})
    place = {week: index for index, week in enumerate(order)}
    result: dict[str, list[Moments]] = {}
    for row in found:
        bins = result.setdefault(row["name"], [Moments(0, 0.0, 0.0)] * len(order))
        bins[place[row["week"]]] = of_tenths(row["n"], row["rest"], row["squares"])
    return order, result
