"""`tonecheck guide schema`: the JSON Schema of guides, for editors."""

from __future__ import annotations

import click


@click.command("schema", short_help="Print the JSON Schema of guides.")
def command() -> None:
    """Print the JSON Schema of guides, generated from the sections; editors use it to validate and complete."""
    from tonecheck.checks import all_checks
    from tonecheck.guide import schema_text

    click.echo(schema_text(all_checks()), nl=False)
