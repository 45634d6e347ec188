"""Output formats: one module a format, found by its name.

A module `formatters/<name>.py` has `render(head, results, tally, options)`: an iterator of the pieces of text to
write, from an iterator of `Checked` in their order. It calls nothing but what it is handed, so it streams.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from tonecheck.rule import Severity
from tonecheck.run import Checked, Head, Tally


def _no_lines(_source: str) -> Sequence[str]:
    return ()


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How a person wants to see it; machine formats ignore the first four."""

    width: int = 100
    color: bool = False
    all: bool = False
    explain: bool = False
    fail_level: Severity = "error"  #: where a format tells apart what fails
    has_baseline: bool = False  #: whether what is new was told apart from what is known
    lines: Callable[[str], Sequence[str]] = _no_lines  #: the lines of a source, where a format counts bytes in them


Render = Callable[[Head, Iterable[Checked], Tally, Options], Iterator[str]]


def names() -> tuple[str, ...]:
    """The formats there are."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")))


def load(name: str) -> Render:
    """The `render` of that format."""
    render: Render = importlib.import_module(f"{__name__}.{name}").render
    return render
