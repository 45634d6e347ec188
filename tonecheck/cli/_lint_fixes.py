"""`lint --fix` and `lint --diff`: safe suggestions put into the files of a library, or shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click
import msgspec

from tonecheck.cli._changes import difference, say_done, say_would
from tonecheck.lint.fixing import FileFix, fixed, has_fixes, is_writable, write
from tonecheck.lint.running import Done
from tonecheck.lint.work import Worker
from tonecheck.rule import Text

_NOT_WRITTEN = Text(
    "{source}: In Arbeitsmappen wird nichts geschrieben; bitte dort ändern, oder die Tabelle als CSV speichern.",
    "{source}: nothing is written into workbooks; make the changes there, or save the table as CSV.",
)


class Asked(msgspec.Struct, frozen=True):
    """Whether to fix, or to show it; what is put in; whether comments in the files can keep it away."""

    fix: bool
    diff: bool
    add_closing: bool
    suppressions: bool


def asked(paths: Sequence[str], options: Mapping[str, Any]) -> Asked:
    """The options, if they can be combined. Raises click.UsageError where they cannot."""
    made = Asked(options["fix"], options["diff"], options["add_closing"], not options["no_suppressions"])
    wrong = (
        (made.diff and made.fix, "--diff shows what --fix would write: give one of them."),
        (made.fix and "-" in paths, "--fix writes into files: give no -, or see the changes with --diff."),
        (made.add_closing and not (made.fix or made.diff), "--add-closing goes with --fix or --diff."),
        (made.fix and options["write_baseline"], "--write-baseline takes what is there: fix first, then write it."),
    )
    for is_wrong, words in wrong:
        if is_wrong:
            raise click.UsageError(words)
    return made


def written(asked: Asked, worker: Worker, results: Sequence[Done], ui: str) -> list[Done]:
    """The results once every file is fixed, each whole or not at all; says what was done."""
    after = {done.job.path: _written(worker, done, fix, ui) for done, fix in _fixes(asked, worker, results, ui)}
    return [after.get(done.job.path, done) for done in results]


def _written(worker: Worker, done: Done, fix: FileFix, ui: str) -> Done:
    data = write(done.job.path, done.data, fix.after)
    say_done(done.job.source, fix.rules, ui)
    return Done(done.job, data, worker.outcome(done.job, data))


def shown(asked: Asked, worker: Worker, results: Sequence[Done], ui: str) -> bool:
    """Print what fixing would change as unified diffs; whether there is anything."""
    would_change = False
    for done, fix in _fixes(asked, worker, results, ui):
        would_change = True
        say_would(done.job.source, fix.rules, ui)
        sys.stdout.write(difference(done.job.source, fix.before, fix.after))
    return would_change


def _fixes(asked: Asked, worker: Worker, results: Sequence[Done], ui: str) -> Iterator[tuple[Done, FileFix]]:
    for done in results:
        if not has_fixes(done, closing=asked.add_closing):
            continue
        if not is_writable(done):
            print(_NOT_WRITTEN.get(ui, {"source": done.job.source}), file=sys.stderr)
        else:
            fix = fixed(worker, done, closing=asked.add_closing, suppressions=asked.suppressions)
            if fix is not None:
                yield done, fix
