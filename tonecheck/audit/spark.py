"""The same audit on a cluster: Spark reads and groups, the same code judges, and Parquet by month is what is kept."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tonecheck.audit import runs, spark_forgetting, spark_frames, spark_input, spark_selection
from tonecheck.audit.pseudonyms import Pseudonyms
from tonecheck.audit.spark_output import Output
from tonecheck.audit.spark_store import require_own, write_store
from tonecheck.checker import Checker
from tonecheck.nlp.pipeline import require

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from tonecheck.audit.auditing import Plan
    from tonecheck.audit.reading import Mapped


class SparkPlan(msgspec.Struct, frozen=True, kw_only=True):
    """Where Spark runs, what it reads and where its Parquet goes."""

    archives: tuple[str, ...]
    output: str
    master: str = "local[*]"
    format: str | None = None  #: as the local engine names it, or any that this Spark reads: csv, delta, iceberg


class SparkOutcome(msgspec.Struct, frozen=True):
    """What became of it."""

    replies: int  #: that the store shows
    judged: int  #: now
    skipped: int  #: rows of the archive that could not be read or judged, now and before
    dropped: int  #: ratings and times beside replies that could not be read, now and before


def audit(plan: Plan, where: SparkPlan, *, mapped: Mapped | None = None) -> SparkOutcome:
    """Judges what the output does not have yet; a call that was interrupted is gone on with by the same call.

    The inputs of the plan are those of `where`. Raises TonecheckError where the archive cannot be read, or output or
    store are there already and come from another audit.
    """
    plan = _with_whole_paths(plan)
    checker = Checker(plan.guide, ui=plan.ui, models=plan.models, evidence=False)
    require(plan.models)
    head = runs.head(checker)
    settings = {
        "key_fingerprint": Pseudonyms(plan.key).fingerprint,
        "names": str(plan.names).lower(),
        "text": str(plan.keep_text).lower(),
    }
    output = Output(Path(where.output).absolute(), head | settings)  # Spark may have begun in another folder
    require_own(plan.store, output.folder)
    was_there = output.folder.exists()
    forgotten = spark_forgetting.rules(output.folder)
    if forgotten:
        plan = msgspec.structs.replace(plan, wanted=plan.wanted.without(*spark_forgetting.combined(forgotten)))
        spark_forgetting.clean(output.folder)  # where forgetting was interrupted
    with spark_frames.session(where.master) as spark:
        archive = spark_input.read(spark, plan, where.archives, where.format, mapped)
        outcome = _audit(spark, plan, archive, output)
    if not was_there and not outcome.replies and not outcome.skipped:
        shutil.rmtree(output.folder)
        return outcome
    write_store(plan.store, output.folder, head, settings, archive.mappings, forgotten)
    return outcome


def _audit(spark: SparkSession, plan: Plan, archive: spark_input.Archive, output: Output) -> SparkOutcome:
    from pyspark import StorageLevel

    rows = archive.rows.persist(StorageLevel.DISK_ONLY)  # it is asked several things, and read once
    chosen = spark_selection.chosen(rows, plan, is_ordered=archive.is_ordered)
    count = output.judge(spark, plan, chosen)
    judged, skipped = output.judged(spark), output.skipped(spark, chosen)
    all_skipped = skipped.count()
    if count or not output.is_current(spark, all_skipped):
        output.write(judged, skipped)
        plan.store.unlink(missing_ok=True)  # it would show tables of which some are old and some are new
        output.publish()
    replies = judged.where("failure IS NULL")
    dropped = replies.selectExpr("coalesce(sum(size(dropped)), 0)").collect()[0][0]
    return SparkOutcome(replies.count(), count, all_skipped, dropped)


def _with_whole_paths(plan: Plan) -> Plan:
    """Workers run in folders of their own."""
    guide = str(Path(plan.guide).absolute()) if Path(plan.guide).is_file() else plan.guide
    return msgspec.structs.replace(plan, guide=guide, models=plan.models and plan.models.absolute(), inputs=())


__all__: Sequence[str] = ("SparkOutcome", "SparkPlan", "audit")
