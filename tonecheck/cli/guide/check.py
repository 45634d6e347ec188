"""`tonecheck guide check`: is the guide valid?"""

from __future__ import annotations

import click

from tonecheck.cli import _guides


@click.command("check", short_help="Say whether a guide is valid, and where every mistake is.")
@click.argument("guide", required=False)
def command(guide: str | None) -> None:
    """Check GUIDE and every context in it.

    GUIDE is a path or a bundled name; by default the one found here or in a folder above.
    """
    loaded = _guides.load(guide)
    contexts = sum(1 for _ in loaded.contexts()) - 1
    counts = f"sections: {len(loaded.policy().options)}, contexts: {contexts}, examples: {len(loaded.examples)}"
    click.echo(f"{loaded.path}: '{loaded.name}' is valid ({counts}).")
