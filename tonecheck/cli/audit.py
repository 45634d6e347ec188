"""`tonecheck audit`: judge an archive of replies and keep the marks in a store."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from tonecheck.cli import _audit
from tonecheck.reply import LANGUAGES


class _Audit(click.Command):
    """`audit forget` is a command of its own."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        if args[:1] == ["forget"]:
            return forget.make_context("audit forget", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


_DAY = click.DateTime(("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"))
_STORE = click.Path(path_type=Path, dir_okay=False)


@click.command(
    "audit",
    cls=_Audit,
    short_help="Judge an archive of replies; the marks go into a store.",
    epilog="'tonecheck audit forget STORE' takes replies out again.",
)
@click.argument("archives", nargs=-1, required=True, metavar="ARCHIVE...")
@click.option("--store", type=_STORE, required=True, help="The DuckDB file for the marks; it may be there already.")
@click.option("--guide", help="The style guide: a path or a bundled guide's name.")
@click.option("--models", metavar="FOLDER", help="Models of your own; by default those that ship.")
@click.option("--map", "map_", metavar="MAPPING", help="reply=COLUMN,agent=COLUMN,… or a file; guessed by default.")
@click.option("--map-to", type=_STORE, help="Write the mapping that was used to this file, for --map.")
@click.option("--preview", is_flag=True, help="Show how columns are mapped, and stop.")
@click.option("--query", help="What to read of a database whose SQLAlchemy URL is given as ARCHIVE.")
@click.option("--input-format", help="By default, what the file's ending says.")
@click.option("--channel", help="The channel of replies that do not say theirs; email by default.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of replies that do not say theirs; else recognised.")
@click.option("--agent-domain", multiple=True, metavar="DOMAIN", help="Only senders with an address there are agents.")
@click.option("--agent-value", multiple=True, metavar="VALUE", help="What the direction column says of agents.")
@click.option("--since", type=_DAY, help="Only replies sent then or later.")
@click.option("--until", type=_DAY, help="Only replies sent by the end of that day.")
@click.option("--timezone", default="UTC", show_default=True, help="Where times that name a zone are turned to.")
@click.option("--limit", type=click.IntRange(1), help="Only the first so many replies.")
@click.option("--sample", type=click.IntRange(1), help="Only so many, drawn by --seed.")
@click.option("--seed", type=int, default=1, show_default=True, help="Decides what --sample draws.")
@click.option("--stratify", type=click.Choice(_audit.STRATA), help="Let --sample draw from each by its share.")
@click.option("--keep-text", is_flag=True, help="Keep the texts, personal data masked; by default none are kept.")
@click.option("--names", is_flag=True, help="Keep agents' names; by default they get pseudonyms.")
@click.option("--key", type=_STORE, help="The key of pseudonyms; by default your own, made when first needed.")
@click.option("--workers", type=click.IntRange(1, 512), help="Processes that judge; by default one a core.")
@click.option("--engine", type=click.Choice(("local", "spark")), default="local", show_default=True)
@click.option("--master", default="local[*]", show_default=True, help="Where Spark runs.")
@click.option("--output", metavar="FOLDER", help="Where Spark writes its Parquet, by month.")
@click.option(
    "--ui",
    type=click.Choice(LANGUAGES),
    help="Language of suggestions (by default the guide's) and messages (the locale's).",
)
@click.option("--quiet", is_flag=True, help="Show no progress.")
def command(archives: tuple[str, ...], **options: Any) -> None:
    """Judge the agents' replies in ARCHIVE: CSV, TSV, JSON, JSON Lines, Parquet, XLSX, mbox, Maildir, folders of .eml,
    ticket exports of Zendesk, Zammad, Freshdesk and Intercom, or a database with --query.

    Interrupted or repeated, it goes on where it stopped. What the tables of the store mean: docs/audit-schema.md; what
    is stored where: docs/privacy.md.
    """
    _audit.run(archives, options)


@click.command("forget")
@click.argument("store", type=_STORE)
@click.option("--before", type=_DAY, help="Replies sent before that day.")
@click.option("--agent", help="Replies of that agent: a name as in the archive, or a pseudonym.")
@click.option("--key", type=_STORE, help="The key of pseudonyms; by default your own.")
@click.option("--ui", type=click.Choice(LANGUAGES), help="Language of the messages; by default that of the locale.")
def forget(store: Path, before: datetime | None, agent: str | None, key: Path | None, ui: str | None) -> None:
    """Take replies out of STORE for good; later audits of the same archive leave them out."""
    _audit.forget(store, before, agent, key, ui)
