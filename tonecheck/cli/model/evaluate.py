"""`tonecheck model evaluate`: how well models read labelled replies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tonecheck.cli import _terminal
from tonecheck.reply import LANGUAGES

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("evaluate", short_help="Measure models on labelled replies.")
@click.argument("files", nargs=-1, metavar="[FILES]...")
@click.option("--models", type=FOLDER, help="The folder of the models; by default those that ship.")
@click.option("--against", type=FOLDER, help="Other models, to compare with on the same replies.")
@click.option("--against-shipped", is_flag=True, help="Compare with the models that ship.")
@click.option("--part", type=click.Choice(("open", "test", "all")), default="open", show_default=True)
@click.option("--scale", type=click.Choice(("1-5", "0-100")), help="Of ratings in fields that do not say it.")
@click.option("--replies", multiple=True, metavar="FILE", help="Texts that FILES, tonecheck's own output, are about.")
@click.option("--guide", help="Compare findings and verdicts in FILES, tonecheck's own output, with this guide's.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Of the resampling.")
@click.option("--cross-validate", is_flag=True, help="Instead of FILES: the corpus, by models that did not see it.")
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--ui", type=click.Choice(LANGUAGES), help="Language of the output; by default that of the locale.")
def command(files: tuple[str, ...], **options: Any) -> None:
    """Measure models on labelled FILES: a corpus folder, .jsonl, .csv, or corrected output of tonecheck check.

    --part says which part of a corpus: open (which the models learned from), test (fixed, for releases) or all.
    """
    from tonecheck.training import commands

    options["ui"] = options["ui"] or _terminal.language()
    for line in commands.evaluate(files, **options):
        click.echo(line)
