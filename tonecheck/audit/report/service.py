"""Response times against the guide's service standards."""

from __future__ import annotations

from typing import Any

import msgspec

from tonecheck.audit.report.document import Times
from tonecheck.audit.report.overview import points
from tonecheck.audit.report.store import Store
from tonecheck.audit.statistics import moments

_SECONDS = {"minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}


#: A ticket's first reply; a reply without a ticket is the first of its own.
_FIRST = """
    SELECT channel, response_seconds, sent_at FROM scores JOIN replies USING (reply)
    WHERE run = $run AND response_seconds >= 0
    QUALIFY ticket IS NULL OR row_number() OVER (PARTITION BY ticket ORDER BY sent_at NULLS LAST, reply) = 1
"""
#: From a ticket's first question to its last reply, in the channel of the first.
_LAST = """
    SELECT arg_min(channel, sent_at) AS channel, max(sent_at) AS sent_at,
        epoch(max(sent_at) - min(sent_at - to_seconds(response_seconds))) AS response_seconds
    FROM scores JOIN replies USING (reply)
    WHERE run = $run AND ticket IS NOT NULL AND sent_at IS NOT NULL AND response_seconds >= 0 GROUP BY ticket
"""
_SPANS = {"first_reply": _FIRST, "solution": _LAST}


def times(store: Store) -> list[Times]:
    """The time to each ticket's first reply by channel, and to its last where the guide has a standard for that."""
    standards = msgspec.json.decode(store.run.service or "{}")
    found = []
    for what, spans in _SPANS.items():
        rows = store.rows(
            f"""
            SELECT channel, count(*) AS n, quantile_cont(response_seconds, 0.5) AS median,
                quantile_cont(response_seconds, 0.9) AS ninety
            FROM ({spans}) GROUP BY channel ORDER BY n DESC, channel
            """
        )
        for row in rows:
            standard = (standards.get(row["channel"]) or {}).get(what)
            if standard or what == "first_reply":
                found.append(_times(store, row, what, standard))
    return found


def _times(store: Store, row: dict[str, Any], what: str, standard: dict[str, Any] | None) -> Times:
    within = _within(store, row["channel"], what, standard) if standard else None
    return Times(
        what=what,
        channel=row["channel"],
        n=row["n"],
        median=round(row["median"], 1),
        ninety=round(row["ninety"], 1),
        standard=standard["text"] if standard else None,
        within=within and points(within, 4),
    )


def _within(store: Store, channel: str, what: str, standard: dict[str, Any]) -> moments.Interval | None:
    condition, needed = _condition(standard["amount"], standard["unit"])
    found = store.one(
        f"""
        SELECT count(*) AS n, count(*) FILTER ({condition}) AS kept
        FROM ({_SPANS[what]}) WHERE channel = $channel AND {needed}
        """,
        channel=channel,
    )
    return moments.share(found["kept"], found["n"]) if found["n"] else None


def _condition(amount: float, unit: str) -> tuple[str, str]:
    """SQL that holds for a reply in time, and SQL for what can be judged.

    A working day ends at midnight; Saturdays and Sundays are none, and holidays are not known.
    """
    if unit in _SECONDS:
        return f"response_seconds <= {amount * _SECONDS[unit]}", "true"
    asked = "(sent_at - to_seconds(response_seconds))"
    if unit in ("month", "year"):
        return f"sent_at <= {asked} + to_{unit}s({int(amount)})", "sent_at IS NOT NULL"
    day = f"(date_trunc('day', {asked}) - to_days(greatest(isodow({asked}) - 5, 0)::INTEGER))"
    weekends = f"2 * ((isodow({day}) - 1 + {int(amount)}) // 5)"
    return f"sent_at < {day} + to_days(({int(amount)} + {weekends} + 1)::INTEGER)", "sent_at IS NOT NULL"
