"""JUnit's XML: a suite for each source, a test for each response; it fails by findings at or above the fail level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tonecheck.formatters import Options
from tonecheck.formatters._machine import NAME, name_of, new, path, path_of
from tonecheck.formatters._xml import DECLARATION, tag, text
from tonecheck.languages.ui import say
from tonecheck.report import Finding
from tonecheck.rule import SEVERITIES
from tonecheck.run import Checked, Head, Tally


class _Case(msgspec.Struct, frozen=True):
    """A test as it is written, and what came of it."""

    row: str
    failed: bool = False
    error: bool = False


def render(head: Head, results: Iterable[Checked], tally: Tally, options: Options) -> Iterator[str]:
    """The suites in the order of the sources."""
    failing = frozenset(SEVERITIES[SEVERITIES.index(options.fail_level) :])
    suites: dict[str, list[_Case]] = {}
    for result in results:
        suites.setdefault(path_of(result), []).append(_case(result, failing))
    for skipped in tally.skipped:
        row = f"    {tag('testcase', name=say(head.ui, 'skipped'), classname=path(skipped.source))}>\n"
        if skipped.partly:
            row += f"      <system-out>{text(skipped.reason)}</system-out>\n    </testcase>\n"
        else:
            row += f"      {tag('error', message=skipped.reason, type='not-checked')}/>\n    </testcase>\n"
        suites.setdefault(path(skipped.source), []).append(_Case(row, error=not skipped.partly))
    cases = [case for suite in suites.values() for case in suite]
    yield f"{DECLARATION}{tag('testsuites', name=NAME, **_counts(cases))}>\n"
    for name, suite in suites.items():
        rows = "".join(case.row for case in suite)
        yield f"  {tag('testsuite', name=name, **_counts(suite))}>\n{rows}  </testsuite>\n"
    yield "</testsuites>\n"


def _counts(cases: Sequence[_Case]) -> dict[str, int]:
    return {
        "tests": len(cases),
        "failures": sum(case.failed for case in cases),
        "errors": sum(case.error for case in cases),
    }


def _case(result: Checked, failing: frozenset[str]) -> _Case:
    rest = list(new(result))
    failures = [finding for finding in rest if finding.severity in failing]
    others = [finding for finding in rest if finding.severity not in failing]
    row = f"    {tag('testcase', name=name_of(result), classname=path_of(result))}>\n"
    if failures:
        message = f"{len(failures)} × {', '.join(sorted({one.rule for one in failures}))}"
        row += f"      {tag('failure', message=message, type=failures[0].rule)}>{_lines(result, failures)}</failure>\n"
    if others:
        row += f"      <system-out>{_lines(result, others)}</system-out>\n"
    return _Case(row + "    </testcase>\n", failed=bool(failures))


def _lines(result: Checked, findings: Iterable[Finding]) -> str:
    source = path_of(result)
    return text(
        "\n".join(f"{source}:{one.line}:{one.column}: {one.severity}: {one.message} [{one.rule}]" for one in findings)
    )
