"""`tonecheck warm stop`: end the warm process."""

from __future__ import annotations

import click

from tonecheck.cli import _terminal
from tonecheck.cli.warm import _words
from tonecheck.errors import TonecheckError
from tonecheck.reply import LANGUAGES


@click.command("stop", short_help="End it.")
@click.option("--ui", type=click.Choice(LANGUAGES), help="Language of the answer; by default that of the locale.")
def command(ui: str | None) -> None:
    """End the warm process of this user, and wait until it is gone."""
    from tonecheck.serve.warm import control

    ui = ui or _terminal.language()
    was_there = control.stop()
    if control.is_starting():
        raise TonecheckError("the warm process does not end.", remedy="'tonecheck warm status' says its number.")
    click.echo((_words.STOPPED if was_there else _words.NONE).get(ui))
