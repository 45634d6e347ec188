"""How much there is and how it was judged: counts, verdicts, the distribution, the scorecard."""

from __future__ import annotations

from tonecheck.audit.report.document import Line, Overview, Skipped
from tonecheck.audit.report.store import Store
from tonecheck.audit.statistics import moments
from tonecheck.audit.statistics.moments import Interval, Moments

_BIN = 50
_BINS = 20


def overview(store: Store) -> Overview:
    """The first figures of a report."""
    counts = store.one(
        """
        SELECT count(*) AS replies, count(*) FILTER (scored) AS scored, count(DISTINCT agent) AS agents,
            count(duplicate_of) AS duplicates,
            strftime(min(sent_at), '%Y-%m-%d') AS first, strftime(max(sent_at), '%Y-%m-%d') AS last,
            count(*) FILTER (verdict = 'green') AS green, count(*) FILTER (verdict = 'amber') AS amber,
            count(*) FILTER (verdict = 'red') AS red, count(*) FILTER (verdict = 'none') AS none
        FROM scores JOIN replies USING (reply) WHERE run = $run
        """
    )
    sums = store.one(
        "SELECT sum(n) AS n, sum(total) AS t, sum(squares) AS q, sum(full_) AS f FROM facts WHERE kind = 'score'"
    )
    n = int(sums["n"] or 0)
    return Overview(
        **counts,
        green_share=moments.share(int(sums["f"] or 0), n),
        score=points(moments.mean(of_tenths(n, sums["t"], sums["q"]))),
        distribution=_distribution(store),
        skipped=_skipped(store),
    )


def of_tenths(n: int, total: float | None, squares: float | None) -> Moments:
    """Moments, in points, from sums of tenths."""
    return Moments.of_sums(int(n), float(total or 0) / 10, float(squares or 0) / 100)


def points(interval: Interval, digits: int = 2) -> Interval:
    """An interval with as many decimals as are shown and one more."""
    low, high = (None if end is None else round(end, digits) for end in (interval.low, interval.high))
    return Interval(round(interval.value, digits), low, high)


def _distribution(store: Store) -> list[int]:
    found = store.rows(
        f"""
        SELECT least(score_tenths // {_BIN}, {_BINS - 1}) AS bin, count(*) AS n FROM scores
        WHERE run = $run AND scored GROUP BY bin
        """
    )
    by_bin = {int(row["bin"]): int(row["n"]) for row in found}
    return [by_bin.get(number, 0) for number in range(_BINS)]


def _skipped(store: Store) -> list[Skipped]:
    found = store.rows(
        """
        SELECT reason, count(*) AS rows, arg_min(source || ':' || line, (source, line)) AS first FROM skipped
        GROUP BY reason ORDER BY rows DESC, reason
        """
    )
    return [Skipped(**row) for row in found]


def scorecard(store: Store) -> list[Line]:
    """The marks of the sections and of the dimensions, and how many replies perform each act."""
    found = store.rows(
        """
        SELECT kind, measure, sum(n) AS n, sum(total) AS t, sum(squares) AS q, sum(full_) AS f FROM facts
        WHERE kind IN ('mark', 'tone_mark') GROUP BY kind, measure ORDER BY kind, measure
        """
    )
    lines = [
        Line(
            kind="tone" if row["kind"] == "tone_mark" else "mark",
            name=row["measure"],
            n=int(row["n"]),
            mean=points(moments.mean(of_tenths(row["n"], row["t"], row["q"]))),
            full=points(moments.share(int(row["f"]), int(row["n"])), 4),
        )
        for row in found
    ]
    return lines + _acts(store)


def _acts(store: Store) -> list[Line]:
    scored = store.one("SELECT count(*) AS n FROM scores WHERE run = $run AND scored")["n"]
    found = store.rows(
        """
        SELECT act, count(DISTINCT acts.reply) AS n FROM acts JOIN scores USING (run, reply)
        WHERE run = $run AND scored AND sentences > 0 GROUP BY act ORDER BY act
        """
    )
    return [Line("act", row["act"], scored, None, points(moments.share(row["n"], scored), 4)) for row in found]
