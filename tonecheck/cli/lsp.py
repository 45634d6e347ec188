"""`tonecheck lsp`: the language server for editors."""

from __future__ import annotations

import click

from tonecheck.cli import _extras


@click.command("lsp", short_help="Speak with an editor: findings while you write.")
@click.option("--stdio", is_flag=True, help="Speak over standard input and output: what it does in any case.")
def command(stdio: bool) -> int:  # noqa: ARG001 - editors that start any server with it
    """Serve the language server protocol over standard input and output; an editor starts it.

    It shows findings, better wordings and the score in drafts (Markdown, plain text, HTML, YAML libraries, e-mail), and
    mistakes, keys and values in guides. How to set up an editor: docs/editors.md.
    """
    _extras.require("pygls", "lsp", "tonecheck lsp")
    from tonecheck.serve.lsp import server

    return server.run()
