"""`tonecheck rules`: the rules there are."""

from __future__ import annotations

import click

from tonecheck.cli import _terminal
from tonecheck.languages.ui import say
from tonecheck.library_rules import LIBRARY_RULES
from tonecheck.reply import LANGUAGES


@click.command("rules", short_help="List the rules by section.")
@click.option("--ui", type=click.Choice(LANGUAGES), help="Language of the messages; by default that of the locale.")
def command(ui: str | None) -> None:
    """List every rule with its default severity and why it matters."""
    from tonecheck.checks import all_rules

    ui = ui or _terminal.language()
    for name, rule in sorted({**all_rules(), **LIBRARY_RULES}.items()):
        click.echo(f"{name:<28} {say(ui, f'severity.{rule.severity}'):<8} {rule.why.get(ui)}")
