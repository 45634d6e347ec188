"""`tonecheck warm …`: the background process that answers checks at once."""

from __future__ import annotations

from tonecheck.cli._lazy import FolderGroup

command = FolderGroup(
    package=__name__,
    name="warm",
    help="The background process that answers checks at once: look at it, start it, stop it.",
)
