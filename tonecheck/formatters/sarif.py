"""SARIF 2.1.0 (OASIS): every finding with fingerprint, suppression, baseline state and safe fix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tonecheck import checks
from tonecheck.formatters import Options
from tonecheck.formatters._machine import NAME, level_of, uri
from tonecheck.languages.ui import say
from tonecheck.library_rules import LIBRARY_RULES
from tonecheck.reply import Skipped
from tonecheck.report import Finding
from tonecheck.rule import Rule
from tonecheck.run import Checked, Head, Tally

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: The name of our fingerprint; another way to make it gets another number.
FINGERPRINT = "tonecheckSentence/v1"


def render(head: Head, results: Iterable[Checked], tally: Tally, options: Options) -> Iterator[str]:
    """One log with one run."""
    pairs = [(result, finding) for result in results for finding in result.report.findings]
    rules = sorted({finding.rule for _, finding in pairs})
    numbers = {rule: number for number, rule in enumerate(rules)}
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": NAME,
                "version": head.tonecheck,
                "semanticVersion": head.tonecheck,
                "language": head.ui,
                "rules": [_rule(rule, head.ui) for rule in rules],
            }
        },
        "invocations": [
            {
                "executionSuccessful": all(one.partly for one in tally.skipped),
                "toolExecutionNotifications": [_notification(one, head.ui) for one in tally.skipped],
            }
        ],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The working directory."}}},
        "results": [_result(result, finding, numbers, options) for result, finding in pairs],
        "properties": {"guide": msgspec.to_builtins(head.guide), "models": head.models, "lexicons": head.lexicons},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _rule(name: str, ui: str) -> dict[str, Any]:
    known: Rule | None = checks.all_rules().get(name) or LIBRARY_RULES.get(name)
    made: dict[str, Any] = {"id": name, "name": "".join(part.title() for part in name.replace("-", ".").split("."))}
    if known is None:
        return {**made, "shortDescription": {"text": name}}
    why = known.why.get(ui)
    return {
        **made,
        "shortDescription": {"text": name},
        "fullDescription": {"text": why},
        "help": {"text": f"{why} (tonecheck explain {name})"},
        "defaultConfiguration": {"level": known.severity},
    }


def _result(result: Checked, finding: Finding, numbers: dict[str, int], options: Options) -> dict[str, Any]:
    source = result.report.source or "-"
    text = f"{finding.message} {finding.why}".strip()
    made: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": finding.severity,
        "message": {"text": text},
        "locations": [{"physicalLocation": {"artifactLocation": _file(source), "region": _region(finding)}}],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
    }
    if result.report.id:
        made["locations"][0]["logicalLocations"] = [{"name": result.report.id, "kind": "response"}]
    if options.has_baseline:
        made["baselineState"] = "unchanged" if finding.state == "baseline" else "new"
    is_suppressed = finding.state == "suppressed"
    made["suppressions"] = [{"kind": "inSource", "justification": finding.reason or ""}] if is_suppressed else []
    if finding.safe_fix and finding.suggestions and finding.end > finding.start:
        made["fixes"] = [_fix(source, finding)]
    return made


def _file(source: str) -> dict[str, Any]:
    return {"uri": uri(source), "uriBaseId": "SRCROOT"}


def _region(finding: Finding) -> dict[str, int]:
    return {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }


def _fix(source: str, finding: Finding) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(finding), "insertedContent": {"text": finding.suggestions[0]}}
    return {"artifactChanges": [{"artifactLocation": _file(source), "replacements": [replacement]}]}


def _notification(skipped: Skipped, ui: str) -> dict[str, Any]:
    return {
        "level": level_of(skipped),
        "message": {"text": f"{say(ui, 'skipped')}: {skipped.reason}"},
        "locations": [{"physicalLocation": {"artifactLocation": _file(skipped.source)}}],
    }
