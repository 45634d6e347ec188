"""Parquet, group of rows by group of rows."""

from __future__ import annotations

from collections.abc import Iterator

from tonecheck.audit.row import Read, Row
from tonecheck.errors import TonecheckError

_ROWS = 1024


def read(place: str, source: str) -> Iterator[Read]:
    """A row for each row of the file."""
    import pyarrow as pa
    import pyarrow.parquet as parquet

    try:
        file = parquet.ParquetFile(place)
    except pa.ArrowInvalid as error:
        raise TonecheckError(f"no Parquet: {error}.", place=source) from None
    number = 0
    for batch in file.iter_batches(_ROWS):
        for values in batch.to_pylist():
            number += 1
            yield Row(source, number, values)
