"""`tonecheck config show`: the settings of files, each with the line that it comes from."""

from __future__ import annotations

import click

from tonecheck.cli import _settings


@click.command("show", short_help="Show the settings of files, each with where it comes from.")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
def command(paths: tuple[str, ...]) -> None:
    """Show which guide, context and reader hold for PATHS (they need not exist), by default for this folder.

    Settings come from the nearest .tonecheck.toml upward, its [[paths]], the nearest tonecheck.yaml, or a file's name.
    """
    for path in paths or (".",):
        if len(paths) > 1:
            click.echo(f"{path}:")
        rows = list(_settings.rows(path))
        width = max(len(f"{key}: {value}") for key, value, _ in rows) + 2
        for key, value, origin in rows:
            click.echo(f"{f'{key}: {value}':<{width}}  # {origin}")
