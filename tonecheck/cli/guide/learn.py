"""`tonecheck guide learn`: a draft guide from replies that the house calls good."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tonecheck import readers
from tonecheck.cli import _learn
from tonecheck.reply import LANGUAGES


class _Coverage(click.FloatRange):
    """A share from one half to 1; not a number is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number = float(super().convert(value, param, ctx))
        return number if number == number else self.fail(f"{value} is no number.", param, ctx)


@click.command("learn", short_help="Propose a draft guide from replies that you call good.")
@click.argument("replies", nargs=-1, required=True, metavar="REPLIES...")
@click.option("--bad", multiple=True, metavar="PATH", help="Replies that you call bad; may be given several times.")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write; standard output by default.")
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
@click.option("--name", help="The guide's name.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the replies; recognised by default.")
@click.option("--channel", help="Channel of replies that do not say theirs; email by default.")
@click.option(
    "--coverage",
    type=_Coverage(0.5, 1),
    default=0.9,
    show_default=True,
    help="The share of the good replies that the draft is to hold.",
)
@click.option("--format", "format_", type=click.Choice(("yaml", "json")), default="yaml", show_default=True)
@click.option("--input-format", type=click.Choice(readers.names()), help="By default, what the file's extension says.")
@click.option("--ui", type=click.Choice(LANGUAGES), help="Language of the comments; by default that of the replies.")
def command(replies: tuple[str, ...], **options: Any) -> None:
    """Propose a commented draft guide from REPLIES: folders, files (one reply each, or .jsonl) or - (standard input).

    Every value comes with the number of replies that it rests on, its interval, and the replies that stand outside.
    """
    _learn.require_writable(options["out"], force=options["force"])
    draft, skipped = _learn.learned(replies, options)
    _learn.write(draft, skipped, options["out"], options["format_"])
