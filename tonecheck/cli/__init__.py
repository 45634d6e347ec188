"""The command line: the only place that prints, exits or imports click."""

from __future__ import annotations

import codecs
import os
import sys
import traceback
from collections.abc import Sequence
from enum import IntEnum

import click

from tonecheck.cli._lazy import FolderGroup
from tonecheck.errors import TonecheckError
from tonecheck.version import VERSION


class Exit(IntEnum):
    """What the exit status says."""

    CLEAN = 0
    FOUND = 1
    WRONG_INPUT = 2
    BUG = 3
    INTERRUPTED = 130


@click.group(
    cls=FolderGroup,
    package=__name__,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 clean, 1 findings, 2 wrong input, guide or options, 3 a bug in tonecheck.",
)
@click.version_option(VERSION, prog_name="tonecheck")
def tonecheck() -> None:
    """Check customer-service replies, German or English, against your brand's style guide."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    _speak_utf8()
    try:
        status = tonecheck.main(arguments, prog_name="tonecheck", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        return Exit.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return Exit.WRONG_INPUT
    except TonecheckError as error:
        click.echo(f"Error: {error}" if not str(error).count("\n") else str(error), err=True)
        return Exit.WRONG_INPUT
    except (BrokenPipeError, SystemExit):
        # click itself exits only where the reader of the output went away, and with 1
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return Exit.CLEAN
    except Exception:
        traceback.print_exc()
        click.echo("This is a bug in tonecheck. Please report it with the lines above.", err=True)
        return Exit.BUG
    return status if isinstance(status, int) else Exit.CLEAN


def _speak_utf8() -> None:
    """Pipes get UTF-8 whatever the locale says; a terminal that cannot show a sign gets one that is like it."""
    codecs.register_error("tonecheck", _plainer)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="tonecheck")


_PLAIN = {
    **dict(zip("◆▒·●✗‾→–−…•", ("#", "=", ".", "*", "x", "^", "->", "-", "-", "...", "*"), strict=True)),
    **dict(zip("äöüÄÖÜß", ("ae", "oe", "ue", "Ae", "Oe", "Ue", "ss"), strict=True)),
    "±": "+/-",
    **dict.fromkeys("„“”", '"'),
    **dict.fromkeys("‚‘’", "'"),
}


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """Signs of the terminal's output for encodings that lack them; `?` for any other."""
    assert isinstance(error, UnicodeEncodeError)
    return "".join(_PLAIN.get(char, "?") for char in error.object[error.start : error.end]), error.end
