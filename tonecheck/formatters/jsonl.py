"""One JSON document a line: a head, a report for each reply, a tail; for streams of any length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tonecheck.formatters import Options
from tonecheck.run import Checked, Head, Tally, encode


def render(head: Head, results: Iterable[Checked], tally: Tally, _options: Options) -> Iterator[str]:
    """A line as soon as its reply is checked."""
    yield encode({"head": head}).decode() + "\n"
    for result in results:
        yield encode(result.report).decode() + "\n"
    yield encode({"tail": {"skipped": tally.skipped, "summary": tally.summary}}).decode() + "\n"
