"""`tonecheck guide check`: is the guide right?"""

from __future__ import annotations

import click

from tonecheck.cli import _guides


@click.command("check", short_help="Say whether a guide is right, with every error's place.")
@click.argument("guide", required=False)
def command(guide: str | None) -> None:
    """Check GUIDE (a path or a bundled name; else found upward) and every context in it."""
    loaded = _guides.load(guide)
    contexts = sum(1 for _ in loaded.contexts()) - 1
    counts = f"{len(loaded.policy().options)} sections, {contexts} contexts, {len(loaded.examples)} examples"
    click.echo(f"{loaded.path}: '{loaded.name}' is right: {counts}.")
