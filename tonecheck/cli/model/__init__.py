"""`tonecheck model …`: train, evaluate and describe the models."""

from __future__ import annotations

from tonecheck.cli._lazy import FolderGroup

command = FolderGroup(package=__name__, name="model", help="Train, extend, evaluate and describe the models.")
