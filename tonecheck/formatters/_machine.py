"""What the formats for other programs share: paths as they are the same everywhere, and what is new."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePath
from urllib.parse import quote

from tonecheck.reply import Skipped
from tonecheck.report import Finding
from tonecheck.rule import Severity
from tonecheck.run import Checked

NAME = "tonecheck"


def path_of(result: Checked) -> str:
    """The source of a report, with slashes, relative to the working directory where it lies below it."""
    return path(result.report.source or "-")


def path(source: str) -> str:
    """A source with slashes, relative to the working directory where it lies below it."""
    given = Path(source)
    if given.is_absolute() and given.is_relative_to(Path.cwd()):
        given = given.relative_to(Path.cwd())
    return PurePath(os.path.normpath(given)).as_posix()


def uri(source: str) -> str:
    """A source as a relative reference."""
    return quote(path(source), safe="/~")


def new(result: Checked) -> Iterator[Finding]:
    """The findings that are neither known nor suppressed."""
    return (finding for finding in result.report.findings if finding.state == "new")


def level_of(skipped: Skipped) -> Severity:
    """How serious it is that something was not checked."""
    return "warning" if skipped.partly else "error"


def name_of(result: Checked) -> str:
    """What a response is called among those of its file."""
    report = result.report
    return report.id or (f"line {report.line}" if report.line > 1 else PurePath(report.source or "-").name)
