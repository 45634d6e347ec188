"""The rows of judged replies as columns, with the types of the store's tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

_ID = {"run": pa.int32(), "reply": pa.int64()}
_WORDS = pa.string()
_NUMBER = pa.float64()

SCHEMAS: Mapping[str, pa.Schema] = {
    name: pa.schema(list(columns.items()))
    for name, columns in {
        "replies": {
            "reply": pa.int64(),
            "key": pa.int64(),
            "source": _WORDS,
            "line": pa.int64(),
            **dict.fromkeys(
                ("source_id", "ticket", "agent", "team", "queue", "channel", "language", "situation"), _WORDS
            ),
            "situation_told": pa.bool_(),
            "segment": _WORDS,
            "sent_at": pa.timestamp("us"),
            "response_seconds": _NUMBER,
            "words": pa.int32(),
            "text_key": pa.int64(),
            **dict.fromkeys(("csat", "nps", "ces"), _NUMBER),
            **dict.fromkeys(("text", "customer"), _WORDS),
        },
        "parts": {"reply": pa.int64(), "part": pa.int64(), "words": pa.int32()},
        "dropped": {"reply": pa.int64(), "field": _WORDS, "value": _WORDS},
        "scores": {**_ID, "scored": pa.bool_(), "score_tenths": pa.int32(), "verdict": _WORDS},
        "marks": {**_ID, "family": _WORDS, "mark_tenths": pa.int32()},
        "tone": {
            **_ID,
            "dimension": _WORDS,
            "value_tenths": pa.int32(),
            "uncertainty_tenths": pa.int32(),
            "min": _NUMBER,
            "max": _NUMBER,
            "mark_tenths": pa.int32(),
        },
        "acts": {**_ID, "act": _WORDS, "sentences": pa.int32()},
        "findings": {
            **_ID,
            **dict.fromkeys(("rule", "severity"), _WORDS),
            **dict.fromkeys(("start_", "end_"), pa.int64()),
            **dict.fromkeys(("excerpt", "suggestion"), _WORDS),
        },
        "skipped": {"source": _WORDS, "line": pa.int64(), "reason": _WORDS},
    }.items()
}

Rows = dict[str, list[tuple[Any, ...]]]


def arrow(rows: Mapping[str, Iterable[tuple[Any, ...]]]) -> dict[str, pa.Table]:
    """Rows by table as Arrow tables; those without rows are left out."""
    made = {}
    for name, found in rows.items():
        schema, columns = SCHEMAS[name], list(zip(*found, strict=True))
        if columns:
            arrays = [pa.array(column, type_) for column, type_ in zip(columns, schema.types, strict=True)]
            made[name] = pa.Table.from_arrays(arrays, schema=schema)
    return made


def tenths(value: float | None) -> int | None:
    """A number with one decimal as whole tenths."""
    return None if value is None else round(value * 10)
