"""The report's figures as plain tables, one file each, for spreadsheets and other tools."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from tonecheck.audit.report.document import Document
from tonecheck.errors import TonecheckError
from tonecheck.files import write_atomically

Row = dict[str, Any]


def tables(document: Document) -> dict[str, list[Row]]:
    """Every table by its name; intervals become three columns: `score`, `score_low`, `score_high`."""
    found: Mapping[str, Any] = msgspec.to_builtins(document)
    overview = found["overview"]
    bins, skipped = overview.pop("distribution"), overview.pop("skipped")
    result: dict[str, list[Row]] = {
        "head": [_flat(found["head"])],
        "overview": [_flat(overview)],
        "distribution": [{"from": 5 * place, "replies": n} for place, n in enumerate(bins)],
        "skipped": skipped,
        "groups": [{"by": one["by"], **_flat(row)} for one in found["groups"] for row in one["groups"]],
        "rules": [_flat({**row, "examples": None}) for row in found["rules"]],
        "examples": [{"rule": row["rule"], **_flat(one)} for row in found["rules"] for one in row["examples"]],
        "coaching": list(_advices(found["coaching"])),
        "templates": [{"name": name, **part} for name, part in found["templates"].items()],
        "best": [_flat(row) for row in found["best"]],
        "worst": [_flat(row) for row in found["worst"]],
    }
    plain = ("scorecard", "apart", "consistency", "months", "drift", "seasons", "profiles", "heat", "times", "outcomes")
    result |= {name: [_flat(row) for row in found[name]] for name in plain}
    if found["comparison"]:
        result["comparison"] = [_flat(row) for row in found["comparison"]["steps"]]
    return {name: rows for name, rows in result.items() if rows}


def _advices(cards: Iterable[Row]) -> Iterable[Row]:
    for card in cards:
        for key in ("strengths", "changes"):
            for advice in card[key]:
                examples = "; ".join(one["sentence"] or f"{one['rule']} ({one['place']})" for one in advice["examples"])
                yield {"agent": card["agent"], "n": card["n"], "what": key, **_flat(advice), "examples": examples}


def _flat(row: Mapping[str, Any]) -> Row:
    """A row without nesting; what is no interval is joined or left out."""
    flat: Row = {}
    for key, value in row.items():
        if isinstance(value, Mapping) and "low" in value:
            flat |= {key: value["value"], f"{key}_low": value["low"], f"{key}_high": value["high"]}
        elif isinstance(value, Mapping):
            flat |= {f"{key}_{name}": part for name, part in value.items()}
        elif isinstance(value, list):
            flat[key] = "; ".join(str(part) for part in value if not isinstance(part, Mapping))
        elif value is not None or key != "examples":
            flat[key] = value
    return flat


def write(document: Document, folder: Path, format_: str) -> list[Path]:
    """Write every table into the folder, as CSV or Parquet; returns the files."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TonecheckError(f"cannot be made: {error.strerror}.", place=str(folder)) from None
    written = []
    for name, rows in tables(document).items():
        path = folder / f"{name}.{format_}"
        if format_ == "csv":
            write_atomically(path, _csv(rows))
        else:
            _parquet(path, rows)
        written.append(path)
    return written


def _csv(rows: list[Row]) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, _columns(rows), lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: safe(value) for key, value in row.items()} for row in rows)
    return stream.getvalue()


def safe(value: Any) -> Any:
    """A cell; text that a spreadsheet would take for a formula gets a sign before it."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "@", "-") else value


def _columns(rows: list[Row]) -> list[str]:
    """All columns, in the order in which they first stand; intervals may lack in the first row."""
    return list(dict.fromkeys(key for row in rows for key in row))


def _parquet(path: Path, rows: list[Row]) -> None:
    import pyarrow
    from pyarrow import parquet

    columns = _columns(rows)
    part = path.with_name(f".{path.name}.part")
    parquet.write_table(pyarrow.table({name: [row.get(name) for row in rows] for name in columns}), part)
    part.replace(path)
