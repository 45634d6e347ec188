"""Runs: what judged, and which replies a new guide leaves as they are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from tonecheck.audit.store import Store
from tonecheck.guide import effective
from tonecheck.provenance import lexicons_hash, models_hashes
from tonecheck.reply import CHANNELS
from tonecheck.version import VERSION

if TYPE_CHECKING:
    from tonecheck.checker import Checker
    from tonecheck.guide import Guide

_SITUATIONS = "situations"
_TABLES = {
    "scores": "scored, score_tenths, verdict",
    "marks": "family, mark_tenths",
    "tone": "dimension, value_tenths, uncertainty_tenths, min, max, mark_tenths",
    "acts": "act, sentences",
    "findings": "rule, severity, start_, end_, excerpt, suggestion",
}


def head(checker: Checker) -> dict[str, Any]:
    """The row of a run, but for its number."""
    guide = checker.guide
    return {
        "guide_name": guide.name,
        "guide_sha256": guide.sha256,
        "models": json.dumps(models_hashes(checker.models), sort_keys=True),
        "lexicons": lexicons_hash(),
        "tonecheck": VERSION,
        "ui": checker.ui,
        "service": json.dumps(_service(guide), sort_keys=True, ensure_ascii=False),
    }


def _service(guide: Guide) -> dict[str, Any]:
    channels = dict.fromkeys((*CHANNELS, *guide.channels))
    return {name: msgspec.to_builtins(guide.policy(language=guide.language, channel=name).service) for name in channels}


def policies(store: Store, guide: Guide) -> dict[str, str]:
    """A hash of what the guide asks in each context that the store has replies of."""
    contexts = store.all("SELECT DISTINCT language, channel, situation, segment FROM replies")
    hashes = {json.dumps(context, ensure_ascii=False): _hash(guide, *context) for context in contexts}
    return {**hashes, _SITUATIONS: json.dumps(sorted(guide.situations), ensure_ascii=False)}


def _hash(guide: Guide, language: str, channel: str, situation: str | None, segment: str | None) -> str:
    policy = guide.policy(language=language, channel=channel, situation=situation, segment=segment)
    lines = (f"{path}={value}\n" for path, value, _ in effective.show(policy))
    return hashlib.sha256("".join(lines).encode()).hexdigest()[:16]


def carry_over(store: Store, run: int, guide: Guide) -> int:
    """Copies what the last run with the same models said where the guide asks the same as then; says of how many.

    Which situation a reply tells depends on the guide's situations, so with others nothing is copied.
    """
    last = store.all(
        "SELECT o.run, o.policies FROM runs o JOIN runs n ON n.run = ? WHERE o.run <> n.run AND o.policies IS NOT NULL"
        " AND (o.models::VARCHAR, o.lexicons, o.tonecheck, o.ui) = (n.models::VARCHAR, n.lexicons, n.tonecheck, n.ui)"
        " ORDER BY o.run DESC LIMIT 1",
        (run,),
    )
    if not last or store.all("SELECT 1 FROM scores WHERE run = ? LIMIT 1", (run,)):
        return 0
    before: Mapping[str, str] = json.loads(last[0][1])
    now = policies(store, guide)
    if before.get(_SITUATIONS) != now[_SITUATIONS]:
        return 0
    same = [json.loads(key) for key, value in now.items() if key != _SITUATIONS and before.get(key) == value]
    return _copy(store, int(last[0][0]), run, same)


def _copy(store: Store, old: int, new: int, contexts: list[list[str | None]]) -> int:
    with store.transaction():
        store.connection.execute(
            "CREATE TEMP TABLE same (language VARCHAR, channel VARCHAR, situation VARCHAR, segment VARCHAR)"
        )
        if contexts:
            store.connection.executemany("INSERT INTO same VALUES (?, ?, ?, ?)", contexts)
        store.connection.execute(
            "CREATE TEMP TABLE copied AS SELECT reply FROM replies r WHERE EXISTS (SELECT 1 FROM same s WHERE"
            " (r.language, r.channel) = (s.language, s.channel) AND r.situation IS NOT DISTINCT FROM s.situation"
            " AND r.segment IS NOT DISTINCT FROM s.segment)"
        )
        for table, columns in _TABLES.items():
            store.connection.execute(
                f"INSERT INTO {table} BY NAME SELECT ?::INTEGER AS run, reply, {columns} FROM {table}"
                " WHERE run = ? AND reply IN (SELECT reply FROM copied)",
                [new, old],
            )
        count = store.all("SELECT count(*) FROM scores WHERE run = ?", (new,))[0][0]
        store.connection.execute("DROP TABLE same; DROP TABLE copied")
    return int(count)
