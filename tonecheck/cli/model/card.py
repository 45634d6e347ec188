"""`tonecheck model card`: what models learned from, and how well they read."""

from __future__ import annotations

from pathlib import Path

import click

from tonecheck.cli.model.evaluate import FOLDER
from tonecheck.reply import LANGUAGES


@click.command("card", short_help="Show the cards of models.")
@click.option("--models", type=FOLDER, help="The folder of the models; by default those that ship.")
@click.option("--language", type=click.Choice(LANGUAGES), help="One language's card alone.")
@click.option("--format", "format_", type=click.Choice(("markdown", "json")), default="markdown", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it into this file.")
def command(models: Path | None, language: str | None, format_: str, output: Path | None) -> None:
    """Show the cards: data and their hash, licence, method, figures, known limits, the artifacts' hash."""
    from tonecheck.files import write_atomically
    from tonecheck.training import model_folder

    text = model_folder.cards(models, (language,) if language else LANGUAGES, as_json=format_ == "json")
    if output:
        write_atomically(output, text)
    else:
        click.echo(text, nl=False)
