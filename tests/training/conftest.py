"""Replies made by hand with what models say of them, and small corpora cut out of the one that ships."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tonecheck.report import DIMENSIONS
from tonecheck.resources import models_dir
from tonecheck.training.corpus import Labelled, Record, read_training
from tonecheck.training.evaluation import Scored
from tonecheck.training.labelled import LabelledReply
from tonecheck.training.predictions import Prediction

Acts = Sequence[str]
SHIPPED = models_dir() / "corpus"


@pytest.fixture(scope="session")
def hand() -> Any:
    """Makes labelled replies (`label`), what is said of them (`said`), and both sides together (`scored`)."""
    return SimpleNamespace(label=label, said=said, scored=scored)


@pytest.fixture(scope="session")
def small() -> Any:
    """Makes small corpora and labelled files of open records."""
    return SimpleNamespace(records=records, write_corpus=write_corpus, as_fields=as_fields, write_jsonl=write_jsonl)


def label(number: int, *acts: Acts, tone: float | None = None, **others: object) -> LabelledReply:
    """A labelled reply; `tone` is the rating of every dimension."""
    fields = {
        "place": f"x:{number}",
        "id": f"r{number}",
        "text": f"Antwort {number}",
        "language": "de",
        "tone": {} if tone is None else dict.fromkeys(DIMENSIONS, tone),
        "sentences": tuple(Labelled(at, at + 1, tuple(each)) for at, each in enumerate(acts)) if acts else None,
    }
    return LabelledReply(**fields | others)  # type: ignore[arg-type]


def said(*acts: Acts, tone: float | None = None, **others: object) -> Prediction:
    """What is said of one; `tone` is the value of every dimension."""
    fields = {
        "words": 60,
        "tone": {} if tone is None else dict.fromkeys(DIMENSIONS, tone),
        "acts": tuple(map(frozenset, acts)),
        "situation": "",
        "said": None,
        "address": None,
    }
    return Prediction(**fields | others)  # type: ignore[arg-type]


def scored(*pairs: tuple[LabelledReply, Prediction]) -> Scored:
    """Both sides of some replies."""
    return Scored([one for one, _ in pairs], [other for _, other in pairs])


def records(step: int, first: int = 0) -> list[Record]:
    """Every so-manieth record of the open part."""
    return read_training(SHIPPED)[first::step]


def write_corpus(folder: Path, chosen: Sequence[Record]) -> Path:
    """The chosen records as a corpus: texts, ratings and situations, but no further messages."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = {record.id for record in chosen}
    for path in sorted(SHIPPED.glob("replies-*.txt")):
        blocks = path.read_text(encoding="utf-8").split("\n####")
        kept = [
            block.removeprefix("####") for block in blocks if block.removeprefix("####").split("|")[0].strip() in ids
        ]
        if kept:
            (folder / path.name).write_text("".join(f"####{block}\n" for block in kept), encoding="utf-8")
    for path in sorted(path for kind in ("ratings", "situations") for path in SHIPPED.glob(f"{kind}-*.csv")):
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
