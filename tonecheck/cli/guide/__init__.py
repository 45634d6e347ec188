"""`tonecheck guide …`: write, check, show, test and compare style guides."""

from __future__ import annotations

from tonecheck.cli._lazy import FolderGroup

command = FolderGroup(package=__name__, name="guide", help="Write, check, show, test and compare style guides.")
