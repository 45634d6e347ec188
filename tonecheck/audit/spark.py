"""The same audit on a cluster: Spark reads and groups, the same code judges, and Parquet by month is what is kept."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pyarrow as pa

from tonecheck.audit import mapping as mappings
from tonecheck.audit import spark_worker
from tonecheck.audit.row import Row
from tonecheck.audit.spark_store import TABLES, write_store
from tonecheck.audit.spark_worker import Shipped
from tonecheck.audit.store import FEWEST_USES, LEAST_SHARE
from tonecheck.errors import TonecheckError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from tonecheck.audit.auditing import Mapped, Plan

_READ: dict[str, dict[str, bool | str]] = {
    "parquet": {},
    "csv": {"header": True, "multiLine": True, "escape": '"'},
    "json": {},
}
_ENDINGS = {".parquet": "parquet", ".pq": "parquet", ".csv": "csv", ".jsonl": "json", ".ndjson": "json"}
_LOOKED_AT = 50
#: Rows that a worker is handed at once.
_BATCH = 512


class SparkPlan(msgspec.Struct, frozen=True, kw_only=True):
    """Where Spark runs, what it reads and where its Parquet goes."""

    archives: tuple[str, ...]
    output: str
    master: str = "local[*]"
    format: str | None = None  #: any that this Spark reads: parquet, csv, json, delta, iceberg; None: by the ending


class SparkOutcome(msgspec.Struct, frozen=True):
    """What became of it."""

    replies: int
    skipped: int


def audit(plan: Plan, where: SparkPlan, *, mapped: Mapped | None = None) -> SparkOutcome:
    """Judges the whole archive anew; of the plan it takes guide, models, mapping, filter, text, names, key and store.

    Raises TonecheckError where the archive cannot be read or the output is there already.
    """
    output = Path(where.output)
    if output.exists() and any(output.iterdir()):
        raise TonecheckError("this folder has something in it.", place=where.output, remedy="Give --output a new one.")
    spark = _session(where.master)
    try:
        rows, mapping = _rows(spark, plan, where, mapped)
        shipped = Shipped(
            guide=plan.guide,
            ui=plan.ui,
            models=plan.models,
            key=plan.key,
            names=plan.names,
            keep_text=plan.keep_text,
            mapping=mapping,
            wanted=plan.wanted,
            source=", ".join(where.archives),
        )
        outcome = _judge(spark, rows, shipped, output)
    finally:
        spark.stop()
    write_store(plan, output, mapping)
    return outcome


def _session(master: str) -> SparkSession:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(master).appName("tonecheck audit")
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(_BATCH),
        "spark.sql.timestampType": "TIMESTAMP_NTZ",
        "spark.ui.showConsoleProgress": str(sys.stderr.isatty()).lower(),
    }
    if master.startswith("local"):
        cores = os.cpu_count() or 1
        settings |= {"spark.sql.shuffle.partitions": str(2 * cores), "spark.driver.bindAddress": "127.0.0.1"}
        settings |= {"spark.driver.host": "127.0.0.1", "spark.sql.adaptive.coalescePartitions.enabled": "false"}
    for name, value in settings.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def _rows(spark: SparkSession, plan: Plan, where: SparkPlan, mapped: Mapped | None) -> tuple[DataFrame, dict[str, str]]:
    """The columns of the archive that the mapping names, as text or times, and the mapping."""
    from pyspark.errors import PySparkException

    frame: DataFrame | None = None
    try:
        for archive in where.archives:
            one = _frame(spark, archive, where.format)
            frame = one if frame is None else frame.unionByName(one, allowMissingColumns=True)
    except PySparkException as error:
        cause = str(error).splitlines()[0][:300]
        raise TonecheckError(f"Spark cannot read it: {cause}", place=", ".join(where.archives)) from None
    assert frame is not None
    first = [Row(where.archives[0], 1, row.asDict()) for row in frame.limit(_LOOKED_AT).collect()]
    if not first:
        raise TonecheckError("it is empty.", place=", ".join(where.archives))
    mapping = dict(plan.mapping) if plan.mapping else mappings.guess(first)
    mappings.require_columns(mapping, first[0])
    if mapped:
        mapped(where.archives[0], mapping, first)
    columns = [frame[f"`{column}`"].cast("string").alias(column) for column in dict.fromkeys(mapping.values())]
    return frame.select(*columns), mapping


def _frame(spark: SparkSession, archive: str, format_: str | None) -> DataFrame:
    found = format_ or next((name for ending, name in _ENDINGS.items() if archive.rstrip("/").endswith(ending)), None)
    if found is None:
        raise TonecheckError(
            "its ending says no format.",
            place=archive,
            remedy="Say it with --input-format: parquet, csv, json, delta …",
        )
    return spark.read.options(**_READ.get(found, {})).format(found).load(archive)


def _judge(spark: SparkSession, rows: DataFrame, shipped: Shipped, output: Path) -> SparkOutcome:
    """Reads messages, each once, judges them, and writes the tables; what is judged is kept in between, on disk."""
    from pyspark.sql import functions as f

    read = rows.mapInArrow(spark_worker.Reader(shipped), _ddl(spark_worker.READ))
    messages = read.where("reason IS NULL").dropDuplicates(["key"]).select("key", "message")
    skipped = read.where("reason IS NOT NULL").select("source", "line", "reason")
    between = output / ".judged"
    spread = messages.repartition(f.col("key")) if spark.sparkContext.defaultParallelism > 1 else messages
    spread.mapInArrow(spark_worker.Judging(shipped), _ddl(spark_worker.JUDGED)).write.parquet(str(between))
    judged = spark.read.parquet(str(between))
    failed = judged.where("failure IS NOT NULL").selectExpr("source", "line", "failure AS reason")
    skipped.unionByName(failed).write.parquet(str(output / "skipped"))
    judged = judged.where("failure IS NULL")
    for table in TABLES:
        exploded = judged.select("month", f.explode(table).alias("row")).select("month", "row.*")
        exploded.write.partitionBy("month").parquet(str(output / table))
    _write_replies(spark, judged, output)
    _write_aggregates(spark, output)
    shutil.rmtree(between)
    return SparkOutcome(
        spark.read.parquet(str(output / "scores")).count(), spark.read.parquet(str(output / "skipped")).count()
    )


def _write_replies(spark: SparkSession, judged: DataFrame, output: Path) -> None:
    """The replies with their templates and doubles, by the same rules as in a local store."""
    judged.drop(*TABLES, "failure").createOrReplaceTempView("judged")
    spark.read.parquet(str(output / "parts")).createOrReplaceTempView("parts")
    spark.sql(
        f"""
        WITH canned AS (SELECT part FROM parts GROUP BY part HAVING count(DISTINCT reply) >= {FEWEST_USES}),
        own AS (
            SELECT reply, max_by(part, struct(words, -part)) AS part, sum(words) AS said
            FROM parts JOIN canned USING (part) GROUP BY reply
        ),
        doubles AS (SELECT text_key, min(reply) AS first FROM judged GROUP BY text_key HAVING count(*) > 1)
        SELECT j.*, CASE WHEN d.first < j.reply THEN d.first END AS duplicate_of,
            round(least(1.0D, coalesce(o.said, 0) / greatest(j.words, 1)), 4) AS template_share,
            CASE WHEN o.said / greatest(j.words, 1) >= {LEAST_SHARE}
                THEN concat('t-', lpad(lower(hex(o.part)), 16, '0')) END AS template
        FROM judged j LEFT JOIN own o USING (reply) LEFT JOIN doubles d ON d.text_key = j.text_key
        """
    ).write.partitionBy("month").parquet(str(output / "replies"))


def _write_aggregates(spark: SparkSession, output: Path) -> None:
    """Counts and sums of tenths by month, agent, team, queue, channel, language and situation."""
    for table in ("replies", "scores", "marks"):
        spark.read.parquet(str(output / table)).createOrReplaceTempView(table)
    groups = "month, agent, team, queue, channel, language, situation"
    spark.sql(
        f"""
        WITH figures AS (
            SELECT reply, '' AS family, score_tenths AS tenths FROM scores WHERE scored
            UNION ALL SELECT reply, family, mark_tenths FROM marks WHERE mark_tenths IS NOT NULL
        )
        SELECT {groups}, family, count(*) AS n, sum(tenths) AS sum_tenths,
            sum(CAST(tenths AS BIGINT) * tenths) AS sum_squares
        FROM figures JOIN replies USING (reply) GROUP BY {groups}, family
        """
    ).coalesce(1).write.parquet(str(output / "aggregates"))


def _ddl(schema: pa.Schema) -> Any:
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema, prefer_timestamp_ntz=True)


__all__: Sequence[str] = ("SparkOutcome", "SparkPlan", "audit")
