"""A sample of an audit's replies for people to judge, without the tool's figures, which would lead them."""

from __future__ import annotations

from typing import Any

import msgspec

from tonecheck.audit.report.store import Store
from tonecheck.errors import TonecheckError
from tonecheck.report import DIMENSIONS

#: What people fill in: numbers from 0 to 100, and a verdict.
MARKS = ("score", *DIMENSIONS)
ASKED = (*MARKS, "verdict", "comment")
SHOWN = ("reply", "place", "channel", "situation", "language", "customer", "text")
STRATA = ("agent", "team", "channel", "situation", "language", "month", "verdict")
#: Rare verdicts are what thresholds are learned from: each gets the same room.
_EVEN = ("verdict",)


class Sample(msgspec.Struct, frozen=True):
    """The sheet's rows, and the tool's figures of the same replies."""

    rows: list[dict[str, Any]]
    tool: list[dict[str, Any]]


def sample(store: Store, n: int, seed: int, stratify: str | None) -> Sample:
    """`n` scored replies; the same store and seed give the same ones.

    `stratify`: each group by its share, verdicts evenly. Raises TonecheckError where nothing is scored.
    """
    group = {"month": "strftime(sent_at, '%Y-%m')", None: "0"}.get(stratify, stratify)
    order = "place_" if stratify in _EVEN else "(place_ - 0.5) / size"
    rows = store.rows(
        f"""
        WITH own AS (
            SELECT *, {group} AS stratum, hash(reply::VARCHAR || '/' || $seed) AS chance
            FROM scores JOIN replies USING (reply) WHERE run = $run AND scored AND duplicate_of IS NULL
        ), placed AS (
            SELECT *, row_number() OVER (PARTITION BY stratum ORDER BY chance) AS place_,
                count(*) OVER (PARTITION BY stratum) AS size FROM own
        ), chosen AS (SELECT * FROM placed ORDER BY {order}, chance LIMIT $n)
        SELECT reply, source || ':' || line AS place, channel, situation, language, customer, text,
            score_tenths, verdict
        FROM chosen ORDER BY chance
        """,
        n=n,
        seed=str(seed),
    )
    if not rows:
        raise TonecheckError("no reply in it has a score.", place=str(store.path))
    tone = _tone(store, [row["reply"] for row in rows])
    return Sample(
        [{name: row[name] for name in SHOWN} | dict.fromkeys(ASKED) for row in rows],
        [
            {"reply": row["reply"], "verdict": row["verdict"], "score": row["score_tenths"] / 10} | tone[row["reply"]]
            for row in rows
        ],
    )


def _tone(store: Store, replies: list[int]) -> dict[int, dict[str, float]]:
    found: dict[int, dict[str, float]] = {reply: {} for reply in replies}
    rows = store.rows(
        "SELECT reply, dimension, value_tenths FROM tone WHERE run = $run AND list_contains($replies, reply)",
        replies=replies,
    )
    for row in rows:
        found[row["reply"]][row["dimension"]] = row["value_tenths"] / 10
    return found
