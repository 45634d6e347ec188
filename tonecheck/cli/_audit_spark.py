"""`audit --engine spark`: what it takes of the options, and what is said at the end."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from tonecheck.cli import _audit_skipped, _audit_words, _extras
from tonecheck.errors import TonecheckError

if TYPE_CHECKING:
    from tonecheck.audit.auditing import Plan
    from tonecheck.audit.reading import Mapped

#: With what to do instead.
_NOT_TAKEN = {
    "query": "Export the rows as Parquet or CSV, or audit with the local engine.",
    "workers": "Spark's own settings say how many: --master 'local[4]', or those of the cluster.",
    "preview": "Look at it with the local engine: leave --engine out.",
}


def require(options: Mapping[str, Any]) -> None:
    """Raises TonecheckError where Spark or Java is missing, or options are given that Spark does not take."""
    _extras.require("pyspark", "spark", "tonecheck audit --engine spark")
    given = next((name for name in _NOT_TAKEN if options[name]), None)
    if given:
        raise TonecheckError(f"--engine spark does not take --{given}.", remedy=_NOT_TAKEN[given])
    if not options["output"]:
        raise TonecheckError("--engine spark writes Parquet.", remedy="Say where with --output FOLDER.")
    if shutil.which("java") is None:
        raise TonecheckError("Spark needs Java 17 or later.", remedy="On Debian: apt install openjdk-17-jre-headless")


def run(archives: Sequence[str], plan: Plan, options: Mapping[str, Any], mapped: Mapped, ui: str) -> None:
    """Audit with Spark, and say what was done."""
    from tonecheck.audit import spark

    warnings.filterwarnings("ignore", "PySpark does not yet fully support", FutureWarning)
    where = spark.SparkPlan(
        archives=tuple(archives),
        output=options["output"],
        master=options["master"],
        format=options["input_format"],
    )
    outcome = spark.audit(plan, where, mapped=mapped)
    tables = _audit_words.TABLES.get(ui, {"output": where.output}) if plan.store.exists() else ""
    click.echo(f"{plan.store}: {_audit_words.outcome(outcome, ui)}.{tables}", err=True)
    _audit_skipped.say(plan.store, outcome, ui)
    _audit_skipped.require_replies(outcome)
