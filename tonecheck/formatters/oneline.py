"""A line for each new finding, as compilers write them: editors and scripts find the place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tonecheck.formatters import Options
from tonecheck.formatters._layout import display
from tonecheck.formatters._machine import level_of, new, path, path_of
from tonecheck.languages.ui import say
from tonecheck.run import Checked, Head, Tally


def render(head: Head, results: Iterable[Checked], tally: Tally, _options: Options) -> Iterator[str]:
    """`file:line:column: severity: message [rule]`, and what was not checked in the same way."""
    for result in results:
        for finding in new(result):
            place = f"{path_of(result)}:{finding.line}:{finding.column}"
            yield f"{place}: {finding.severity}: {display(finding.message)} [{finding.rule}]\n"
    for skipped in tally.skipped:
        what = f"{say(head.ui, 'skipped')}: {display(skipped.reason)}"
        yield f"{path(skipped.source)}: {level_of(skipped)}: {what} [not-checked]\n"
