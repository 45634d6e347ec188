"""What Spark reads of an archive: tables itself, all other files by the readers of the local engine, file by file."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tonecheck.audit import sources, spark_worker
from tonecheck.audit.reading import LOOKED_AT, Mapped, Reading, mapping_of
from tonecheck.audit.row import Row
from tonecheck.audit.spark_frames import ddl
from tonecheck.audit.spark_worker import BLOCK, FILE, INDEX, Numbered, path_of
from tonecheck.errors import TonecheckError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from tonecheck.audit.auditing import Plan

_READ: dict[str, dict[str, bool | str]] = {
    "parquet": {},
    "csv": {"header": True, "multiLine": True, "escape": '"'},
    "json": {},
}
_ENDINGS = {".parquet": "parquet", ".pq": "parquet", ".csv": "csv", ".jsonl": "json", ".ndjson": "json"}
_MOST_PARTS = 10_000


class Archive(msgspec.Struct):
    """All rows of an archive as `spark_worker.READ` has them."""

    rows: Any  #: a DataFrame
    mappings: dict[str, dict[str, str]]
    is_ordered: bool  #: whether its rows have a first and a last


def read(spark: SparkSession, plan: Plan, names: Sequence[str], format_: str | None, mapped: Mapped | None) -> Archive:
    """The archive, of which nothing but first rows is read before it is asked for; raises TonecheckError."""
    frames = _Frames(spark, plan, mapped)
    for name in names:
        if "://" in name or (format_ and sources.format_of(format_) is None):
            frames.add_table(_spark_format(name, format_), name, ())
            continue
        found = sources.find([name], format_=format_)
        for is_parquet, group in groupby(found, lambda one: one.format == "parquet"):
            inputs = [msgspec.structs.replace(one, place=str(Path(one.place).absolute())) for one in group]
            if is_parquet:
                frames.add_table("parquet", name, inputs)
            else:
                frames.add_files(inputs)
    return frames.archive()


class _Frames:
    """Frames of messages, put together archive by archive."""

    def __init__(self, spark: SparkSession, plan: Plan, mapped: Mapped | None) -> None:
        self._spark, self._plan, self._mapped = spark, plan, mapped
        self._frames: list[DataFrame] = []
        self._files: list[Numbered] = []
        self._mappings: dict[str, dict[str, str]] = {}
        self._next, self._is_ordered = 0, True

    def add_files(self, inputs: Sequence[sources.Input]) -> None:
        """Files that the local readers know; how their columns are mapped is told at once."""
        reading = Reading(msgspec.structs.replace(self._plan, inputs=tuple(inputs)), self._mapped)
        for one in inputs:
            if one.format not in sources.MAIL:
                next(reading.messages_of(one), None)
            self._files.append((self._next, one))
            self._next += 1
        self._mappings |= reading.mappings

    def add_table(self, format_: str, name: str, inputs: Sequence[sources.Input]) -> None:
        """A table that Spark reads: the files of `inputs`, or whatever `name` means to it."""
        from pyspark.errors import PySparkException

        try:
            frame = self._loaded(format_, name, inputs)
            first = [Row(name, 1, row.asDict()) for row in frame.limit(LOOKED_AT).collect()]
            files = {path_of(uri): uri for uri in frame.inputFiles()}
        except PySparkException as error:
            raise TonecheckError(
                f"Spark cannot read it: {str(error).splitlines()[0][:300]}",
                place=name,
                remedy="Look at its name and at --input-format; delta and iceberg need their packages.",
            ) from None
        if not first:
            raise TonecheckError("it is empty.", place=name, remedy="Name an archive with replies in it.")
        mapping = self._mappings[name] = mapping_of(first, self._plan.mapping)
        if self._mapped:
            self._mapped(name, mapping, first)
        shown = {one.place: one.shown for one in inputs} or {file: file for file in sorted(files)}
        places = {file: (self._next + at, as_named) for at, (file, as_named) in enumerate(shown.items())}
        plan = msgspec.structs.replace(self._plan, wanted=self._plan.wanted.dated(first, mapping))
        reader = spark_worker.FrameReader(plan, mapping, places, (self._next, name))
        columns = [frame[f"`{column}`"] for column in dict.fromkeys(mapping.values())]
        self._frames.append(frame.select(*columns, *self._order(frame)).mapInArrow(reader, ddl(spark_worker.READ)))
        self._next += max(1, len(places))

    def _loaded(self, format_: str, name: str, inputs: Sequence[sources.Input]) -> DataFrame:
        reader = self._spark.read.options(**_READ.get(format_, {})).format(format_)
        if any("=" in Path(one.place).parent.name for one in inputs):  # folders by the value of a column, which is read
            reader = reader.option("basePath", str(Path(name).absolute()))
        return reader.load([one.place for one in inputs] or name)

    def _order(self, frame: DataFrame) -> list[Any]:
        """Columns that say where a row stands: null or 0 where this format does not tell."""
        from pyspark.sql import functions as f

        known = _metadata_of(frame)
        self._is_ordered &= "file_path" in known
        has_index, has_block = "row_index" in known, "file_block_start" in known
        return [
            (f.col("_metadata.file_path") if "file_path" in known else f.lit(None).cast("string")).alias(FILE),
            (f.lit(0) if has_index or not has_block else f.col("_metadata.file_block_start")).cast("long").alias(BLOCK),
            (f.col("_metadata.row_index") if has_index else f.lit(None).cast("long")).alias(INDEX),
        ]

    def archive(self) -> Archive:
        """All that was added."""
        if self._files:
            self._frames.append(self._of_files())
        rows = self._frames[0]
        for frame in self._frames[1:]:
            rows = rows.unionByName(frame)
        return Archive(rows, self._mappings, self._is_ordered)

    def _of_files(self) -> DataFrame:
        """Each file is read by one worker, and all mails by the same one, since they answer each other."""
        mails = [one for one in self._files if one[1].format in sources.MAIL]
        units = [[one] for one in self._files if one[1].format not in sources.MAIL] + ([mails] if mails else [])
        numbers = self._spark.range(0, len(units), 1, min(len(units), _MOST_PARTS))
        return numbers.mapInArrow(spark_worker.FileReader(self._plan, units), ddl(spark_worker.READ))


def _metadata_of(frame: DataFrame) -> Sequence[str]:
    from pyspark.errors import AnalysisException

    try:
        columns: Sequence[str] = frame.select("_metadata.*").columns
    except AnalysisException:
        return ()
    return columns


def _spark_format(name: str, given: str | None) -> str:
    found = given or next((format_ for end, format_ in _ENDINGS.items() if name.rstrip("/").endswith(end)), None)
    if found is None:
        raise TonecheckError(
            "its ending says no format.", place=name, remedy="Say it with --input-format: parquet, csv, json, delta …"
        )
    return found


__all__: Sequence[str] = ("Archive", "read")
