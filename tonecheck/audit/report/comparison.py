"""An earlier run against this one, reply by reply."""

from __future__ import annotations

from tonecheck.audit.report.document import Comparison, Step
from tonecheck.audit.report.overview import of_tenths, points
from tonecheck.audit.report.store import Store
from tonecheck.audit.statistics import moments
from tonecheck.errors import TonecheckError


def comparison(store: Store, number: int | None) -> Comparison | None:
    """How the score and every dimension changed, over replies that both runs scored."""
    if number is None:
        return None
    earlier = store.numbered(number)
    if number == store.run.run:
        raise TonecheckError(
            f"run {number} is the one that is reported.",
            place=str(store.path),
            remedy="Compare with another; without --run the last finished one is reported.",
        )
    verdicts = store.rows(
        """
        SELECT before.verdict || '→' || now.verdict AS change, count(*) AS n
        FROM scores AS now JOIN scores AS before USING (reply)
        WHERE now.run = $run AND before.run = $before GROUP BY change ORDER BY n DESC, change
        """,
        before=earlier.run,
    )
    return Comparison(
        earlier.run,
        earlier.guide_name,
        earlier.guide_sha256,
        _steps(store, earlier.run),
        {row["change"]: row["n"] for row in verdicts},
    )


def _steps(store: Store, before: int) -> list[Step]:
    """By how many points score and dimensions moved since that run, with intervals."""
    rows = store.rows(
        """
        WITH steps AS (
            SELECT 'score' AS kind, 'score' AS measure, now.score_tenths - before.score_tenths AS step
            FROM scores AS now JOIN scores AS before USING (reply)
            WHERE now.run = $run AND before.run = $before AND now.scored AND before.scored
            UNION ALL
            SELECT 'tone', now.dimension, now.value_tenths - before.value_tenths
            FROM tone AS now JOIN tone AS before USING (reply, dimension)
            WHERE now.run = $run AND before.run = $before
        )
        SELECT kind, measure, count(*) AS n, sum(step) AS t, sum(step::BIGINT * step) AS q FROM steps
        GROUP BY kind, measure ORDER BY kind, measure
        """,
        before=before,
    )
    return [
        Step(row["kind"], row["measure"], row["n"], points(moments.mean(of_tenths(row["n"], row["t"], row["q"]))))
        for row in rows
    ]
