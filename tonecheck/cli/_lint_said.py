"""What a run of `lint` says on standard error beside what it found."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from msgspec import UNSET

from tonecheck.lint.baseline import Stale
from tonecheck.lint.run import Library
from tonecheck.rule import Text

_STALE = Text(
    "{path}: {n} veraltet ({file}: {rule}); mit --prune-baseline fällt das weg.",
    "{path}: {n} stale ({file}: {rule}); --prune-baseline drops it.",
)
_DROPPED = Text("{path}: {n} entfernt ({file}: {rule}).", "{path}: {n} dropped ({file}: {rule}).")
_PRUNED = Text("{path}: insgesamt {n} entfernt, {left} bleiben.", "{path}: {n} dropped in all, {left} left.")
_BARE = Text("Ohne Antworten darin ({n}): {files}.", "Without responses in them ({n}): {files}.")
_UNLISTED = Text(
    "Variablen nicht geprüft ({n}): Der mitgelieferte Guide nennt nur die seines Beispielhauses. Trag deine in "
    "einen eigenen Guide ein (extends: …): templates: {{known: [{names}]}}",
    "Variables not checked ({n}): the bundled guide lists only those of its example house. List yours in a guide of "
    "your own (extends: …): templates: {{known: [{names}]}}",
)
_MOST_NAMED = 5
_MOST_VARIABLES = 12


def stale(name: str, gone: Sequence[Stale], ui: str) -> None:
    """Entries of a baseline that nothing corresponds to."""
    _entries(_STALE, name, gone, ui)


def pruned(name: str, gone: Sequence[Stale], left: int, ui: str) -> None:
    """Which entries a baseline has lost, and how many it still has."""
    _entries(_DROPPED, name, gone, ui)
    values = {"path": name, "n": str(sum(one.count for one in gone)), "left": str(left)}
    print(_PRUNED.get(ui, values), file=sys.stderr)


def _entries(words: Text, name: str, entries: Sequence[Stale], ui: str) -> None:
    """A line for each file: a response that has gone leaves a dozen rules behind."""
    for file, group in groupby(entries, key=lambda one: one.file):
        own = list(group)
        rules = ", ".join(one.rule if one.count == 1 else f"{one.count} × {one.rule}" for one in own)
        values = {"path": name, "n": str(sum(one.count for one in own)), "file": file, "rule": rules}
        print(words.get(ui, values), file=sys.stderr)


def bare(found: Library, ui: str) -> None:
    """Files that hold no responses."""
    if found.bare:
        named = ", ".join(found.bare[:_MOST_NAMED]) + (", …" if len(found.bare) > _MOST_NAMED else "")
        print(_BARE.get(ui, {"n": str(len(found.bare)), "files": named}), file=sys.stderr)


def unlisted(found: Library, ui: str) -> None:
    """Variables that no list of the house could judge, those of most responses first."""
    reports = [entry.report for _, entries in found.files for entry in entries]
    names = Counter(name for report in reports if report.unlisted is not UNSET for name in report.unlisted)
    if names:
        most = sorted(names, key=lambda name: (-names[name], name))
        named = ", ".join(most[:_MOST_VARIABLES]) + (", …" if len(most) > _MOST_VARIABLES else "")
        print(_UNLISTED.get(ui, {"n": str(len(names)), "names": named}), file=sys.stderr)
