"""A run over a library: what was found in each file, with what is suppressed, known and stale told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tonecheck.languages.reasons import told
from tonecheck.lint.baseline import Baseline, Stale
from tonecheck.lint.running import Done
from tonecheck.lint.scoring import rescored
from tonecheck.lint.sources import decoded
from tonecheck.lint.suppressions import suppressed
from tonecheck.lint.work import Entry
from tonecheck.reply import EMPTY, NO_REPLY, Skipped
from tonecheck.run import Checked, Overview


class Library(msgspec.Struct, frozen=True, kw_only=True):
    """All files of a run as they are shown and counted."""

    files: tuple[tuple[str, tuple[Entry, ...]], ...]  #: sources with their responses
    skipped: tuple[Skipped, ...] = ()
    bare: tuple[str, ...] = ()  #: sources that hold no responses
    stale: tuple[Stale, ...] = ()
    whole: Overview | None = None  #: what comparing all responses says, where that was asked

    @property
    def is_unreadable(self) -> bool:
        """Whether in any file nothing was checked, though there may be responses."""
        return any(not one.partly for one in self.skipped)

    @property
    def checked(self) -> list[Checked]:
        """Every response with its report."""
        return [entry.checked for _, entries in self.files for entry in entries]


def library(
    results: Sequence[Done], ui: str, *, suppressions: bool = True, levels: Mapping[str, str] | None = None
) -> Library:
    """What came of the files, with suppressed findings marked and not counted in scores.

    `levels` are those of rules on libraries: another severity, or `off`.
    """
    files = []
    for done in results:
        entries = _leveled(done.outcome.entries, levels or {})
        if suppressions and b"tonecheck:" in done.data.replace(b"\0", b""):
            marked = map(rescored, suppressed(entries, decoded(done.data) or "", ui))
            entries = _leveled(tuple(marked), levels or {})
        files.append((done.job.source, entries))
    skipped = [one for done in results for one in done.outcome.skipped]
    return Library(
        files=tuple(files),
        skipped=tuple(told(one, ui) for one in skipped if not one.reason.startswith((EMPTY, NO_REPLY))),
        bare=tuple(one.source for one in skipped if one.reason.startswith((EMPTY, NO_REPLY))),
    )


def with_baseline(found: Library, baseline: Baseline) -> Library:
    """The library with the findings marked that a baseline knows, and what in the baseline is stale.

    The baseline itself is no file in which responses are missing.
    """
    marked, stale = baseline.mark(found.files)
    files = tuple((source, entries) for (source, _), entries in zip(found.files, marked, strict=True))
    bare = tuple(one for one in found.bare if baseline.name_of(one) != baseline.path.name)
    return msgspec.structs.replace(found, files=files, stale=tuple(stale), bare=bare)


def _leveled(entries: tuple[Entry, ...], levels: Mapping[str, str]) -> tuple[Entry, ...]:
    if not levels:
        return entries
    made = []
    for entry in entries:
        findings = tuple(
            msgspec.structs.replace(found, severity=levels.get(found.rule, found.severity))
            for found in entry.report.findings
            if levels.get(found.rule) != "off"
        )
        report = msgspec.structs.replace(entry.report, findings=findings)
        made.append(msgspec.structs.replace(entry, report=report))
    return tuple(made)
