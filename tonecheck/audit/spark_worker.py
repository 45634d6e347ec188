"""What Spark's Python workers do with batches of rows: read messages, and judge them with what they loaded once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import msgspec
import pyarrow as pa

from tonecheck.audit.judge import Judge, Settings, Task
from tonecheck.audit.message import Message, read
from tonecheck.audit.pseudonyms import Pseudonyms
from tonecheck.audit.reading import Reading
from tonecheck.audit.row import Row, Unreadable
from tonecheck.audit.selection import rank, stratum_of
from tonecheck.audit.sources import Input
from tonecheck.audit.tables import SCHEMAS

if TYPE_CHECKING:
    from tonecheck.audit.auditing import Plan

#: What one guide judged into a folder is one run.
RUN = 1
#: Rows that a worker is handed at once, and hands on.
BATCH = 512
NESTED = ("parts", "dropped", "scores", "marks", "tone", "acts", "findings")
#: Added to the rows of a table that Spark reads: its file, where its part of the file begins, its number from 0.
FILE, BLOCK, INDEX = "tonecheck_file", "tonecheck_block", "tonecheck_index"
#: Where a message comes in the archive: by file, part of the file, and row.
ORDER = ("place", "block", "row")

READ = pa.schema(
    {
        **{"key": pa.int64(), "message": pa.binary(), "stratum": pa.string(), "rank": pa.int64()},
        **dict.fromkeys(ORDER, pa.int64()),
        **{"source": pa.string(), "line": pa.int64(), "reason": pa.string()},
    }
)
JUDGED = pa.schema(
    [
        *SCHEMAS["replies"],
        pa.field("month", pa.string()),
        pa.field("failure", pa.string()),
        *(pa.field(name, pa.list_(pa.struct(list(SCHEMAS[name])))) for name in NESTED),
    ]
)

Numbered = tuple[int, Input]


def path_of(uri: str) -> str:
    """A local path in whatever way Spark writes it, `file:/a%20b` or `file:///a%20b`; other addresses stay."""
    return f"/{unquote(uri[5:]).lstrip('/')}" if uri.startswith("file:") else uri


class FileReader:
    """Numbers of units in, the messages of their files out, read as the local engine reads them."""

    def __init__(self, plan: Plan, units: Sequence[Sequence[Numbered]]) -> None:
        self._plan, self._units = plan, units

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        rows = (row for batch in batches for number in batch.column(0).to_pylist() for row in self._of(number))
        while chunk := list(islice(rows, BATCH)):
            yield _batch(chunk, READ)

    def _of(self, number: int) -> Iterator[dict[str, Any]]:
        unit = self._units[number]
        reading = Reading(msgspec.structs.replace(self._plan, inputs=tuple(one for _, one in unit)))
        for place, source in unit:
            for row, one in enumerate(reading.messages_of(source, paired=True)):
                yield _encoded(one, self._plan, (place, 0, row))


class FrameReader:
    """Rows of a table that Spark reads in, messages out; `files` has number and shown name of each file."""

    def __init__(
        self, plan: Plan, mapping: Mapping[str, str], files: Mapping[str, tuple[int, str]], rest: tuple[int, str]
    ) -> None:
        self._plan, self._mapping, self._files, self._rest = plan, mapping, files, rest

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        plan, seen = self._plan, Counter[tuple[str, int]]()
        pseudonyms = Pseudonyms(plan.key, names=plan.names)
        for batch in batches:
            found: list[dict[str, Any]] = []
            for values in batch.to_pylist():
                file, block, index = (values.pop(name) for name in (FILE, BLOCK, INDEX))
                seen[file, block] += 1
                place, shown = self._files.get(path_of(file or ""), self._rest)
                line = seen[file, block] if index is None else index + 1
                one = read(Row(shown, line, values), self._mapping, plan.wanted, pseudonyms)
                if one is not None:
                    found.append(_encoded(one, plan, (place, block, line)))
            yield _batch(found, READ)


def _encoded(one: Message | Unreadable, plan: Plan, order: tuple[int, int, int]) -> dict[str, Any]:
    row = {"source": one.source, "line": one.line, **dict(zip(ORDER, order, strict=True))}
    if isinstance(one, Unreadable):
        return {**row, "reason": one.reason}
    if plan.sample:
        row |= {"stratum": stratum_of(one, plan.sample.stratify), "rank": rank(plan.sample.seed, one.key)}
    return {**row, "key": one.key, "message": msgspec.msgpack.encode(one)}


_JUDGES: dict[Settings, Judge] = {}


class Judging:
    """Messages in, one row a reply out, with the rows of its other tables inside."""

    def __init__(self, plan: Plan) -> None:
        self._settings = Settings(
            guide=plan.guide, ui=plan.ui, models=plan.models, run=RUN, key=plan.key, keep_text=plan.keep_text
        )

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        if self._settings not in _JUDGES:  # this process is used again for other batches
            _JUDGES[self._settings] = Judge(self._settings)
        judge = _JUDGES[self._settings]
        for batch in batches:
            messages = [msgspec.msgpack.decode(data, type=Message) for data in batch.column("message").to_pylist()]
            tables = judge.judge([Task(message.key, message, True) for message in messages])
            yield _batch(list(_nested(tables, messages)), JUDGED)


def _nested(tables: Mapping[str, pa.Table], messages: Sequence[Message]) -> Iterator[dict[str, Any]]:
    inner: dict[str, defaultdict[int, list[dict[str, Any]]]] = {name: defaultdict(list) for name in NESTED}
    for name in NESTED:
        for row in tables[name].to_pylist() if name in tables else ():
            inner[name][row["reply"]].append(row)
    for row in tables["replies"].to_pylist() if "replies" in tables else ():
        month = row["sent_at"].strftime("%Y-%m") if row["sent_at"] else "none"
        yield {**row, "month": month, **{name: inner[name][row["reply"]] for name in NESTED}}
    keys = {(one.source, one.line): one.key for one in messages}
    for row in tables["skipped"].to_pylist() if "skipped" in tables else ():
        place = row["source"], row["line"]
        yield {"key": keys[place], "source": row["source"], "line": row["line"], "failure": row["reason"]}


def _batch(rows: Sequence[Mapping[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    """Rows as Arrow has them; what one lacks is null."""
    return pa.RecordBatch.from_arrays(
        [pa.array([row.get(field.name) for row in rows], field.type) for field in schema], schema=schema
    )
