"""`tonecheck warm status`: whether there is a warm process, and what it has done."""

from __future__ import annotations

import click

from tonecheck.cli import _terminal
from tonecheck.cli.warm import _words
from tonecheck.reply import LANGUAGES


@click.command("status", short_help="Say whether it runs, and what it has done.")
@click.option("--format", "format_", type=click.Choice(["json", "terminal"]), default="terminal", show_default=True)
@click.option("--ui", type=click.Choice(LANGUAGES), help="Language of the answer; by default that of the locale.")
def command(format_: str, ui: str | None) -> None:
    """Say since when the warm process of this user runs, how many checks it has answered, its memory and guides.

    As json, it is null where none runs.
    """
    import msgspec

    from tonecheck.serve.warm import control, settings

    ui = ui or _terminal.language()
    status = control.status()
    if format_ == "json":
        click.echo(msgspec.json.encode(status).decode())
    elif status:
        click.echo(_words.running(status, ui))
    elif control.is_starting():
        click.echo(_words.STARTING.get(ui))
    else:
        click.echo(_words.NONE.get(ui) + ("" if settings.wanted() else _words.OFF.get(ui)))
