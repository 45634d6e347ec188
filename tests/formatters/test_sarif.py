from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jsonschema
import msgspec
import pytest

from tonecheck.formatters import Options, sarif
from tonecheck.reply import Skipped
from tonecheck.run import Head

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
SKIPPED = Skipped("entwürfe/x y.bin", "not text")


def log(head: Head, made: SimpleNamespace, *reports: Any, skipped: tuple[Skipped, ...] = (), **options: Any) -> Any:
    results = [made.checked(one) for one in reports]
    return json.loads("".join(sarif.render(head, results, made.tallied(*results, skipped=skipped), Options(**options))))


@pytest.fixture
def reports(made: SimpleNamespace) -> list[Any]:
    """One report with all that a finding can be, one without any."""
    first = made.report(id="macro 12", source="entwürfe/mail 1.txt")
    fixed = msgspec.structs.replace(first.findings[0], safe_fix=True, fingerprint="0123456789abcdef")
    known = msgspec.structs.replace(first.findings[1], state="baseline", fingerprint="1")
    hidden = msgspec.structs.replace(known, state="suppressed", reason="so gewollt", rule="suppressions.unused")
    return [msgspec.structs.replace(first, findings=(fixed, known, hidden)), made.report(findings=())]


@pytest.mark.parametrize("has_baseline", [False, True])
def test_it_is_valid_by_the_published_schema(
    has_baseline: bool, head: Head, made: SimpleNamespace, reports: list[Any], schemas: Any
) -> None:
    found = log(head, made, *reports, skipped=(SKIPPED,), has_baseline=has_baseline)
    jsonschema.validate(found, schemas(SCHEMA))
    jsonschema.validate(log(head, made), schemas(SCHEMA))


def test_another_tool_reads_it(head: Head, made: SimpleNamespace, reports: list[Any], tmp_path: Path) -> None:
    loader = pytest.importorskip("sarif.loader")
    file = tmp_path / "found.sarif"
    file.write_text(json.dumps(log(head, made, *reports)), encoding="utf-8")
    read = loader.load_sarif_file(str(file))
    assert read.get_distinct_tool_names() == ["tonecheck"]
    records = read.get_records()
    assert [(one["Code"], one["Severity"], one["Line"]) for one in records][:2] == [
        ("address.mixed", "error", 3),
        ("attitude.deflection", "warning", 3),
    ]


def test_what_each_result_says(head: Head, made: SimpleNamespace, reports: list[Any]) -> None:
    run = log(head, made, *reports, has_baseline=True)["runs"][0]
    first, second, third = run["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "entw%C3%BCrfe/mail%201.txt", "uriBaseId": "SRCROOT"}
    found = reports[0].findings[0]
    assert place["region"] == {"startLine": 3, "startColumn": found.column, "endLine": 3, "endColumn": found.end_column}
    assert first["partialFingerprints"] == {"tonecheckSentence/v1": "0123456789abcdef"}
    assert first["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "Ihnen"
    assert [one["baselineState"] for one in (first, second, third)] == ["new", "unchanged", "new"]
    assert [one["suppressions"] for one in (first, second)] == [[], []]
    assert third["suppressions"] == [{"kind": "inSource", "justification": "so gewollt"}]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] for one in run["results"]] == [
        one["ruleId"] for one in run["results"]
    ]


def test_without_a_baseline_nothing_is_said_of_its_state(head: Head, made: SimpleNamespace, reports: list[Any]) -> None:
    assert all("baselineState" not in one for one in log(head, made, *reports)["runs"][0]["results"])


def test_what_was_not_checked_is_said(head: Head, made: SimpleNamespace) -> None:
    invocation = log(head, made, skipped=(SKIPPED,))["runs"][0]["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "nicht geprüft: not text"
    assert log(head, made)["runs"][0]["invocations"][0] == {
        "executionSuccessful": True,
        "toolExecutionNotifications": [],
    }
