"""`tonecheck calibrate sample`: a sheet for people to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from tonecheck.cli import _extras, _terminal
from tonecheck.reply import LANGUAGES

_STRATA = ("agent", "team", "channel", "situation", "language", "month", "verdict")


@click.command("sample", short_help="Write a sheet of replies for people to judge.")
@click.argument("store", type=click.Path(path_type=Path), metavar="STORE")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("sheet.csv"), show_default=True)
@click.option("--count", "-n", type=click.IntRange(10), default=100, show_default=True, help="How many replies.")
@click.option("--seed", type=int, default=1, show_default=True, help="Decides which replies are drawn.")
@click.option("--stratify", type=click.Choice(_STRATA), help="From each by its share; from each verdict alike.")
@click.option("--run", type=int, help="Which run of the audit; the last finished one by default.")
@click.option("--force", is_flag=True, help="Overwrite an existing sheet, with all marks in it.")
@click.option("--ui", type=click.Choice(LANGUAGES), help="Language of the messages; by default that of the locale.")
def command(
    store: Path, output: Path, count: int, seed: int, stratify: str | None, run: int | None, force: bool, ui: str | None
) -> None:
    """Write replies of STORE into a sheet (.csv or .xlsx) for people to judge, without tonecheck's own figures.

    Those go into a second file beside it, which 'tonecheck calibrate score' reads.
    """
    _extras.require("duckdb", "audit", "tonecheck calibrate")
    _extras.require("openpyxl", "audit", "tonecheck calibrate")
    from tonecheck.audit.calibration import sheet
    from tonecheck.audit.calibration.sample import sample
    from tonecheck.audit.report import words
    from tonecheck.audit.report.store import Store

    told = sheet.tool_file(output)
    if not force:
        sheet.keep_existing((output, told))
    drawn = sample(Store(store, run), count, seed, stratify)
    sheet.write(drawn.rows, output)
    sheet.write(drawn.tool, told)
    language = ui or _terminal.language()
    replies = words.count("reply", len(drawn.rows), language)
    click.echo(words.say(language, "calibrate.sampled", path=output, replies=replies), err=True)
    click.echo(words.say(language, "calibrate.tool_file", path=told), err=True)
    if not any(row["text"] for row in drawn.rows):
        click.echo(words.say(language, "calibrate.no_text"), err=True)
