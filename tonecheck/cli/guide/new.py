"""`tonecheck guide new`: a commented guide to start from."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from tonecheck.config import GUIDE_NAME
from tonecheck.errors import TonecheckError
from tonecheck.reply import LANGUAGES


@click.command("new", short_help="Write a commented starter guide.")
@click.argument("path", default=GUIDE_NAME, type=click.Path(path_type=Path))
@click.option("--name", prompt="Name of the brand", help="The brand's name, as it will stand in the guide.")
@click.option("--language", type=click.Choice(LANGUAGES), prompt="Language", default="de", help="The guide's language.")
@click.option("--address", help="German: Sie (default), du, Du, ihr, Ihr or avoid.")
@click.option("--owner", help="Who looks after the guide.")
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
def command(path: Path, name: str, language: str, address: str | None, owner: str | None, force: bool) -> None:
    """Write a commented starter guide to PATH (tonecheck.yaml), and the schema for editors beside it."""
    from tonecheck.checks import all_checks
    from tonecheck.files import write_atomically
    from tonecheck.guide import SCHEMA_FILE, schema_text, starter

    if path.exists() and not force:
        raise TonecheckError("already exists.", place=str(path), remedy="Give another path, or --force.")
    if language == "de" and address is None:
        address = click.prompt("Form of address", default="Sie") if sys.stdin.isatty() else "Sie"
    today = datetime.date.today().isoformat()
    write_atomically(path, starter(name, language, address, owner=owner, reviewed=today))
    write_atomically(path.parent / SCHEMA_FILE, schema_text(all_checks()))
    click.echo(f"{path} has been written. Next: tonecheck guide test {path}")
