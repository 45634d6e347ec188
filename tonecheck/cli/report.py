"""`tonecheck report`: what an archive's replies are like, as one page, as JSON, as tables."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from tonecheck.cli import _extras, _terminal
from tonecheck.reply import LANGUAGES

_FORMATS = ("html", "json", "csv", "parquet", "pdf")


@click.command("report", short_help="Report on the store of an audit: one offline HTML page, JSON, tables, PDF.")
@click.argument("store", type=click.Path(path_type=Path), metavar="STORE")
@click.option("-o", "--output", metavar="FILE", help="A file (- is standard output), a folder for tables.")
@click.option("--format", "format_", type=click.Choice(_FORMATS), help="By default what the file's extension says.")
@click.option("--ui", type=click.Choice(LANGUAGES), help="Language of the report; by default that of the audit.")
@click.option("--no-text", is_flag=True, help="Leave out every word of a reply.")
@click.option("--run", type=int, help="Which run of the audit; the last finished one by default.")
@click.option("--compare", type=int, metavar="RUN", help="Compare with an earlier run, reply by reply.")
@click.option(
    "--least", type=click.IntRange(2), default=30, show_default=True, help="Replies that a name needs to be named."
)
def command(store: Path, output: str | None, **options: Any) -> None:
    """Report on STORE, which 'tonecheck audit' made: verdicts, scorecard, trends, who and what stands apart, examples.

    At a terminal, without --output, it says the most important in a few lines; anywhere else the page goes to standard
    output. The page makes no request and needs no script. Agents stand under the names that the store has: pseudonyms,
    unless it was made with --names.
    """
    _extras.require("duckdb", "audit", "tonecheck report")
    _extras.require("vl_convert", "audit", "tonecheck report")
    from tonecheck.audit.report import brief, words, write
    from tonecheck.audit.report.build import build
    from tonecheck.audit.report.store import Store

    format_ = write.format_of(Path(output or "-"), options["format_"])
    opened = Store(store, options["run"])
    text = not options["no_text"]
    document = build(opened, least=options["least"], text=text, before=options["compare"])
    ui = options["ui"] or opened.run.ui
    if output is None and options["format_"] is None and sys.stdout.isatty():
        click.echo(brief.brief(document, ui, str(store), _terminal.width()), nl=False)
        return
    if output in (None, "-") and format_ in ("html", "json"):
        sys.stdout.write(write.to_text(document, format_, ui, text=text))
        return
    is_folder = format_ in write.OF_TABLES
    by_default = "report" if is_folder else f"report.{format_}"
    target = Path(by_default if output is None or output == "-" else output)
    written = write.write(document, target, format_, ui, text=text)
    click.echo(words.say(ui, "written.tables" if is_folder else "written", path=target, n=len(written)), err=True)
