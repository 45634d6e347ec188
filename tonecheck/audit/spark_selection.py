"""Which messages of an archive Spark judges: those that the local engine would, by the same ranks and shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tonecheck.audit.selection import Sample, allocated
from tonecheck.audit.spark_worker import ORDER
from tonecheck.errors import TonecheckError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from tonecheck.audit.auditing import Plan


class Chosen(NamedTuple):
    """What is to be judged, by key, once each; and what could not be read."""

    messages: DataFrame
    skipped: DataFrame


def chosen(rows: DataFrame, plan: Plan, *, is_ordered: bool) -> Chosen:
    """The messages of rows as `spark_worker.READ` has them, with sample and limit, of doubles the first.

    Raises TonecheckError for a limit where the rows have no order.
    """
    from pyspark.sql import functions as f

    messages, skipped = rows.where("reason IS NULL"), rows.where("reason IS NOT NULL")
    if plan.sample:
        messages = messages.join(_drawn(messages, plan.sample), "key", "left_semi")
    if plan.limit:
        if not is_ordered:
            raise TonecheckError(
                "--limit takes the first replies, and this table has no order.", remedy="Draw some with --sample."
            )
        order = f.struct(*ORDER)
        last = messages.select(*ORDER).orderBy(*ORDER).limit(plan.limit).agg(f.max(order), f.count("*")).collect()[0]
        if last[1] == plan.limit:
            until = f.struct(*(f.lit(value).alias(name) for name, value in zip(ORDER, last[0], strict=True)))
            messages, skipped = messages.where(order <= until), skipped.where(order <= until)
    return Chosen(messages, skipped.select("source", "line", "reason"))


def once(messages: DataFrame, parts: int) -> DataFrame:
    """Each message once, the first of doubles, in so many parts."""
    from pyspark.sql import functions as f

    first = f.min_by("message", f.struct(*ORDER)).alias("message")
    return messages.repartition(parts, "key").groupBy("key").agg(first)


def _drawn(messages: DataFrame, sample: Sample) -> DataFrame:
    """The keys of the sample: of each stratum those with the lowest ranks, as many as its share."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    counted = messages.groupBy("stratum").agg(f.count("*"), f.count_distinct("key")).collect()
    counts = {stratum: count for stratum, count, _ in counted}
    room = {stratum: min(sample.size, different) for stratum, _, different in counted}
    shares = allocated(counts, sample.size, room)
    by_share = messages.sparkSession.createDataFrame(list(shares.items()), "stratum string, share long")
    lowest = Window.partitionBy("stratum").orderBy("rank", f.desc("key"))
    placed = messages.select("stratum", "key", "rank").distinct().select("*", f.row_number().over(lowest).alias("at"))
    among = placed.where(f.col("at") <= sample.size).join(f.broadcast(by_share), "stratum").where("at <= share")
    return among.select("key").distinct()
