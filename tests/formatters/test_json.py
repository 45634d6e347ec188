from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import jsonschema

import tonecheck.formatters.json as format_json
from tonecheck.formatters import Options
from tonecheck.reply import Skipped
from tonecheck.run import Head

KEYS = ["tonecheck", "format", "guide", "models", "lexicons", "ui", "reports", "skipped", "summary"]
REPORT_KEYS = [
    "source", "id", "line", "language", "channel", "situation", "segment", "words", "scored", "score", "verdict", "addends",
    "address", "tone", "zones", "sentences", "marks", "findings", "good", "not_checked",
]  # fmt: skip
FINDING_KEYS = [
    "rule", "severity", "message", "start", "end", "line", "column", "end_line", "end_column", "text", "related",
    "suggestions", "safe_fix", "state", "why", "guide", "fingerprint",
]  # fmt: skip


def document(head: Head, made: SimpleNamespace) -> str:
    results = [made.checked(made.report())]
    tally = made.tallied(*results, skipped=(Skipped("x.bin", "not text"),))
    return "".join(format_json.render(head, results, tally, Options()))


def test_the_document_has_its_keys_in_order(head: Head, made: SimpleNamespace) -> None:
    read = json.loads(document(head, made))
    assert list(read) == KEYS
    assert list(read["reports"][0]) == REPORT_KEYS
    assert list(read["reports"][0]["findings"][0]) == FINDING_KEYS
    assert read["summary"]["mean_score"] == 71.4
    assert read["skipped"] == [{"source": "x.bin", "reason": "not text"}]


def test_the_document_is_valid_by_the_shipped_schema(head: Head, made: SimpleNamespace) -> None:
    schema = Path(format_json.__file__).parent / format_json.OUTPUT_SCHEMA_FILE
    jsonschema.validate(json.loads(document(head, made)), json.loads(schema.read_text(encoding="utf-8")))


def test_what_does_not_apply_is_null(head: Head, made: SimpleNamespace) -> None:
    read = json.loads(document(head, made))
    assert read["reports"][0]["marks"]["protocols"] is None
    assert read["reports"][0]["tone"]["warmth"]["mark"] is None
