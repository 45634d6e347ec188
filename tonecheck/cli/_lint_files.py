"""The files of a run of `lint`, and what is said of those that are left out."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from tonecheck.cli import _terminal
from tonecheck.lint.discovery import Found, discover
from tonecheck.lint.ignoring import Ignoring
from tonecheck.rule import Text

_NOTHING = Text("Nichts zu prüfen: {reason}.", "Nothing to check: {reason}.")
_UNCHANGED = Text("nichts davon ist geändert", "none of it has changed")
_IGNORED = Text("alles wird ignoriert", "all of it is ignored")
_EMPTY = Text("keine Dateien, für die es einen Leser gibt", "no files that there is a reader for")
_OTHERS = Text(
    "Dateien anderer Art, nicht geprüft: {n} ({kinds}).", "Files of other kinds, not checked: {n} ({kinds})."
)
_MOST_KINDS = 6


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which files."""

    paths: tuple[str, ...]
    changed: str | None
    ignore: bool
    stdin_filename: str | None


def find(asked: Asked) -> list[str]:
    """The files to check, in order; says on standard error what else there was. Raises what `discover` raises."""
    from tonecheck.lint.changed import DEFAULT, changed_files, is_commit, only_changed

    paths, reference = asked.paths, asked.changed
    if reference and reference != DEFAULT and Path(reference).exists() and not is_commit(reference):
        paths, reference = (reference, *paths), DEFAULT  # `--changed FOLDER`: the folder is no commit
    found = discover(paths, Ignoring(on=asked.ignore))
    files = only_changed(found.files, changed_files(reference)) if reference else found.files
    ui = _terminal.language()
    if found.other_kinds and not reference:
        print(_OTHERS.get(ui, {"n": str(found.other_kinds.total()), "kinds": _kinds(found)}), file=sys.stderr)
    if not files:
        reason = _UNCHANGED if found.files else _IGNORED if found.ignored else _EMPTY
        print(_NOTHING.get(ui, {"reason": reason}), file=sys.stderr)
    return files


def _kinds(found: Found) -> str:
    most = found.other_kinds.most_common()
    ordered = sorted(most, key=lambda one: (-one[1], one[0]))
    shown = [f"{kind} {n}" for kind, n in ordered[:_MOST_KINDS]]
    return ", ".join((*shown, "…") if len(ordered) > _MOST_KINDS else shown)
