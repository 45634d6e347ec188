"""What stands behind the figures: the rules that find most, with examples, and the best and worst replies."""

from __future__ import annotations

from typing import Any

from tonecheck.audit.report.document import Example, RuleLine, Shown
from tonecheck.audit.report.overview import points
from tonecheck.audit.report.store import Store
from tonecheck.audit.statistics import moments
from tonecheck.score import COSTS

_RULES = 15
_EXAMPLES = 3
_REPLIES = 5
#: Shorter replies show little.
_FEWEST_WORDS = 25
_LONGEST = 900
#: The same replies for every report, and from all over the archive.
_SPREAD = "hash(reply)"
_BY_RULE = "hash(rule || reply)"


def rules(store: Store, text: bool) -> list[RuleLine]:
    """The rules that cost the most points, each with the share of replies and three examples from different replies."""
    total = store.one("SELECT count(*) AS n FROM scores WHERE run = $run AND verdict <> 'none'")["n"]
    costs = " ".join(f"WHEN '{severity}' THEN {cost}" for severity, cost in COSTS.items())
    found = store.rows(
        f"""
        SELECT rule, max_by(severity, CASE severity {costs} END) AS severity, count(*) AS findings,
            count(DISTINCT reply) AS replies
        FROM findings JOIN scores USING (run, reply) WHERE run = $run AND verdict <> 'none' GROUP BY rule
        ORDER BY sum(CASE severity {costs} END) DESC, rule LIMIT {_RULES}
        """
    )
    examples = _examples(store, [row["rule"] for row in found], text)
    return [
        RuleLine(
            **row,
            share=points(moments.share(row["replies"], total), 4),
            examples=examples.get(row["rule"], []),
        )
        for row in found
    ]


def _examples(store: Store, names: list[str], text: bool) -> dict[str, list[Example]]:
    rows = store.rows(
        f"""
        WITH firsts AS (
            SELECT rule, reply, nullif(arg_min(excerpt, start_), '') AS excerpt,
                arg_min(suggestion, start_) AS suggestion
            FROM findings WHERE run = $run AND list_contains($names, rule) GROUP BY rule, reply
        ), different AS (
            SELECT * FROM firsts
            QUALIFY row_number() OVER (
                PARTITION BY rule, coalesce(excerpt, suggestion, reply::VARCHAR) ORDER BY {_BY_RULE}
            ) = 1
        )
        SELECT rule, reply, excerpt, suggestion, source || ':' || line AS place
        FROM different JOIN replies USING (reply)
        QUALIFY row_number() OVER (PARTITION BY rule ORDER BY excerpt IS NULL, {_BY_RULE}) <= {_EXAMPLES}
        ORDER BY rule, reply
        """,
        names=names,
    )
    found: dict[str, list[Example]] = {}
    for row in rows:
        found.setdefault(row["rule"], []).append(example(row, text))
    return found


def example(row: dict[str, Any], text: bool) -> Example:
    """An example from a row with rule, reply, place, excerpt and suggestion."""
    return Example(
        rule=row["rule"],
        reply=row["reply"],
        place=row["place"],
        excerpt=shortened(row["excerpt"]) if text else None,
        suggestion=row["suggestion"] if text else None,
    )


def shortened(text: str | None, longest: int = 200) -> str | None:
    """The text, cut at a word where it is long."""
    if text is None or len(text) <= longest:
        return text
    return text[:longest].rsplit(None, 1)[0] + " …"


def best(store: Store, text: bool) -> list[Shown]:
    """The replies with the highest scores."""
    return _shown(store, text, f"score_tenths DESC, {_SPREAD}", "verdict = 'green'")


def worst(store: Store, text: bool) -> list[Shown]:
    """The replies with the lowest scores, those that must not be sent first."""
    return _shown(store, text, f"verdict = 'red' DESC, score_tenths, {_SPREAD}", "verdict <> 'green'")


def _shown(store: Store, text: bool, order: str, kept: str) -> list[Shown]:
    rows = store.rows(
        f"""
        WITH chosen AS (
            SELECT * FROM scores JOIN replies USING (reply)
            WHERE run = $run AND scored AND words >= {_FEWEST_WORDS} AND duplicate_of IS NULL AND {kept}
            ORDER BY {order} LIMIT {_REPLIES}
        )
        SELECT reply, source || ':' || line AS place, agent, channel, score_tenths, verdict, text,
            (SELECT list(DISTINCT rule ORDER BY rule) FROM findings
             WHERE findings.run = $run AND findings.reply = chosen.reply AND severity <> 'note') AS rules
        FROM chosen ORDER BY {order}
        """
    )
    return [
        Shown(
            reply=row["reply"],
            place=row["place"],
            agent=row["agent"],
            channel=row["channel"],
            score=row["score_tenths"] / 10,
            verdict=row["verdict"],
            text=shortened(row["text"], _LONGEST) if text else None,
            rules=row["rules"] or [],
        )
        for row in rows
    ]
