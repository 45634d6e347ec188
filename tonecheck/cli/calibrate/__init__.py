"""`tonecheck calibrate …`: people judge a sample, and tonecheck is held against them."""

from __future__ import annotations

from tonecheck.cli._lazy import FolderGroup

command = FolderGroup(package=__name__, name="calibrate", help="Hold tonecheck against people's judgement.")
