"""`tonecheck warm start`: have a warm process before the first check."""

from __future__ import annotations

import click

from tonecheck.cli import _terminal
from tonecheck.cli.warm import _words
from tonecheck.errors import TonecheckError
from tonecheck.reply import LANGUAGES


@click.command("start", short_help="Start it and wait until it answers.")
@click.option(
    "--idle",
    type=click.FloatRange(min=0, min_open=True, max=1e6),
    metavar="MINUTES",
    help="End after so many minutes without a check; 15 by default, or as TONECHECK_WARM_IDLE says.",
)
@click.option("--ui", type=click.Choice(LANGUAGES), help="Language of the answer; by default that of the locale.")
def command(idle: float | None, ui: str | None) -> None:
    """Start the warm process unless it runs, wait until it answers, and say what it says of itself."""
    from tonecheck.serve.warm import control

    try:
        status = control.start(idle)
    except OSError as error:
        raise TonecheckError(
            f"there is no safe place for the warm process: {error}.",
            remedy="Set XDG_RUNTIME_DIR to a folder of your own with mode 0700.",
        ) from None
    if status is None:
        raise TonecheckError("the warm process did not start.", remedy="Checks go on without it.")
    click.echo(_words.running(status, ui or _terminal.language()))
