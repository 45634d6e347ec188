"""Excel workbooks, sheet by sheet; the first row of a sheet names its columns, a title above them aside."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from tonecheck.audit.row import Read, Row
from tonecheck.errors import TonecheckError

_Numbered = tuple[int, tuple[Any, ...]]
#: A head is looked for in so many rows.
_MOST_ABOVE = 20


def read(place: str, source: str) -> Iterator[Read]:
    """A row for each row with a value below the head of a sheet."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(place, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError) as error:
        raise TonecheckError(f"no Excel workbook: {error}.", place=source) from None
    try:
        for sheet in book.worksheets:
            names, rows = _with_head(enumerate(sheet.iter_rows(values_only=True), 1))
            shown = source if len(book.worksheets) == 1 else f"{source}#{sheet.title}"
            for number, cells in rows:
                if any(cell is not None for cell in cells):
                    yield Row(shown, number, dict(zip(names, cells, strict=False)))
    finally:
        book.close()


def _with_head(rows: Iterator[_Numbered]) -> tuple[list[str], Iterator[_Numbered]]:
    """The names of the columns, and the rows below them; the head is the first row with two cells or more, if any."""
    first = list(islice(rows, _MOST_ABOVE))
    filled = [sum(cell is not None for cell in cells) for _, cells in first]
    at = next((at for least in (2, 1) for at, count in enumerate(filled) if count >= least), 0)
    head = first[at][1] if first else ()
    return ["" if cell is None else str(cell).strip() for cell in head], chain(first[at + 1 :], rows)
