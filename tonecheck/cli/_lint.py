"""A run of `lint`: which files, what was found, how it is shown, with which status it ends."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from tonecheck import config
from tonecheck.cli import Exit, _guides, _lint_files, _lint_fixes, _lint_outputs, _lint_said, _progress, _terminal
from tonecheck.cli._lint_outputs import Output
from tonecheck.errors import TonecheckError
from tonecheck.lint.baseline import DEFAULT_NAME, Baseline
from tonecheck.lint.gate import Gate
from tonecheck.lint.guides import headings
from tonecheck.lint.jobs import Job, jobs
from tonecheck.lint.kept import Shelf
from tonecheck.lint.library.whole import compared
from tonecheck.lint.run import Library, library, with_baseline
from tonecheck.lint.running import Done, Runner
from tonecheck.lint.work import Judging
from tonecheck.report import Report
from tonecheck.rule import Text
from tonecheck.run import Summary, Tally

_FOR_PEOPLE = frozenset(("text", "oneline", "terminal", "html"))
_SHOWS_TEXT = frozenset(("terminal", "html"))
_WITH_EVIDENCE = frozenset(("json", "jsonl"))
_FAILED = Text("durchgefallen: {reason}", "failed: {reason}")
_WROTE = Text("{path}: {n} bekannte Befunde.", "{path}: {n} known findings.")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The options of the command."""

    files: _lint_files.Asked
    given: dict[str, Any]  #: guide, reader and context for all files
    models: str | None
    format_: str
    outputs: tuple[Output, ...]
    gate: Gate
    exit_zero: bool
    allow_unreadable: bool
    baseline: str | None
    write_baseline: bool
    prune_baseline: bool
    fixes: _lint_fixes.Asked
    suppressions: bool
    cache: bool
    jobs: int | None
    library: bool
    show_all: bool
    ui: str | None


def asked(paths: Sequence[str], options: Mapping[str, Any]) -> Asked:
    """The options as they were given. Raises TonecheckError where they cannot be combined."""
    if options["write_baseline"] and options["prune_baseline"]:
        raise TonecheckError("--write-baseline writes all of it anew: leave out --prune-baseline.")
    fixes = _lint_fixes.asked(paths, options)
    names = ("guide", "reader", "channel", "situation", "segment", "language")
    same = ("models", "format_", "exit_zero", "allow_unreadable", "baseline", "jobs", "library", "show_all", "ui")
    return Asked(
        files=_lint_files.Asked(
            paths=tuple(paths),
            changed=options["changed"],
            ignore=not options["no_ignore"],
            stdin_filename=options["stdin_filename"],
        ),
        given={name: options[name] for name in names},
        outputs=_lint_outputs.parsed(options["outputs"]),
        gate=Gate(**{name: options[name] for name in Gate.__struct_fields__}),
        write_baseline=options["write_baseline"],
        prune_baseline=options["prune_baseline"],
        fixes=fixes,
        suppressions=not options["no_suppressions"],
        cache=not options["no_cache"],
        **{name: options[name] for name in same},
    )


def run(asked: Asked) -> int:
    """Do it, and return the exit status."""
    files = _lint_files.find(asked.files)
    folder = Path(files[0]).parent if files and files[0] != "-" else Path()
    settings = config.settings_for(folder)
    todo = jobs(files, asked.given, asked.files.stdin_filename)
    judging, runner = _prepared(asked, todo, settings)
    with _progress.bar(len(todo)) as advance:
        results = runner.run(todo, advance)
    _say_unknown_names(todo, results)
    if asked.fixes.diff:
        would_change = _lint_fixes.shown(asked.fixes, runner.worker, results, judging.ui)
        found = library(results, judging.ui)
        return _after_diff(asked, found, judging.ui, would_change=would_change)
    if asked.fixes.fix:
        results = _lint_fixes.written(asked.fixes, runner.worker, results, judging.ui)
    whole = None
    if asked.library:
        results, whole = compared(results, judging.ui)
    found = library(results, judging.ui, suppressions=asked.suppressions, levels=settings.levels)
    found = msgspec.structs.replace(found, whole=whole)
    found, baseline = _known(asked, found, settings, judging.ui)
    return _shown(asked, todo, judging, found, has_baseline=baseline is not None)


def _prepared(asked: Asked, todo: Sequence[Job], settings: config.Settings) -> tuple[Judging, Runner]:
    guides = headings(job.guide for job in todo)
    for heading in guides.values():
        _guides.say_warnings(heading)
    own = _terminal.language() if asked.format_ in _FOR_PEOPLE else None
    first = guides[todo[0].guide].language if todo else None
    formats = {asked.format_, *(one.format_ for one in asked.outputs)}
    judging = Judging(
        ui=asked.ui or settings.ui or own or first or _terminal.language(),
        models=asked.models or settings.models,
        traits=asked.library,
        evidence=not _WITH_EVIDENCE.isdisjoint(formats),
    )
    hashes = {name: heading.sha256 for name, heading in guides.items()}
    is_on = asked.cache and settings.cache is not False
    shelf = Shelf(judging, hashes, on=is_on, texts=asked.library or not _SHOWS_TEXT.isdisjoint(formats))
    return judging, Runner(judging, shelf, asked.jobs)


def _say_unknown_names(todo: Sequence[Job], results: Sequence[Done]) -> None:
    """Of settings and options, and of what responses say of themselves: each slip once."""
    guides = headings(job.guide for job in todo)
    given: list[tuple[str, str, Job | Report]] = [(job.guide, "", job) for job in todo]
    for done in results:
        given += [(done.job.guide, done.job.source, entry.report) for entry in done.outcome.entries]
    places: dict[tuple[str, str, str], str] = {}
    for guide, source, one in given:
        for kind in ("channel", "situation", "segment"):
            if name := getattr(one, kind):
                places.setdefault((guide, kind, name), source)
    for (guide, kind, name), source in places.items():
        _guides.say_unknown_names(guides[guide], source, **{kind: name})


def _known(asked: Asked, found: Library, settings: config.Settings, ui: str) -> tuple[Library, Baseline | None]:
    """The library with what is known marked, once the baseline is written where that was asked."""
    own = DEFAULT_NAME if asked.write_baseline or Path(DEFAULT_NAME).is_file() else None
    name = asked.baseline or settings.baseline or own
    if name is None:
        if asked.prune_baseline:
            raise TonecheckError("there is no baseline to prune.", remedy="Name it with --baseline.")
        return found, None
    path = Path(name)
    is_new = asked.write_baseline and not path.exists()
    baseline = Baseline(path) if is_new else Baseline.load(path)
    if asked.write_baseline:
        baseline = baseline.after(found.files, only_known=False)
        baseline.save()
        print(_WROTE.get(ui, {"path": name, "n": str(baseline.known.total())}), file=sys.stderr)
    marked = with_baseline(found, baseline)
    if asked.prune_baseline:
        after = baseline.after(marked.files, only_known=True)
        after.save()
        _lint_said.pruned(name, marked.stale, after.known.total(), ui)
    else:
        _lint_said.stale(name, marked.stale, ui)
    return marked, baseline


def _shown(asked: Asked, todo: Sequence[Job], judging: Judging, found: Library, *, has_baseline: bool) -> int:
    """Write all output and say why the run fails."""
    checked = found.checked
    tally = Tally(fail_level=asked.gate.fail_level)
    for one in checked:
        tally.add(one.report)
    tally.skipped.extend(found.skipped)
    tally.library = found.whole or msgspec.UNSET
    view = msgspec.structs.replace(
        _terminal.options(show_all=asked.show_all, explain=False),
        fail_level=asked.gate.fail_level,
        has_baseline=has_baseline,
        lines=_lint_outputs.Lines(todo),
    )
    outputs = (Output(asked.format_, None), *asked.outputs)
    hashed = _lint_outputs.is_hashed(outputs)
    head = _lint_outputs.head(judging, headings(job.guide for job in todo), hashed=hashed)
    _lint_outputs.write(outputs, head, checked, tally, view)
    return _status(asked, found, tally.summary, judging.ui)


def _after_diff(asked: Asked, found: Library, ui: str, *, would_change: bool) -> int:
    """1 where something would change, as of other tools that fix."""
    _terminal.say_skipped(found.skipped, ui)
    if found.is_unreadable and not asked.allow_unreadable:
        return Exit.WRONG_INPUT
    return Exit.FOUND if would_change and not asked.exit_zero else Exit.CLEAN


def _status(asked: Asked, found: Library, summary: Summary, ui: str) -> int:
    reports = [entry.report for _, entries in found.files for entry in entries]
    _lint_said.bare(found, ui)
    _lint_said.unlisted(found, ui)
    reasons = list(asked.gate.reasons(reports, summary, ui))
    if asked.format_ not in ("text", "terminal"):
        _terminal.say_skipped(found.skipped, ui)
    for reason in reasons:
        print(_FAILED.get(ui, {"reason": reason}), file=sys.stderr)
    if found.is_unreadable and not asked.allow_unreadable:
        return Exit.WRONG_INPUT
    return Exit.FOUND if reasons and not asked.exit_zero else Exit.CLEAN
