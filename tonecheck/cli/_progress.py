"""A bar for long work, on a terminal and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: Less is done before anybody has seen a bar.
FEWEST = 20


@contextmanager
def bar(total: int) -> Iterator[Callable[[], object]]:
    """What to call for each piece that is done."""
    if total < FEWEST or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda: progress.advance(task)
