"""`tonecheck guide diff`: what a change of the guide changes."""

from __future__ import annotations

import click

from tonecheck.cli import _terminal
from tonecheck.languages.ui import say
from tonecheck.reply import LANGUAGES


@click.command("diff", short_help="Say in words what differs between two guides.")
@click.argument("old")
@click.argument("new")
@click.option("--ui", type=click.Choice(LANGUAGES), help="Language of the messages; by default that of the locale.")
def command(old: str, new: str, ui: str | None) -> None:
    """Say in words what changes from the guide OLD to the guide NEW, context by context."""
    from tonecheck import load_guide
    from tonecheck.guide import diff

    ui = ui or _terminal.language()
    for line in diff(load_guide(old), load_guide(new), ui) or [say(ui, "no_difference")]:
        click.echo(line)
