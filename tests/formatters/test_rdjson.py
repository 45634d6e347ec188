"""The schema is after reviewdog's own: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf/jsonschema.

Besides, a validator of the format reads the output where it is installed: npm install --global
@umbrelladocs/rdformat-validator.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from types import SimpleNamespace
from typing import Any

import jsonschema
import msgspec
import pytest

from tonecheck.formatters import Options, rdjson
from tonecheck.reply import Skipped
from tonecheck.run import Head

_POSITION = {
    "type": "object",
    "required": ["line"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
    "additionalProperties": False,
}
_RANGE = {
    "type": "object",
    "required": ["start"],
    "properties": {"start": _POSITION, "end": _POSITION},
    "additionalProperties": False,
}
#: What the Reviewdog Diagnostic Format is made of, as far as it is used here.
RESULT = {
    "type": "object",
    "required": ["diagnostics"],
    "properties": {
        "source": {"type": "object", "properties": {"name": {"type": "string"}}, "additionalProperties": False},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location"],
                "properties": {
                    "message": {"type": "string"},
                    "location": {
                        "type": "object",
                        "required": ["path"],
                        "properties": {"path": {"type": "string"}, "range": _RANGE},
                        "additionalProperties": False,
                    },
                    "severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
                    "code": {"type": "object", "properties": {"value": {"type": "string"}}},
                    "suggestions": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["range", "text"],
                            "properties": {"range": _RANGE, "text": {"type": "string"}},
                            "additionalProperties": False,
                        },
                    },
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


def diagnostics(
    head: Head, made: SimpleNamespace, *reports: object, skipped: tuple[Skipped, ...] = (), **options: Any
) -> Any:
    results = [made.checked(one) for one in reports]
    found = json.loads(
        "".join(rdjson.render(head, results, made.tallied(*results, skipped=skipped), Options(**options)))
    )
    jsonschema.validate(found, RESULT)
    return found["diagnostics"]


def test_what_is_known_is_no_diagnostic(head: Head, made: SimpleNamespace) -> None:
    known = made.finding("dir", "a.b", "error", "x", state="baseline")
    assert diagnostics(head, made, made.report(findings=(known,))) == []


def test_columns_count_bytes_in_the_source(head: Head, made: SimpleNamespace) -> None:
    lines = made.text.splitlines()
    _, found = diagnostics(head, made, made.report(), lines=lambda _source: lines)
    place = found["location"]["range"]
    line = lines[2].encode()
    assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1].decode() == "an DHL"
    assert place["start"]["column"] > made.report().findings[1].column


def test_without_the_source_only_the_line_is_said(head: Head, made: SimpleNamespace) -> None:
    [first, _] = diagnostics(head, made, made.report())
    assert first["location"]["range"] == {"start": {"line": 3}, "end": {"line": 3}}


def test_safe_fixes_are_suggestions_and_others_are_not(head: Head, made: SimpleNamespace) -> None:
    first, second = made.report().findings
    safe = msgspec.structs.replace(first, safe_fix=True)
    found = diagnostics(head, made, made.report(findings=(safe, first, second)))
    assert [one.get("suggestions", [{}])[0].get("text") for one in found] == ["Ihnen", None, None]


def test_what_was_not_checked_is_an_error(head: Head, made: SimpleNamespace) -> None:
    [found] = diagnostics(head, made, skipped=(Skipped("x.bin", "not text"),))
    assert (found["location"], found["severity"]) == ({"path": "x.bin"}, "ERROR")


def test_a_validator_of_the_format_takes_it(head: Head, made: SimpleNamespace) -> None:
    validator = shutil.which("rdformat-validator")
    if validator is None:
        pytest.skip("no rdformat-validator here")

    def validated(document: object) -> Any:
        command = [validator, "--strict", "--no-extra-fields", "--format", "json"]
        done = subprocess.run(command, input=json.dumps(document), capture_output=True, text=True, timeout=60)
        return json.loads(done.stdout)

    first, second = made.report().findings
    safe = msgspec.structs.replace(first, safe_fix=True)
    lines = made.text.splitlines()
    found = diagnostics(
        head,
        made,
        made.report(findings=(safe, second)),
        skipped=(Skipped("x.bin", "not text"), Skipped("y.json", "texts", partly=True)),
        lines=lambda _source: lines,
    )
    document = {"source": {"name": "tonecheck"}, "diagnostics": found}
    assert validated(document)["success"]
    assert not validated({**document, "diagnostics": [{**found[0], "severity": "FATAL"}]})["success"]
    assert not validated({**document, "diagnostics": [{"message": "x"}]})["success"]
