"""Commands found by walking a folder: one file a command, imported when it is named."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import click


class FolderGroup(click.Group):
    """A group whose commands are the modules (their `command`) of a package."""

    def __init__(self, package: str, **settings: Any) -> None:
        super().__init__(**settings)
        self._package = package

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the modules, those of private ones aside."""
        path = importlib.import_module(self._package).__path__
        return sorted(module.name for module in pkgutil.iter_modules(path) if not module.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that module."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"{self._package}.{cmd_name}").command
        return command
