"""`tonecheck lint`: judge a whole library of canned responses, for people and for CI."""

from __future__ import annotations

from typing import Any

import click

from tonecheck import formatters, readers
from tonecheck.cli import _lint, _types
from tonecheck.reply import LANGUAGES
from tonecheck.rule import SEVERITIES


@click.command("lint", short_help="Judge a whole library of canned responses.")
@click.argument("paths", nargs=-1, metavar="[PATHS | -]...")
@click.option("--guide", help="The style guide: a path or a bundled guide's name.")
@click.option("--models", metavar="FOLDER", help="Models of your own; by default those that ship.")
@click.option("--channel", help="email (default), chat, social, letter, sms or one of the guide's.")
@click.option("--situation", help="complaint, request, outage …, for all of the responses.")
@click.option("--segment", help="One of the guide's segments.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the responses; recognised by default.")
@click.option("--reader", type=click.Choice(readers.names()), help="By default, what a file's name says.")
@click.option("--stdin-filename", metavar="NAME", help="The name of standard input: settings and reader go by it.")
@click.option(
    "--changed", metavar="[REF]", is_flag=False, flag_value="HEAD", help="Only files that git says differ from REF."
)
@click.option("--no-ignore", is_flag=True, help="Do not leave out what .gitignore and .tonecheckignore name.")
@click.option("--format", "format_", type=click.Choice(formatters.names()), default="text", show_default=True)
@click.option("--output", "outputs", multiple=True, metavar="FORMAT=FILE", help="Write that too; any number of times.")
@click.option("--fail-level", type=click.Choice(SEVERITIES), default="error", show_default=True)
@click.option("--min-score", type=_types.Score(0, 100), help="Fail where a response scores below this.")
@click.option("--min-average", type=_types.Score(0, 100), help="Fail where the mean score is below this.")
@click.option("--max-warnings", type=click.IntRange(min=0), help="Fail on more new warnings than this.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--allow-unreadable", is_flag=True, help="Files that cannot be read do not make the run fail.")
@click.option(
    "--baseline",
    metavar="FILE",
    help="Findings that are known; by default as .tonecheck.toml says, or tonecheck-baseline.json.",
)
@click.option("--write-baseline", is_flag=True, help="Take all that is found now as known.")
@click.option("--prune-baseline", is_flag=True, help="Drop from the baseline what is no longer found.")
@click.option("--library", is_flag=True, help="Compare the responses with each other: twins, duplicates, tones, gaps.")
@click.option("--fix", is_flag=True, help="Put safe suggestions into the files.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; write nothing.")
@click.option("--add-closing", is_flag=True, help="Fixes put in a missing sign-off, the guide's first, as well.")
@click.option("--no-suppressions", is_flag=True, help="Show what comments in the files suppress.")
@click.option("--no-cache", is_flag=True, help="Check every file anew.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes at most; by default one for each core.")
@click.option("--all", "show_all", is_flag=True, help="Show known and suppressed findings, and why they matter.")
@click.option("--ui", type=click.Choice(LANGUAGES), help="Language of the messages.")
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Check the responses in PATHS: files, folders, patterns ('**/*.md'), - for standard input; by default all here.

    Folders are searched for files that a reader is there for. Settings are those of the nearest .tonecheck.toml upward
    from each file; its [[paths]] say what differs for some.
    """
    return _lint.run(_lint.asked(paths, options))
