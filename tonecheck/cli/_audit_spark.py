"""`audit --engine spark`: what it takes of the options, and what is said at the end."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from tonecheck.cli import _extras
from tonecheck.errors import TonecheckError

if TYPE_CHECKING:
    from tonecheck.audit.auditing import Mapped, Plan

_NOT_TAKEN = ("limit", "sample", "stratify", "query", "workers", "preview")


def require(options: Mapping[str, Any]) -> None:
    """Raises TonecheckError where Spark or Java is missing, or options are given that Spark does not take."""
    _extras.require("pyspark", "spark", "tonecheck audit --engine spark")
    given = [name for name in _NOT_TAKEN if options[name]]
    if given:
        raise TonecheckError(f"--engine spark does not take --{given[0]}.", remedy="Leave it out, or audit locally.")
    if not options["output"]:
        raise TonecheckError("--engine spark writes Parquet.", remedy="Say where with --output FOLDER.")
    if shutil.which("java") is None:
        raise TonecheckError("Spark needs Java 17 or later.", remedy="On Debian: apt install openjdk-17-jre-headless")


def run(archives: Sequence[str], plan: Plan, options: Mapping[str, Any], mapped: Mapped) -> None:
    """Audit with Spark, and say what was done."""
    from tonecheck.audit import spark, spark_store

    spark_store.require_free(plan.store)
    warnings.filterwarnings("ignore", "PySpark does not yet fully support", FutureWarning)
    where = spark.SparkPlan(
        archives=tuple(archives),
        output=options["output"],
        master=options["master"],
        format=options["input_format"],
    )
    outcome = spark.audit(plan, where, mapped=mapped)
    click.echo(
        f"{plan.store}: {outcome.replies} replies judged"
        + (f"; {outcome.skipped} rows skipped" if outcome.skipped else "")
        + f". The tables lie in {where.output}.",
        err=True,
    )
