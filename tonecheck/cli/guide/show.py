"""`tonecheck guide show`: what holds in a context, and where it was written."""

from __future__ import annotations

import click

from tonecheck.cli import _guides
from tonecheck.reply import LANGUAGES


@click.command("show", short_help="Show the effective policy of a context, each value with its origin.")
@click.argument("guide", required=False)
@click.option("--language", type=click.Choice(LANGUAGES))
@click.option("--channel")
@click.option("--situation")
@click.option("--segment")
def command(guide: str | None, **context: str | None) -> None:
    """Show what GUIDE asks of a reply in a context.

    GUIDE is a path or a bundled name; by default the one found here or in a folder above.
    """
    from tonecheck.guide import show

    loaded = _guides.load(guide)
    _guides.say_unknown_names(loaded, **context)
    rows = show(loaded.policy(**context))
    width = min(60, max((len(path) + len(value) for path, value, _ in rows), default=0) + 2)
    for path, value, origin in rows:
        click.echo(f"{f'{path}: {value}':<{width}}  # {origin}")
