"""Sheets that people fill in: CSV or XLSX, written and read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from tonecheck.audit.calibration.sample import MARKS
from tonecheck.audit.report.tables import safe
from tonecheck.errors import TonecheckError
from tonecheck.files import write_atomically

_VERDICTS = {
    **{name: name for name in ("green", "amber", "red")},
    **{"grün": "green", "gruen": "green", "gelb": "amber", "rot": "red", "yellow": "amber"},
}


class Judged(msgspec.Struct, frozen=True):
    """What one person says of one reply; blank cells are left out."""

    reply: int
    rater: str
    place: str
    marks: dict[str, float]
    verdict: str | None
    comment: str | None


def write(rows: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Write rows as CSV, or as a workbook where the name ends in .xlsx."""
    if path.suffix.lower() == ".xlsx":
        _write_workbook(rows, path)
        return
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(dict.fromkeys(key for row in rows for key in row)), lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: safe(value) for key, value in row.items()} for row in rows)
    # spreadsheets take UTF-8 for what it is only behind this mark
    write_atomically(path, "\ufeff" + stream.getvalue())


def _write_workbook(rows: Sequence[Mapping[str, Any]], path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment

    book = Workbook()
    page: Any = book.active
    columns = list(dict.fromkeys(key for row in rows for key in row))
    page.append(columns)
    for row in rows:
        page.append([safe(row.get(name)) for name in columns])
    page.freeze_panes = "B2"
    for index, name in enumerate(columns, 1):
        letter = page.cell(row=1, column=index).column_letter
        page.column_dimensions[letter].width = 60 if name in ("text", "customer") else 14
    for line in page.iter_rows(min_row=2):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    part = path.with_name(f".{path.name}.part")
    try:
        book.save(part)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise TonecheckError(f"cannot be written: {error.strerror}.", place=str(path)) from None


def keep_existing(paths: Sequence[Path]) -> None:
    """Raises TonecheckError where one of the files is there: people's marks may stand in it, or belong to it."""
    for path in paths:
        if path.exists():
            raise TonecheckError(
                "already exists, and people's marks may stand in it or belong to it.",
                place=str(path),
                remedy="Give another path with -o, or --force.",
            )


def tool_file(path: Path) -> Path:
    """Where the tool's figures of a sheet stand: `sheet.csv` has `sheet.tool.csv`."""
    return path.with_name(f"{path.stem}.tool.csv")


def found_tool_file(path: Path) -> Path:
    """The tool's figures beside a sheet, also if it was renamed; raises TonecheckError if none."""
    own = tool_file(path)
    others = sorted(path.parent.glob("*.tool.csv"))
    if own.is_file():
        return own
    if len(others) == 1:
        return others[0]
    raise TonecheckError(
        f"tonecheck's figures ({own.name}) are not beside it.",
        place=str(path),
        remedy="Name the file that 'tonecheck calibrate sample' wrote with --tool.",
    )


def records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a sheet with their line, as dictionaries by lower-case heads."""
    if not path.is_file():
        raise TonecheckError("no such sheet.", place=str(path), remedy="Make one with 'tonecheck calibrate sample'.")
    rows = _workbook(path) if path.suffix.lower() == ".xlsx" else _lines(path)
    head = [str(name or "").strip().lower() for name in next(rows, [])]
    if "reply" not in head:
        raise TonecheckError(
            "it has no column 'reply'.", place=str(path), remedy="Keep the heads that the sheet came with."
        )
    for line, row in enumerate(rows, 2):
        yield line, dict(zip(head, row, strict=False))


def _lines(path: Path) -> Iterator[list[Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise TonecheckError("not UTF-8.", place=str(path), remedy="Save the sheet as CSV UTF-8.") from None
    first = text.partition("\n")[0]
    # a German spreadsheet parts columns by semicolons
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",")


def _workbook(path: Path) -> Iterator[list[Any]]:
    import zipfile

    from openpyxl import load_workbook

    try:
        book: Any = load_workbook(path, read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError):
        raise TonecheckError("this is no XLSX workbook.", place=str(path)) from None
    yield from (list(row) for row in book.active.iter_rows(values_only=True))
    book.close()


def judged(path: Path) -> list[Judged]:
    """What a sheet says; rows without any mark are left out. The rater is the column `rater`, else the file's name.

    Raises TonecheckError with file, line and column for a cell that is no mark.
    """
    found = []
    for line, row in records(path):
        marks = {name: mark for name in MARKS if (mark := _mark(row.get(name), f"{path}:{line}", name)) is not None}
        verdict = _verdict(row.get("verdict"), f"{path}:{line}")
        if marks or verdict:
            found.append(
                Judged(
                    reply=_reply(row["reply"], f"{path}:{line}"),
                    rater=str(row.get("rater") or path.stem),
                    place=str(row.get("place") or ""),
                    marks=marks,
                    verdict=verdict,
                    comment=str(row["comment"]) if row.get("comment") else None,
                )
            )
    return found


def _reply(value: Any, place: str) -> int:
    try:
        return int(float(str(value)))
    except ValueError:
        raise TonecheckError(f"column reply: {value!r} is no number of a reply.", place=place) from None


def _mark(value: Any, place: str, name: str) -> float | None:
    text = str(value if value is not None else "").strip().replace(",", ".")
    if not text:
        return None
    try:
        mark = float(text)
    except ValueError:
        mark = -1.0
    if not 0 <= mark <= 100:
        raise TonecheckError(f"column {name}: {value!r} is no number from 0 to 100.", place=place)
    return mark


def _verdict(value: Any, place: str) -> str | None:
    text = str(value or "").strip().lower()
    if text and text not in _VERDICTS:
        raise TonecheckError(f"column verdict: {value!r} is none of green, amber, red.", place=place)
    return _VERDICTS.get(text)
