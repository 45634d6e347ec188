"""`tonecheck show`: see what a verdict rests on."""

from __future__ import annotations

from typing import Any

import click

from tonecheck import readers
from tonecheck.cli import _show, _sources, _terminal
from tonecheck.reply import LANGUAGES, Reply
from tonecheck.report import DIMENSIONS


@click.command("show", short_help="Show how a reply is read, and which words move its tone.")
@click.argument("path", required=False, metavar="[REPLY | -]")
@click.option("--text", help="The reply itself.")
@click.option("--guide", help="The style guide: a path or a bundled guide's name; none is needed.")
@click.option("--channel", help="email (default), chat, social, letter, sms or one of the guide's.")
@click.option("--situation", help="complaint, request, outage …; recognised from the customer's message by default.")
@click.option("--segment", help="One of the guide's segments.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the reply; recognised by default.")
@click.option("--customer", metavar="FILE", help="The customer's message that the reply answers.")
@click.option("--id", "identity", metavar="ID", help="Which reply of a .jsonl file: its id or the number of its line.")
@click.option("--dimension", type=click.Choice(DIMENSIONS), help="At a terminal, this dimension alone, word by word.")
@click.option("--format", "format_", type=click.Choice(["json", "terminal"]), help="terminal by default.")
@click.option("--html", metavar="FILE", help="Write a page for the browser into FILE (- is standard output).")
@click.option("--input-format", type=click.Choice(readers.names()), help="By default, what the file's extension says.")
@click.option("--stdin-filename", metavar="NAME", help="The name of standard input in the output.")
@click.option("--ui", type=click.Choice(LANGUAGES), help="Language of the view; by default that of the locale.")
def command(path: str | None, text: str | None, **options: Any) -> None:
    """Show how tonecheck reads REPLY (a file, one record of a .jsonl, - for standard input) or --text.

    Its parts, its sentences with what they do, its form of address, its tone with the words that move it, amounts,
    times and readability; with a guide also the ranges that it allows.
    """
    paths = (path,) if path else ()
    _sources.require_some(paths, text)
    context = {name: options[name] for name in ("channel", "situation", "segment", "language")}
    request = _sources.Request(
        paths=paths,
        text=text,
        defaults=Reply(text="", customer=_sources.read_customer(options["customer"]), **context),
        input_format=options["input_format"],
        stdin_filename=options["stdin_filename"],
    )
    chosen = {name: options[name] for name in ("format_", "html", "dimension", "ui")}
    view = _show.View(**chosen, options=_terminal.options(show_all=True, explain=False))
    _show.show(request, options["identity"], options["guide"], view)
