"""`tonecheck mcp`: the server for AI assistants."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from tonecheck import config
from tonecheck.cli import _extras, _guides, _terminal
from tonecheck.reply import LANGUAGES


@click.command("mcp", short_help="Let an AI assistant check its drafts.")
@click.option("--guide", help="The style guide: a path or a bundled guide's name.")
@click.option("--models", metavar="FOLDER", help="Models of your own; by default those that ship.")
@click.option("--channel", help="The channel of replies for which the assistant names none.")
@click.option("--ui", type=click.Choice(LANGUAGES), help="Language of the messages; by default that of the locale.")
@click.option("--most-input", type=click.IntRange(1), default=20_000, show_default=True, help="Characters of a text.")
@click.option("--most-items", type=click.IntRange(1), default=25, show_default=True, help="Items of a list answered.")
@click.option("--most-characters", type=click.IntRange(20), default=600, show_default=True, help="Of a text answered.")
def command(**options: Any) -> None:
    """Serve the Model Context Protocol over standard input and output; an AI assistant's program starts it.

    Its tools are check_reply, fix_reply, explain_rule and show_guide. Without --guide, it is the one that
    .tonecheck.toml names, or tonecheck.yaml, searched upward from the working directory. How to set up an assistant:
    docs/assistants.md.
    """
    _extras.require("mcp", "mcp", "tonecheck mcp")
    from tonecheck.serve.assistant import server
    from tonecheck.serve.assistant.limits import Limits

    found = config.settings_for(Path())
    settings = msgspec.structs.replace(
        found,
        guide=_guides.named_or_found(options["guide"]),
        models=options["models"] or found.models,
        channel=options["channel"] or found.channel,
        ui=options["ui"] or found.ui or _terminal.language(),
    )
    limits = Limits(input=options["most_input"], items=options["most_items"], characters=options["most_characters"])
    server.run(settings, limits)
