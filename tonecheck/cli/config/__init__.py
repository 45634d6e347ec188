"""`tonecheck config …`: see which settings hold where."""

from __future__ import annotations

from tonecheck.cli._lazy import FolderGroup

command = FolderGroup(package=__name__, name="config", help="See which settings hold for which files.")
