"""`tonecheck check`: judge replies before they are sent."""

from __future__ import annotations

from typing import Any

import click

from tonecheck import formatters, readers
from tonecheck.cli import _modes, _run, _sources, _terminal, _types
from tonecheck.reply import LANGUAGES, Reply
from tonecheck.rule import SEVERITIES


@click.command("check", short_help="Judge replies before they are sent.")
@click.argument("paths", nargs=-1, metavar="[FILES | -]...")
@click.option("--text", help="The reply itself.")
@click.option("--guide", help="The style guide: a path or a bundled guide's name.")
@click.option("--models", metavar="FOLDER", help="Models of your own; by default those that ship.")
@click.option("--channel", help="email (default), chat, social, letter, sms or one of the guide's.")
@click.option("--situation", help="complaint, request, outage …; recognised from the customer's message by default.")
@click.option("--segment", help="One of the guide's segments.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the replies; recognised by default.")
@click.option("--customer", metavar="FILE", help="The customer's message that the reply answers.")
@click.option("--format", "format_", type=click.Choice(formatters.names()), default="terminal", show_default=True)
@click.option("--input-format", type=click.Choice(readers.names()), help="By default, what the file's extension says.")
@click.option("--stdin-filename", metavar="NAME", help="The name of standard input in the output.")
@click.option("--fail-level", type=click.Choice(SEVERITIES), default="error", show_default=True)
@click.option("--min-score", type=_types.Score(0, 100), help="Fail below this score.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--all", "show_all", is_flag=True, help="Show every finding and dimension.")
@click.option("--explain", is_flag=True, help="Show how the score adds up.")
@click.option("--no-warm", is_flag=True, help="Check in this process; by default a warm one is asked first.")
@click.option("--ui", type=click.Choice(LANGUAGES), help="Language of the messages; by default that of the locale.")
@_modes.options
def command(paths: tuple[str, ...], text: str | None, **options: Any) -> int:
    """Check FILES (one reply each, or .jsonl with one per line), - (standard input) or --text against a style guide.

    Without --guide, it is the one that .tonecheck.toml names, or tonecheck.yaml, searched upward from the first file.
    """
    modes = _modes.taken(options, paths, text)
    context = {name: options[name] for name in ("channel", "situation", "segment", "language")}
    request = _sources.Request(
        paths=paths,
        text=text,
        defaults=Reply(text="", customer=_sources.read_customer(options["customer"]), **context),
        input_format=options["input_format"],
        stdin_filename=options["stdin_filename"],
        models=options["models"],
    )
    gate = _run.Gate(options["fail_level"], options["min_score"], options["exit_zero"])
    view = _terminal.options(show_all=options["show_all"], explain=options["explain"])
    return _modes.run(_run.Run(request, options["guide"], options["format_"], options["ui"], gate, view), modes)
