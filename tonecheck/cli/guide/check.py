"""`tonecheck guide check`: is the guide valid?"""

from __future__ import annotations

import datetime

import click

from tonecheck.cli import _guides, _terminal
from tonecheck.languages.ui import count, say
from tonecheck.reply import LANGUAGES


@click.command("check", short_help="Say whether a guide is valid, and where every mistake is.")
@click.argument("guide", required=False)
@click.option("--ui", type=click.Choice(LANGUAGES), help="Language of the summary; mistakes are told in English.")
def command(guide: str | None, ui: str | None) -> None:
    """Check GUIDE and every context in it.

    GUIDE is a path or a bundled name; by default the one found here or in a folder above.
    """
    from tonecheck.guide import review_note

    loaded = _guides.load(guide)
    ui = ui or _terminal.language()
    counts = {
        "section": len(loaded.policy().options),
        "context": sum(1 for _ in loaded.contexts()) - 1,
        "example": len(loaded.examples),
    }
    said = ", ".join(count(ui, f"guide.{key}", n) for key, n in counts.items())
    click.echo(f"{loaded.path}: {say(ui, 'guide.valid', name=say(ui, 'quoted', text=loaded.name))} ({said}).")
    if note := review_note(loaded, datetime.date.today()):
        click.echo(f"{say(ui, 'severity.note')}: {note.get(ui)}")
