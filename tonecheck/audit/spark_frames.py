"""A session of Spark, and how its frames are typed."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tonecheck.audit.spark_worker import BATCH
from tonecheck.errors import TonecheckError

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession

#: As a worker's traceback ends where the user's archive or guide is the cause.
_MISTAKE = re.compile(r"TonecheckError: (.+)")


@contextmanager
def session(master: str) -> Iterator[SparkSession]:
    """A session that ends with the block; a user's mistake that a worker meets is a TonecheckError here as well."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    from pyspark.errors import PythonException
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(master).appName("tonecheck audit")
    for name, value in _settings(master).items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("FATAL" if master.startswith("local") else "ERROR")
    try:
        yield spark
    except PythonException as error:
        mistake = _MISTAKE.search(str(error))
        if mistake is None:
            raise
        raise TonecheckError(mistake[1]) from None
    finally:
        spark.stop()


def _settings(master: str) -> dict[str, str]:
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(BATCH),
        "spark.sql.timestampType": "TIMESTAMP_NTZ",
        "spark.ui.showConsoleProgress": str(sys.stderr.isatty()).lower(),
    }
    if master.startswith("local"):
        cores = os.cpu_count() or 1
        settings |= {"spark.sql.shuffle.partitions": str(2 * cores), "spark.driver.bindAddress": "127.0.0.1"}
        settings |= {"spark.driver.host": "127.0.0.1", "spark.sql.adaptive.coalescePartitions.enabled": "false"}
    return settings


def ddl(schema: pa.Schema) -> Any:
    """The types of Spark for those of Arrow; times have no zone."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema, prefer_timestamp_ntz=True)
