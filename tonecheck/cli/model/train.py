"""`tonecheck model train`: train the models again, or with a house's own labelled replies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tonecheck.cli import Exit, _terminal
from tonecheck.cli.model.evaluate import FOLDER
from tonecheck.reply import LANGUAGES


@click.command("train", short_help="Train models, also with your own replies.")
@click.option("--corpus", type=FOLDER, help="The folder of the corpus; by default the one that ships.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Write the models into this folder.")
@click.option("--in-place", is_flag=True, help="Write them into the folder of the models that ship.")
@click.option("--extend", multiple=True, metavar="FILE", help="Learn from your own labelled replies as well.")
@click.option("--scale", type=click.Choice(("1-5", "0-100")), help="Of ratings in fields that do not say it.")
@click.option("--replies", multiple=True, metavar="FILE", help="Texts that --extend, tonecheck's own output, is about.")
@click.option("--name", help="What your replies are called on the card; by default the file's name.")
@click.option("--folds", type=click.IntRange(2, 20), default=3, show_default=True, help="Parts for holding out.")
@click.option("--force", is_flag=True, help="Write models even where your replies make them worse or are too few.")
@click.option("--ui", type=click.Choice(LANGUAGES), help="Language of the output; by default that of the locale.")
def command(**options: Any) -> int:
    """Train from the corpus, and from your own labelled replies (see docs/models.md) with --extend.

    With --extend it is measured first, on your replies held out, whether they help. Exit status: 0 models were
    written, and help where --extend was given (or --force); 1 it was not shown that they help, and models were written
    all the same, or they are worse, and nothing was written; 2 wrong input.
    """
    from tonecheck.training import commands

    options["ui"] = options["ui"] or _terminal.language()
    made, lines = commands.train(say=lambda line: click.echo(line, err=True), **options)
    for line in lines:
        click.echo(line)
    return Exit.CLEAN if made.verdict in (None, "helps") or options["force"] else Exit.FOUND
