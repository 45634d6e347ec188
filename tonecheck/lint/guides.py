"""The guides of a run by what is known of them, without loading those that are kept."""

from __future__ import annotations

from collections.abc import Iterable

from tonecheck import checks, guide
from tonecheck.guide import kept
from tonecheck.guide.kept import Heading


def headings(names: Iterable[str]) -> dict[str, Heading]:
    """The heading of each guide, by its path or bundled name. Raises GuideError where one is wrong."""
    return {name: _heading(name) for name in dict.fromkeys(names)}


def _heading(name: str) -> Heading:
    known = kept.heading(name, checks.names())
    return known or kept.heading_of(guide.load(name, checks.all_checks()))
