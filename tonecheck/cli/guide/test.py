"""`tonecheck guide test`: the guide's own examples."""

from __future__ import annotations

import datetime

import click

from tonecheck.cli import Exit, _guides, _terminal
from tonecheck.languages.ui import say
from tonecheck.reply import LANGUAGES


@click.command("test", short_help="Run a guide's examples.")
@click.argument("guide", required=False)
@click.option("--ui", type=click.Choice(LANGUAGES), help="Language of the messages; by default that of the locale.")
def command(guide: str | None, ui: str | None) -> int:
    """Run the examples of GUIDE and its bad and good sentences; say what differs, and exit with 1 if anything does."""
    from tonecheck import examples
    from tonecheck.checker import Checker
    from tonecheck.guide import review_note

    ui = ui or _terminal.language()
    checker = Checker(_guides.load(guide), ui=ui, models=_guides.models())
    results = list(examples.run(checker))
    for result in results:
        for difference in result.differs:
            click.echo(f"{result.place}: {result.name}: {difference.get(ui)}")
    if note := review_note(checker.guide, datetime.date.today()):
        click.echo(f"{say(ui, 'severity.note')}: {note.get(ui)}")
    failed = sum(not result.passed for result in results)
    click.echo(f"{len(results) - failed} {say(ui, 'passed')}, {failed} {say(ui, 'failed')}")
    return Exit.FOUND if failed else Exit.CLEAN
