"""Excel workbooks: a row a reply, the columns named in the first row of each sheet.

The line of a reply is its row and the column that of its cell; in a cell there are no places.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO

from tonecheck.origin import Origin
from tonecheck.readers import _library, _source, _table
from tonecheck.readers._tree import Located, Node, Rows, Value
from tonecheck.reply import NO_REPLY, Reply, Skipped

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

#: More than this, once unpacked, is no library of replies.
_MOST_UNPACKED = 256 << 20
_EXTRA = "reading Excel workbooks needs openpyxl. Install it with: pip install 'tonecheck[xlsx]'"


def read(stream: BinaryIO, defaults: Reply, fields: Mapping[str, str] = {}) -> Iterator[Reply | Skipped]:
    """A reply for each row of each sheet that has a text."""
    name = defaults.source or "-"
    data = stream.read(_source.MOST_BYTES + 1)
    try:
        _require_small(data)
        found = list(_replies(data, defaults, fields))
    except ValueError as error:
        yield Skipped(name, str(error))
        return
    yield from found
    if not found:
        yield Skipped(name, NO_REPLY)


def _require_small(data: bytes) -> None:
    if len(data) > _source.MOST_BYTES:
        raise ValueError(f"larger than {_source.MOST_BYTES >> 20} MiB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise ValueError("no Excel workbook: it cannot be unpacked") from None
    if size > _MOST_UNPACKED:
        raise ValueError(f"larger than {_MOST_UNPACKED >> 20} MiB once unpacked")


def tree(data: bytes, fields: Mapping[str, str]) -> Node:
    """All that the sheets with texts hold; raises ValueError where the file cannot be read."""
    tables = []
    for sheet in _sheets(data):
        with suppress(ValueError):
            tables.append(_table.of_rows(_rows(sheet), fields))
    return Rows(tuple(tables))


def _sheets(data: bytes) -> list[Worksheet]:
    try:
        import openpyxl
    except ImportError:
        raise ValueError(_EXTRA) from None
    try:
        return list(openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets)
    except Exception as error:  # whatever is wrong in a stranger's file, and there is no list of it
        raise ValueError(f"no Excel workbook that can be read ({type(error).__name__})") from None


def _replies(data: bytes, defaults: Reply, fields: Mapping[str, str]) -> Iterator[Reply]:
    reasons, found = [], 0
    for sheet in _sheets(data):
        try:
            for reply in _library.replies(_table.of_rows(_rows(sheet), fields), defaults, fields):
                found += 1
                yield reply
        except ValueError as error:
            reasons.append(f"{error} (sheet '{sheet.title}')")
    if not found and reasons:
        raise ValueError(reasons[0])


def _rows(sheet: Worksheet) -> Iterator[list[Value]]:
    for cells in sheet.iter_rows():
        yield [_cell(cell) for cell in cells]


def _cell(cell: Any) -> Value:
    text = "" if cell.value is None else str(cell.value).replace("_x000D_", "")

    def located() -> Located:
        nowhere = (0,) * len(text)
        return text, Origin(source="", starts=nowhere, ends=nowhere, escape=("never",), cell=(cell.row, cell.column))

    return Value(text, is_text=isinstance(cell.value, str), located=located)
