"""The folder of a Spark audit: what was judged, kept task by task, and the tables that are made of all of it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tonecheck.audit import spark_worker
from tonecheck.audit.canned import FEWEST_USES, LEAST_SHARE
from tonecheck.audit.spark_frames import ddl
from tonecheck.audit.spark_selection import Chosen, once
from tonecheck.audit.spark_worker import JUDGED, NESTED
from tonecheck.audit.tables import SCHEMAS
from tonecheck.errors import TonecheckError
from tonecheck.files import write_atomically

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from tonecheck.audit.auditing import Plan

#: What a task judges and keeps: as much as an interruption may cost each worker.
REPLIES_A_TASK = 500
_MOST_TASKS = 20_000
#: A task's file is there whole as soon as the task is done, not only when all are.
_COMMIT = {"mapreduce.fileoutputcommitter.algorithm.version": "2"}
_TABLES = (*NESTED, "replies", "aggregates", "skipped")
_SETTINGS, COMPLETE, NEW = "settings.json", "_COMPLETE", ".tables"
GROUPS = "month, agent, team, queue, channel, language, situation"
#: Counts and sums of tenths by group, for any engine that has the tables of a store; the family of a score is ''.
AGGREGATES = f"""
WITH figures AS (
    SELECT reply, '' AS family, score_tenths AS tenths FROM scores WHERE scored
    UNION ALL SELECT reply, family, mark_tenths FROM marks WHERE mark_tenths IS NOT NULL
)
SELECT {GROUPS}, family, count(*) AS n, CAST(sum(tenths) AS BIGINT) AS sum_tenths,
    CAST(sum(CAST(tenths AS BIGINT) * tenths) AS BIGINT) AS sum_squares
FROM figures JOIN (SELECT reply, {GROUPS} FROM replies) USING (reply) GROUP BY {GROUPS}, family
"""
_NAMES = {
    "guide_sha256": "another guide, or the guide as it was then",
    "models": "other models",
    "lexicons": "other lists of words",
    "tonecheck": "another version of tonecheck",
    "ui": "another --ui",
    "key_fingerprint": "another key of pseudonyms",
    "names": "another --names",
    "text": "another --keep-text",
}


class Output:
    """The folder; raises TonecheckError where it holds other things, or was begun with other settings."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        self.folder, self._settings = folder, {name: settings[name] for name in _NAMES}
        kept = folder / _SETTINGS
        if kept.is_file():
            before = json.loads(kept.read_text("utf-8"))
            other = next((said for name, said in _NAMES.items() if before.get(name) != self._settings[name]), None)
            if other:
                raise TonecheckError(
                    f"what lies in this folder was judged with {other}.",
                    place=str(folder),
                    remedy="Give a new --output and a new --store, or take the settings of then.",
                )
        elif folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise TonecheckError(
                "this folder has something in it.", place=str(folder), remedy="Give --output a new one."
            )
        there = next(one for one in (folder, *folder.absolute().parents) if one.is_dir())
        if not os.access(there, os.W_OK | os.X_OK):
            raise TonecheckError(
                f"you may not write to the folder '{there}'.", place=str(folder), remedy="Give another --output."
            )

    def judge(self, spark: SparkSession, plan: Plan, chosen: Chosen) -> int:
        """Judges what is not judged yet, and says how much that was; a task that is done is kept at once."""
        (self.folder / "judged").mkdir(parents=True, exist_ok=True)
        write_atomically(self.folder / _SETTINGS, json.dumps(self._settings, indent=1))
        left = chosen.messages.join(self._kept(spark).select("key"), "key", "left_anti")
        count: int = left.select("key").distinct().count()
        if count:
            (self.folder / COMPLETE).unlink(missing_ok=True)
            least = spark.sparkContext.defaultParallelism
            parts = min(max(-(-count // REPLIES_A_TASK), least), _MOST_TASKS)
            judged = once(left, parts).select("message").mapInArrow(spark_worker.Judging(plan), ddl(JUDGED))
            judged.write.mode("append").options(**_COMMIT).parquet(str(self.folder / "judged"))
        return count

    def _kept(self, spark: SparkSession) -> DataFrame:
        return spark.read.schema(ddl(JUDGED)).parquet(str(self.folder / "judged"))

    def judged(self, spark: SparkSession) -> DataFrame:
        """All that was judged, each once: a task that was done over after a loss may have kept it twice."""
        kept = self._kept(spark)
        return kept if kept.count() == kept.select("key").distinct().count() else kept.dropDuplicates(["key"])

    def skipped(self, spark: SparkSession, chosen: Chosen) -> DataFrame:
        """What could not be read or judged, now and before, each place once; what can be read now is none of it."""
        from pyspark.sql import functions as f

        failed = self._kept(spark).where("failure IS NOT NULL").selectExpr("source", "line", "failure AS reason")
        found = chosen.skipped.unionByName(failed)
        if (self.folder / "skipped").is_dir():
            before = spark.read.schema(ddl(SCHEMAS["skipped"])).parquet(f"{self.folder / 'skipped'}")
            found = found.unionByName(before.join(chosen.messages, ["source", "line"], "left_anti"))
        return found.groupBy("source", "line").agg(f.min("reason").alias("reason"))

    def is_current(self, spark: SparkSession, skipped: int) -> bool:
        """Whether the tables hold all that was judged, and so many that were skipped."""
        if not (self.folder / COMPLETE).is_file():
            return False
        return bool(spark.read.parquet(str(self.folder / "skipped")).count() == skipped)

    def write(self, judged: DataFrame, skipped: DataFrame) -> None:
        """Writes all tables anew beside those that are there."""
        new = self.folder / NEW
        shutil.rmtree(new, ignore_errors=True)
        skipped.coalesce(1).write.parquet(str(new / "skipped"))
        _write_tables(judged.where("failure IS NULL"), new)

    def publish(self) -> None:
        """Puts the new tables in place."""
        publish(self.folder)


def publish(folder: Path) -> None:
    """Puts the new tables of a folder in place; until all are, it does not count as complete."""
    (folder / COMPLETE).unlink(missing_ok=True)
    for table in _TABLES:
        shutil.rmtree(folder / table, ignore_errors=True)
        (folder / NEW / table).rename(folder / table)
    shutil.rmtree(folder / NEW)
    write_atomically(folder / COMPLETE, "")


def _write_tables(judged: DataFrame, folder: Path) -> None:
    from pyspark.sql import functions as f

    for table in NESTED:
        exploded = judged.select("month", f.explode(table).alias("row")).select("month", "row.*")
        exploded.write.partitionBy("month").parquet(str(folder / table))
    spark = judged.sparkSession
    _write_replies(spark, judged, folder)
    _write_aggregates(spark, folder)


def _write_replies(spark: SparkSession, judged: DataFrame, folder: Path) -> None:
    """The replies with their templates and doubles, by the same rules as in a local store."""
    judged.drop(*NESTED, "failure").createOrReplaceTempView("judged")
    _read(spark, "parts", folder).createOrReplaceTempView("parts")
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
    ).write.partitionBy("month").parquet(str(folder / "replies"))


def _write_aggregates(spark: SparkSession, folder: Path) -> None:
    for table in ("replies", "scores", "marks"):
        _read(spark, table, folder).createOrReplaceTempView(table)
    spark.sql(AGGREGATES).coalesce(1).write.parquet(str(folder / "aggregates"))


def _read(spark: SparkSession, table: str, folder: Path) -> DataFrame:
    """A table that was written; one of no rows has no files that would tell its columns."""
    columns = ddl(SCHEMAS[table]).add("month", "string")
    return spark.read.schema(columns).parquet(str(folder / table))
