"""What `tonecheck check` can do beside checking: fix, show a difference, watch, read the clipboard, override."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from tonecheck.cli import Exit, _clipboard, _fixing, _override, _run, _sources, _terminal, _watch
from tonecheck.errors import TonecheckError
from tonecheck.languages.reasons import told
from tonecheck.reply import Reply, Skipped
from tonecheck.rule import Text

if TYPE_CHECKING:
    from tonecheck.checker import Checker
    from tonecheck.run import Tally

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--fix", is_flag=True, help="Put safe suggestions into the files; of - and --text, print the result."),
    click.option("--diff", "--dry-run", "diff", is_flag=True, help="Show what --fix would change; write nothing."),
    click.option("--add-closing", is_flag=True, help="Fixes put in a missing sign-off, the guide's first, as well."),
    click.option("--clipboard", is_flag=True, help="Check the reply on the clipboard; with --fix, put it back fixed."),
    click.option("--watch", is_flag=True, help="Check the file again whenever it is saved, until Ctrl-C."),
    click.option("--override", metavar="REASON", help="Exit with 0 and record why; the text itself is not recorded."),
    click.option("--override-log", metavar="FILE", help="Where; by default .tonecheck.toml says it, or your own log."),
    click.option("--agent", metavar="ID", help="Who overrides, for the record."),
)
_VANISHED = Text("{path}: nicht mehr da; warte.", "{path}: gone; waiting.")


class Modes(msgspec.Struct, frozen=True, kw_only=True):
    """The options of this module."""

    fix: bool
    diff: bool
    add_closing: bool
    clipboard: bool
    watch: bool
    override: str | None
    override_log: str | None
    agent: str | None


def options(command: F) -> F:
    """Add the options to a command; `taken` takes them out of what it was called with."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def taken(given: dict[str, Any], paths: tuple[str, ...], text: str | None) -> Modes:
    """The options, if they can be combined. Raises click.UsageError where they cannot."""
    modes = Modes(**{name: given[name] for name in Modes.__struct_fields__})
    _override.require_reason(modes.override)
    wrong = (
        (modes.clipboard and (paths or text is not None), "--clipboard is the reply: give no files and no --text."),
        (modes.watch and (len(paths) != 1 or "-" in paths or text is not None), "--watch takes one file."),
        (modes.watch and (modes.fix or modes.diff), "--watch only checks: leave out --fix and --diff."),
        (modes.watch and modes.override is not None, "--watch only checks: leave out --override."),
        (modes.diff and modes.fix, "--diff shows what --fix would write: give one of them."),
        (modes.diff and modes.override is not None, "--diff does not judge: leave out --override."),
        (modes.add_closing and not (modes.fix or modes.diff), "--add-closing goes with --fix or --diff."),
        (bool(modes.override_log) and modes.override is None, "--override-log goes with --override."),
        (modes.agent is not None and modes.override is None, "--agent goes with --override."),
    )
    for is_wrong, said in wrong:
        if is_wrong:
            raise click.UsageError(said)
    if not modes.clipboard:
        _sources.require_some(paths, text)
    return modes


def run(run: _run.Run, modes: Modes) -> int:
    """Check the run's replies in the way that the options say, and return the exit status."""
    if modes.clipboard:
        run = run.on(_clipboard.read().decode(errors="surrogateescape"), "--clipboard")
    if modes.fix:
        _fixing.require_plain_text(run.request)
    checker, run = run.prepared()
    if modes.watch:
        return _watched(run, checker)
    if modes.diff:
        return _shown_difference(run, checker, modes)
    items: Iterable[Reply | Skipped] = _sources.read_all(run.request)
    if modes.fix:
        put = _clipboard.write if modes.clipboard else None
        items = _fixing.fixed(run.request, checker, closing=modes.add_closing, put=put)
    return _checked(run, checker, items, modes)


def _checked(run: _run.Run, checker: Checker, items: Iterable[Reply | Skipped], modes: Modes) -> int:
    tally = run.tally()
    checked = _run.results(items, checker, tally, together=run.request.is_many and not modes.fix)
    stream = sys.stderr if modes.fix and _prints_the_text(run.request, modes) else sys.stdout
    if modes.override is None:
        return run.show(checker, checked, tally, stream)
    every = list(checked)
    log = _override.log_of(modes.override_log, run.request)
    _override.record(every, checker, log, run.gate, reason=modes.override, agent=modes.agent)
    status = run.show(checker, iter(every), tally, stream)
    return Exit.CLEAN if status == Exit.FOUND else status


def _prints_the_text(request: _sources.Request, modes: Modes) -> bool:
    return not modes.clipboard and (request.text is not None or "-" in request.paths)


def _shown_difference(run: _run.Run, checker: Checker, modes: Modes) -> int:
    """1 where something would change, as of other tools that fix; 2 where something could not be read."""
    tally: Tally = run.tally()
    would_change = False
    for piece in _fixing.differences(run.request, checker, closing=modes.add_closing):
        if isinstance(piece, Skipped):
            tally.skipped.append(told(piece, checker.ui))
        else:
            would_change = True
            sys.stdout.write(piece)
    _terminal.say_skipped(tally.skipped, checker.ui)
    if tally.skipped:
        return Exit.WRONG_INPUT
    return Exit.FOUND if would_change and not run.gate.exit_zero else Exit.CLEAN


def _watched(run: _run.Run, checker: Checker) -> int:
    """Never returns of itself: Ctrl-C ends it."""
    path = run.request.paths[0]
    if not Path(path).is_file():
        raise TonecheckError("no such file.", place=path, remedy="--watch takes a file that is there.")
    for seen in _watch.saves(Path(path), run.guide_files):
        if sys.stdout.isatty():
            sys.stdout.write("\033[2J\033[H")
        if seen.is_other_guide:
            try:
                checker, run = run.prepared()
            except TonecheckError as error:  # half written: the last one holds until it is right again
                print(error, file=sys.stderr)
        if seen.is_there:
            tally = run.tally()
            run.show(checker, _run.results(_sources.read_all(run.request), checker, tally), tally, sys.stdout)
        else:
            print(_VANISHED.get(checker.ui, {"path": path}), file=sys.stderr)
        sys.stdout.flush()
    return Exit.CLEAN
