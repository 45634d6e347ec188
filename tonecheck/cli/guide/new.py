"""`tonecheck guide new`: a commented guide to start from."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from tonecheck.config import GUIDE_NAME
from tonecheck.errors import TonecheckError
from tonecheck.reply import LANGUAGES


def _in_a_folder(_context: click.Context, _parameter: click.Parameter, path: Path) -> Path:
    """The path, once its folder is there: nobody should answer questions for a file that cannot be written."""
    if not path.parent.is_dir():
        raise TonecheckError(
            f"there is no folder '{path.parent}'.", place=str(path), remedy="Create it first, or give another path."
        )
    if path.is_dir():
        raise TonecheckError("is a folder.", place=str(path), remedy=f"Name a file in it: {path / GUIDE_NAME}.")
    return path


def _not_blank(_context: click.Context, _parameter: click.Parameter, name: str) -> str:
    """The name; in a prompt, a blank one is asked for again."""
    if not name.strip():
        raise click.BadParameter("the brand needs a name.")
    return name


@click.command("new", short_help="Write a commented starter guide.")
@click.argument("path", default=GUIDE_NAME, type=click.Path(path_type=Path), is_eager=True, callback=_in_a_folder)
@click.option(
    "--name", prompt="Name of the brand", callback=_not_blank, help="The brand's name, as it will stand in the guide."
)
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
        address = _asked_address() if sys.stdin.isatty() else "Sie"
    today = datetime.date.today().isoformat()
    write_atomically(path, starter(name, language, address, owner=owner, reviewed=today))
    write_atomically(path.parent / SCHEMA_FILE, schema_text(all_checks()))
    click.echo(f"{path} has been written. Next: tonecheck guide test {path}")


def _asked_address() -> str:
    """The form of address that somebody chooses of those there are; asked again until it is one."""
    from tonecheck.guide import ADDRESSES

    chosen: str = click.prompt("Form of address", type=click.Choice(ADDRESSES["de"]), default="Sie")
    return chosen
