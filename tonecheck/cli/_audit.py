"""A run of `audit`: options to a plan, progress, and what is said at the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tonecheck.cli import _audit_skipped, _audit_spark, _audit_words, _extras, _guides
from tonecheck.errors import TonecheckError

if TYPE_CHECKING:
    from tonecheck.audit.auditing import Outcome, Plan, Progress
    from tonecheck.audit.row import Row

#: As in `tonecheck.audit.selection`, which is not loaded for the help.
STRATA = ("agent", "team", "queue", "channel", "language", "situation", "segment", "month")


def run(archives: Sequence[str], options: Mapping[str, Any]) -> None:
    """Audit, or show the mapping; says on standard error what was done."""
    _require_extras(archives)
    ui = _audit_words.language(options["ui"], _folder(archives))
    if options["engine"] == "spark":
        _audit_spark.require(options)
        plan = _plan(archives, options, inputs=False)
        _audit_spark.run(archives, plan, options, _teller(plan, options, ui), ui)
        return
    from tonecheck.audit.auditing import audit

    plan = _plan(archives, options)
    if options["preview"]:
        _preview(plan, options, ui)
        return
    _warn_of_senders(plan, ui)
    try:
        with _progress(plan, ui, quiet=options["quiet"]) as progress:
            outcome = audit(plan, mapped=_teller(plan, options, ui), progress=progress)
    except KeyboardInterrupt:
        if plan.store.exists():
            click.echo(_audit_words.GOES_ON.get(ui, {"store": str(plan.store)}), err=True)
        raise
    _say(outcome, plan, ui)


def _require_extras(archives: Sequence[str]) -> None:
    for module in ("duckdb", "pyarrow"):
        _extras.require(module, "audit", "tonecheck audit")
    if any("://" in name for name in archives):
        _extras.require("sqlalchemy", "sql", "tonecheck audit DATABASE")
    if any(name.lower().endswith((".xlsx", ".xlsm")) for name in archives):
        _extras.require("openpyxl", "audit", "tonecheck audit")


def _plan(archives: Sequence[str], options: Mapping[str, Any], *, inputs: bool = True) -> Plan:
    from tonecheck.audit import mapping, pseudonyms, sources
    from tonecheck.audit.auditing import Plan
    from tonecheck.audit.selection import Sample

    if options["stratify"] and not options["sample"]:
        raise TonecheckError("--stratify says how --sample draws.", remedy="Give --sample N with it.")
    guide = _guides.named_or_found(options["guide"], _folder(archives))
    format_ = _format(options["input_format"]) if inputs else None
    found = sources.find(archives, query=options["query"], format_=format_) if inputs else []
    sample = Sample(size=options["sample"], seed=options["seed"], stratify=options["stratify"])
    return Plan(
        inputs=tuple(found),
        store=options["store"],
        guide=guide,
        models=_guides.models(options["models"]),
        ui=options["ui"],
        mapping=mapping.parse(options["map_"]) if options["map_"] else None,
        wanted=_filter(options),
        sample=sample if options["sample"] else None,
        limit=options["limit"],
        keep_text=options["keep_text"],
        names=options["names"],
        key=pseudonyms.key_from(options["key"]),
        workers=options["workers"] or os.cpu_count() or 1,
    )


def _folder(archives: Sequence[str]) -> Path:
    """Where settings are looked for, upward from the first archive."""
    return Path() if "://" in archives[0] else Path(archives[0]).parent


def _format(given: str | None) -> str | None:
    from tonecheck.audit.sources import FORMATS, format_of

    if given is not None and format_of(given) is None:
        raise TonecheckError(
            f"--input-format {given!r} is unknown.",
            remedy=f"It is one of {', '.join(FORMATS)}, or an ending such as csv.",
        )
    return given


def _filter(options: Mapping[str, Any]) -> Any:
    from tonecheck.audit.message import OUT, Filter

    until: datetime | None = options["until"]
    values = frozenset(value.casefold() for value in options["agent_value"])
    return Filter(
        since=options["since"],
        until=until + timedelta(days=1) if until and until.time() == datetime.min.time() else until,
        domains=tuple(domain.casefold().lstrip("@") for domain in options["agent_domain"]),
        channel=options["channel"],
        language=options["language"],
        zone=_zone(options["timezone"]),
        out=values or OUT,
    )


def _zone(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise TonecheckError(f"--timezone {name!r} is unknown.", remedy="Write it like Europe/Berlin.") from None


def _preview(plan: Plan, options: Mapping[str, Any], ui: str) -> None:
    """Shows the mapping of every input, and writes it where that is wanted."""
    from tonecheck.audit.auditing import look

    look(plan, _teller(plan, options, ui))


def _teller(plan: Plan, options: Mapping[str, Any], ui: str) -> Any:
    """Says how the columns of an input were mapped, where that was guessed or asked for."""
    from tonecheck.audit import mapping as mappings

    def tell(shown: str, mapping: Mapping[str, str], rows: list[Row]) -> None:
        if options["map_to"]:
            mappings.write(options["map_to"], mapping)
        if options["preview"] or (plan.mapping is None and not options["quiet"]):
            said = _audit_words.MAPPED if plan.mapping else _audit_words.GUESSED
            click.echo(said.get(ui, {"source": shown}), err=True)
            for line in mappings.preview(mapping, rows):
                click.echo(f"  {line}", err=True)

    return tell


@contextmanager
def _progress(plan: Plan, ui: str, *, quiet: bool) -> Iterator[Progress | None]:
    """A bar with rate and time left on a terminal, nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from tonecheck.audit.auditing import count

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=count(plan), rate="")

        def advance(done: int) -> None:
            bar.advance(task, done)
            speed = bar.tasks[task].speed
            bar.update(task, rate=_audit_words.RATE.get(ui, {"n": f"{speed:.0f}"}) if speed else "")

        yield advance


def _warn_of_senders(plan: Plan, ui: str) -> None:
    """Mailboxes hold customers' mails as well, unless they are those of sent mail."""
    if not plan.wanted.domains and any(one.format in ("mbox", "maildir", "eml") for one in plan.inputs):
        click.echo(_audit_words.SENDERS.get(ui), err=True)


def _say(outcome: Outcome, plan: Plan, ui: str) -> None:
    click.echo(f"{plan.store}: {_audit_words.outcome(outcome, ui)}.", err=True)
    _audit_skipped.say(plan.store, outcome, ui)
    _audit_skipped.require_replies(outcome)


def forget(store: Path, before: datetime | None, agent: str | None, key: Path | None, ui: str | None) -> None:
    """Take out, and say how many went."""
    _extras.require("duckdb", "audit", "tonecheck audit forget")
    from tonecheck.audit import forgetting
    from tonecheck.audit.pseudonyms import Pseudonyms, key_from
    from tonecheck.audit.store import Store

    if (before is None) == (agent is None):
        raise TonecheckError("what is to go?", remedy="Give --before DAY or --agent NAME.")
    if agent is not None:
        with Store(store, must_exist=True, read_only=True) as opened:
            has_names = opened.meta("names") == "true"
        if not has_names and not agent.startswith("agent-"):
            agent = Pseudonyms(key_from(key)).agent(agent)
    ui = _audit_words.language(ui, store.parent)
    count = forgetting.forget(store, agent=agent, before=before)
    if not count and agent is not None:
        click.echo(_audit_words.NOBODY.get(ui), err=True)
    click.echo(f"{store}: {_audit_words.gone(count, ui)}", err=True)
