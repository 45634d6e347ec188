"""What Spark's Python workers do with batches of rows: read messages, and judge them with what they loaded once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa

from tonecheck.audit.judge import Judge, Settings, Task
from tonecheck.audit.message import Filter, Message, read
from tonecheck.audit.pseudonyms import Pseudonyms
from tonecheck.audit.row import Row, Unreadable
from tonecheck.audit.tables import SCHEMAS

#: A Spark audit is one run, and always a new one.
RUN = 1
_NESTED = ("parts", "scores", "marks", "tone", "acts", "findings")

READ = pa.schema(
    {"key": pa.int64(), "message": pa.binary(), "source": pa.string(), "line": pa.int64(), "reason": pa.string()}
)
JUDGED = pa.schema(
    [
        *SCHEMAS["replies"],
        pa.field("month", pa.string()),
        pa.field("failure", pa.string()),
        *(pa.field(name, pa.list_(pa.struct(list(SCHEMAS[name])))) for name in _NESTED),
    ]
)


class Shipped(msgspec.Struct, frozen=True, kw_only=True):
    """What every worker needs."""

    guide: str
    ui: str | None
    models: Path | None
    key: bytes
    names: bool
    keep_text: bool
    mapping: Mapping[str, str]
    wanted: Filter
    source: str


class Reader:
    """Rows of an archive in, messages out; where one cannot be read, the reason."""

    def __init__(self, shipped: Shipped) -> None:
        self._shipped = shipped

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        shipped = self._shipped
        pseudonyms, number = Pseudonyms(shipped.key, names=shipped.names), 0
        for batch in batches:
            found: list[tuple[Any, ...]] = []
            for values in batch.to_pylist():
                number += 1
                one = read(Row(shipped.source, number, values), shipped.mapping, shipped.wanted, pseudonyms)
                if isinstance(one, Message):
                    found.append((one.key, msgspec.msgpack.encode(one), one.source, one.line, None))
                elif isinstance(one, Unreadable):
                    found.append((None, None, one.source, one.line, one.reason))
            yield pa.RecordBatch.from_pylist([dict(zip(READ.names, row, strict=True)) for row in found], schema=READ)


_JUDGES: dict[bytes, Judge] = {}


class Judging:
    """Messages in, one row a reply out, with the rows of its other tables inside."""

    def __init__(self, shipped: Shipped) -> None:
        self._settings = Settings(
            guide=shipped.guide,
            ui=shipped.ui,
            models=shipped.models,
            run=RUN,
            key=shipped.key,
            keep_text=shipped.keep_text,
        )

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        judge = self._judge()
        for batch in batches:
            messages = [msgspec.msgpack.decode(data, type=Message) for data in batch.column("message").to_pylist()]
            tables = judge.judge([Task(message.key, message, True) for message in messages])
            yield pa.RecordBatch.from_pylist(list(_nested(tables)), schema=JUDGED)

    def _judge(self) -> Judge:
        """The judge of this process, which Spark uses again for other batches."""
        key = msgspec.msgpack.encode((self._settings.guide, str(self._settings.models), self._settings.keep_text))
        if key not in _JUDGES:
            _JUDGES[key] = Judge(self._settings)
        return _JUDGES[key]


def _nested(tables: Mapping[str, pa.Table]) -> Iterator[dict[str, Any]]:
    inner: dict[str, defaultdict[int, list[dict[str, Any]]]] = {name: defaultdict(list) for name in _NESTED}
    for name in _NESTED:
        for row in tables[name].to_pylist() if name in tables else ():
            inner[name][row["reply"]].append(row)
    for row in tables["replies"].to_pylist() if "replies" in tables else ():
        month = row["sent_at"].strftime("%Y-%m") if row["sent_at"] else "none"
        yield {**row, "month": month, **{name: inner[name][row["reply"]] for name in _NESTED}}
    for row in tables["skipped"].to_pylist() if "skipped" in tables else ():
        yield {"source": row["source"], "line": row["line"], "failure": row["reason"]}
