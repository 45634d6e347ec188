"""A small corpus of its own, cut out of the open part of the one that ships."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

from tonecheck.resources import models_dir
from tonecheck.training.corpus import Record, read_training

SHIPPED = models_dir() / "corpus"


def records(step: int, first: int = 0) -> list[Record]:
    """Every so-manieth record of the open part."""
    return read_training(SHIPPED)[first::step]


def write_corpus(folder: Path, chosen: Sequence[Record]) -> Path:
    """The chosen records as a corpus: texts, ratings and situations."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = {record.id for record in chosen}
    for path in sorted(SHIPPED.glob("replies-*.txt")):
        blocks = path.read_text(encoding="utf-8").split("\n####")
        kept = [block.removeprefix("####") for block in blocks if block.removeprefix("####").split("|")[0].strip() in ids]
        if kept:
            (folder / path.name).write_text("".join(f"####{block}\n" for block in kept), encoding="utf-8")
    for path in sorted(SHIPPED.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        with (folder / path.name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([rows[0], *(row for row in rows[1:] if row[rows[0].index("id")] in ids)])
    return folder


def as_fields(record: Record) -> dict[str, object]:
    """A record as the fields of a labelled line."""
    return {
        "id": record.id,
        "text": record.text,
        "language": record.language,
        "channel": record.channel,
        "customer": record.customer,
        "tone_1_5": dict(record.tone),
        "sentences": [{"start": one.start, "end": one.end, "acts": list(one.acts)} for one in record.sentences],
        "situation": record.situation,
        "address": record.address,
        "flaws": dict(record.flaws),
    }


def write_jsonl(path: Path, lines: Sequence[object]) -> Path:
    """One object a line."""
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path
