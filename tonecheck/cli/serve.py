"""`tonecheck serve`: the HTTP API and the page for the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tonecheck import config
from tonecheck.cli import _extras
from tonecheck.resources import bundled_guides


@click.command("serve", short_help="Serve the page for the browser and the HTTP API.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Beyond this machine only with a token.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0: any that is free.")
@click.option(
    "--guide", "guides", multiple=True, help="A path or a bundled name; repeatable, the first is the default."
)
@click.option("--token-file", metavar="FILE", help="Ask every caller for the token in FILE; or set TONECHECK_TOKEN.")
@click.option(
    "--allow-origin", multiple=True, metavar="ORIGIN", help="A web page that may call, as https://desk.example."
)
@click.option("--allow-host", multiple=True, metavar="NAME", help="A further name under which the server is asked.")
@click.option("--max-body", type=click.IntRange(1000), default=1_000_000, show_default=True, help="Bytes of a request.")
@click.option("--max-text", type=click.IntRange(100), default=100_000, show_default=True, help="Characters of a text.")
@click.option("--max-replies", type=click.IntRange(1), default=100, show_default=True, help="Replies of one request.")
@click.option("--timeout", type=click.FloatRange(0.1), default=20.0, show_default=True, help="Seconds for an answer.")
@click.option("--workers", type=click.IntRange(1, 64), default=4, show_default=True, help="Requests at work at once.")
@click.option("--waiting", type=click.IntRange(0), default=32, show_default=True, help="Requests that may wait.")
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
def command(guides: tuple[str, ...], token_file: str | None, opens: bool, **options: Any) -> None:
    """Serve a page on which replies are written and checked, and the HTTP API under /v1, described in docs/serve.md.

    Without --guide: the one found upward from the working directory and the bundled ones. It listens on this machine
    alone, asks for a token where it is told to, and keeps and logs no text.
    """
    _extras.require("starlette", "serve", "tonecheck serve")
    _extras.require("uvicorn", "serve", "tonecheck serve")
    from tonecheck.serve.http import server
    from tonecheck.serve.http.settings import Settings

    found = config.settings_for(Path()).guide
    names = guides or tuple(dict.fromkeys((*([found] if found else ()), *bundled_guides())))
    origins, hosts = options.pop("allow_origin"), options.pop("allow_host")
    token = server.token(token_file)
    settings = Settings(guides=names, token=token, origins=origins, hosts=hosts, **options)
    server.run(settings, lambda address: _say(address, opens))


def _say(address: str, opens: bool) -> None:
    click.echo(f"tonecheck serves {address}", err=True)
    if opens:
        click.launch(address)
