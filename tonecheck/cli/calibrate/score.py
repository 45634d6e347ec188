"""`tonecheck calibrate score`: what people's marks say of tonecheck's."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from tonecheck.cli import _extras, _terminal
from tonecheck.reply import LANGUAGES


@click.command("score", short_help="Hold tonecheck's figures against filled-in sheets.")
@click.argument("sheets", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SHEET...")
@click.option("--tool", type=click.Path(path_type=Path), help="tonecheck's figures; by default beside the first sheet.")
@click.option("--format", "format_", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True)
@click.option("--ui", type=click.Choice(LANGUAGES), help="Language of the result; by default that of the locale.")
def command(sheets: tuple[Path, ...], tool: Path | None, format_: str, ui: str | None) -> None:
    """Say how far people and tonecheck agree, on what they differ, and what would mend it.

    A SHEET for each person, or one with a column 'rater'.
    """
    _extras.require("openpyxl", "audit", "tonecheck calibrate")
    from tonecheck.audit.calibration import score, sheet, telling

    figures = score.read_tool(tool or sheet.found_tool_file(sheets[0]))
    found = score.score([row for path in sheets for row in sheet.judged(path)], figures)
    if format_ == "json":
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
    else:
        sys.stdout.write(telling.told(found, ui or _terminal.language()))
