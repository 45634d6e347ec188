"""Annotations for GitHub: workflow commands that show what is new at its lines in a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tonecheck.formatters import Options
from tonecheck.formatters._machine import level_of, new, path, path_of
from tonecheck.languages.ui import say
from tonecheck.report import Finding
from tonecheck.run import Checked, Head, Tally

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def render(head: Head, results: Iterable[Checked], tally: Tally, _options: Options) -> Iterator[str]:
    """A command for each new finding, and one for each input that was not checked."""
    for result in results:
        for finding in new(result):
            yield _command(_LEVELS[finding.severity], _place(path_of(result), finding), finding.message)
    for skipped in tally.skipped:
        yield _command(
            _LEVELS[level_of(skipped)],
            {"file": path(skipped.source), "title": say(head.ui, "skipped")},
            skipped.reason,
        )


def _place(file: str, finding: Finding) -> dict[str, str | int]:
    place: dict[str, str | int] = {"file": file, "line": finding.line, "endLine": finding.end_line}
    if finding.line == finding.end_line:
        place |= {"col": finding.column, "endColumn": max(finding.column, finding.end_column)}
    return {**place, "title": finding.rule}


def _command(level: str, properties: dict[str, str | int], message: str) -> str:
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{level} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
