"""The schema is after https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.

GitLab reads a part of Code Climate's format, whose published types read the output where they are installed: npm install
codeclimate-types typescript.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jsonschema
import msgspec
import pytest

from tonecheck.formatters import Options, gitlab
from tonecheck.reply import Skipped
from tonecheck.run import Head

_LINE = {"type": "integer", "minimum": 1}
_POSITION = {
    "type": "object",
    "required": ["line"],
    "properties": {"line": _LINE, "column": _LINE},
    "additionalProperties": False,
}
#: What GitLab's documentation of code quality reports asks for.
REPORT = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "type": {"const": "issue"},
            "description": {"type": "string", "pattern": "^[^\\r\\n]+$"},
            "check_name": {"type": "string", "minLength": 1},
            "categories": {"type": "array", "items": {"enum": ["Style", "Bug Risk", "Clarity"]}},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/.]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin", "end"],
                        "properties": {"begin": _LINE, "end": _LINE},
                    },
                    "positions": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": _POSITION, "end": _POSITION},
                    },
                },
                "oneOf": [{"required": ["lines"]}, {"required": ["positions"]}],
                "additionalProperties": False,
            },
        },
        "additionalProperties": False,
    },
}


def issues(head: Head, made: SimpleNamespace, *reports: object, skipped: tuple[Skipped, ...] = ()) -> Any:
    results = [made.checked(one) for one in reports]
    found = json.loads("".join(gitlab.render(head, results, made.tallied(*results, skipped=skipped), Options())))
    jsonschema.validate(found, REPORT)
    return found


def test_nothing_found_is_an_empty_report(head: Head, made: SimpleNamespace) -> None:
    known = made.finding("dir", "a.b", "error", "x", state="baseline")
    assert issues(head, made, made.report(findings=(known,))) == []


def test_new_findings_with_their_place_and_severity(head: Head, made: SimpleNamespace) -> None:
    first, second = issues(head, made, made.report())
    assert (first["check_name"], first["severity"]) == ("address.mixed", "major")
    assert first["location"]["path"] == "entwurf.txt"
    assert first["location"]["positions"]["begin"] == {"line": 3, "column": made.report().findings[0].column}
    assert second["severity"] == "minor"


def test_no_two_have_one_fingerprint_and_another_file_has_others(head: Head, made: SimpleNamespace) -> None:
    twice = made.report(findings=made.report().findings[:1] * 2)
    prints = [one["fingerprint"] for one in issues(head, made, twice, made.report(source="b.txt"), twice)]
    assert len(set(prints)) == len(prints) == 6
    assert prints == [one["fingerprint"] for one in issues(head, made, twice, made.report(source="b.txt"), twice)]


def test_what_was_not_checked_is_in_it(head: Head, made: SimpleNamespace) -> None:
    [one] = issues(head, made, skipped=(Skipped("x.bin", "not text"),))
    assert (one["location"]["path"], one["description"]) == ("x.bin", "not text")


def test_a_description_is_one_line(head: Head, made: SimpleNamespace) -> None:
    finding = msgspec.structs.replace(made.report().findings[0], message="„zwei\r\n  Zeilen“ sind es.")
    [one, other] = issues(head, made, made.report(findings=(finding,)), skipped=(Skipped("x.bin", "no\ntext"),))
    assert (one["description"], other["description"]) == ("„zwei Zeilen“ sind es.", "no text")


def test_the_published_types_take_it(head: Head, made: SimpleNamespace, tmp_path: Path) -> None:
    compiler = shutil.which("tsc")
    modules = Path(compiler or "").absolute().parent.parent
    if compiler is None or not (modules / "codeclimate-types").is_dir():
        pytest.skip("no TypeScript with codeclimate-types here")
    (tmp_path / "node_modules").symlink_to(modules)
    skipped = (Skipped("x.bin", "not text"), Skipped("y.json", "texts", partly=True))

    def errors(found: Any) -> str:
        script = f"import type {{ Issue }} from 'codeclimate-types'\nexport const issues: readonly Issue[] = {found}\n"
        (tmp_path / "report.ts").write_text(script, encoding="utf-8")
        command = [compiler, "--noEmit", "--strict", "--moduleResolution", "node", "report.ts"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120).stdout

    found = json.dumps(issues(head, made, made.report(), skipped=skipped))
    assert errors(found) == ""
    assert "'\"Stil\"' is not assignable" in errors(found.replace('"Style"', '"Stil"'))
