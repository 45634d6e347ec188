"""A run of `check`: guide, replies, findings, output, exit status."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import msgspec

from tonecheck import config, formatters
from tonecheck.cli import Exit, _guides, _terminal
from tonecheck.cli._sources import Request
from tonecheck.languages.reasons import told
from tonecheck.reply import Reply, Skipped
from tonecheck.rule import Severity
from tonecheck.run import Checked, Tally

if TYPE_CHECKING:
    from tonecheck.checker import Checker


class Gate(msgspec.Struct, frozen=True):
    """What makes the run fail."""

    fail_level: Severity
    min_score: float | None
    exit_zero: bool


class Run(msgspec.Struct, frozen=True):
    """What is to be judged, by what, and how it is shown."""

    request: Request
    guide: str | None
    format_: str
    ui: str | None
    gate: Gate
    view: formatters.Options

    def on(self, text: str, name: str) -> Run:
        """The same run on that text alone, under that name."""
        request = msgspec.structs.replace(self.request, paths=(), text=text, text_name=name)
        return msgspec.structs.replace(self, request=request)

    def prepared(self) -> tuple[Checker, Run]:
        """The checker, and the run with what the settings add to its request."""
        folder = self.request.folder
        settings = config.settings_for(folder)
        request = msgspec.structs.replace(self.request, defaults=with_settings(self.request.defaults, settings))
        ui = self.ui or settings.ui or (_terminal.language() if self.format_ == "terminal" else None)
        models = _guides.models(request.models, folder)
        found = _guides.named_or_found(self.guide, folder)
        checker = _guides.checker(found, ui=ui, models=models, evidence=self.format_ != "terminal")
        _guides.say_warnings(checker.guide)
        return checker, msgspec.structs.replace(self, request=request)

    def guide_files(self) -> list[Path]:
        """The files that the guide consists of."""
        from tonecheck.serve.guides import files_of

        return list(files_of(_guides.named_or_found(self.guide, self.request.folder)))

    def tally(self) -> Tally:
        """A new tally that fails as the gate says."""
        return Tally(fail_level=self.gate.fail_level, min_score=self.gate.min_score)

    def show(self, checker: Checker, checked: Iterator[Checked], tally: Tally, stream: TextIO) -> int:
        """Write the output, which takes the results into the tally, and return the exit status."""
        from tonecheck.provenance import head

        render = formatters.load(self.format_)
        for piece in render(head(checker, hashed=self.format_ != "terminal"), checked, tally, self.view):
            stream.write(piece)
        if self.format_ != "terminal" or not stream.isatty():  # a terminal has shown them already
            _terminal.say_skipped(tally.skipped, checker.ui)
        if tally.skipped:
            return Exit.WRONG_INPUT
        return Exit.FOUND if tally.failed and not self.gate.exit_zero else Exit.CLEAN


def results(
    items: Iterable[Reply | Skipped], checker: Checker, tally: Tally, *, together: bool = False
) -> Iterator[Checked]:
    """The reports on what was read, counted as they pass; `together` reads some ahead, which takes less time."""
    from tonecheck.checker import checked

    waiting = deque[Reply]()
    replies = _replies(items, checker, tally, waiting)
    for report in checker.check_many(replies) if together else map(checker.check, replies):
        tally.add(report)
        yield checked(checker, waiting.popleft(), report)


def _replies(
    items: Iterable[Reply | Skipped], checker: Checker, tally: Tally, waiting: deque[Reply]
) -> Iterator[Reply]:
    """The replies, each kept until it has its report; what was skipped and which names are unknown is said of."""
    met: set[tuple[str | None, ...]] = set()
    for item in items:
        if isinstance(item, Skipped):
            tally.skipped.append(told(item, checker.ui))
            continue
        context = (item.channel, item.situation, item.segment)
        if context not in met:
            met.add(context)
            _guides.say_unknown_names(
                checker.guide, channel=item.channel, situation=item.situation, segment=item.segment
            )
        waiting.append(item)
        yield item


def with_settings(defaults: Reply, settings: config.Settings) -> Reply:
    """The settings' context where the command line gives none."""
    names = ("channel", "situation", "segment", "language")
    return msgspec.structs.replace(
        defaults, **{name: getattr(settings, name) for name in names if getattr(defaults, name) is None}
    )
