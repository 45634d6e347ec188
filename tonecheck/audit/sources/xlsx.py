"""Excel workbooks, sheet by sheet; the first row of a sheet names its columns."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from tonecheck.audit.row import Read, Row
from tonecheck.errors import TonecheckError


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
            rows = sheet.iter_rows(values_only=True)
            names = ["" if cell is None else str(cell).strip() for cell in next(rows, ())]
            shown = source if len(book.worksheets) == 1 else f"{source}#{sheet.title}"
            for number, cells in enumerate(rows, 2):
                if any(cell is not None for cell in cells):
                    yield Row(shown, number, dict(zip(names, cells, strict=False)))
    finally:
        book.close()
