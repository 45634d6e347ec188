"""One JSON document a line: a head, a report for each reply, a tail; for streams of any length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tonecheck.formatters import Options
from tonecheck.run import Checked, Head, Tally, encode


def render(head: Head, results: Iterable[Checked], tally: Tally, _options: Options) -> Iterator[str]:
    """A line as soon as its reply is checked."""
    yield encode({"head": head}).decode() + "\n"
    for result in results:
        yield encode(result.report).decode() + "\n"
    tail: dict[str, Any] = {"skipped": tally.skipped, "summary": tally.summary}
    if tally.library is not msgspec.UNSET:
        tail["library"] = tally.library
    yield encode({"tail": tail}).decode() + "\n"
