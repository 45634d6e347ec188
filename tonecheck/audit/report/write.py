"""The report in the format that was asked for."""

from __future__ import annotations

from pathlib import Path

import msgspec

from tonecheck.audit.report.document import Document
from tonecheck.errors import TonecheckError
from tonecheck.files import write_atomically

FORMATS = ("html", "json", "csv", "parquet", "pdf")
#: Formats that are a folder with a file for each table.
OF_TABLES = ("csv", "parquet")
_BY_EXTENSION = {"html": "html", "htm": "html", "json": "json", "pdf": "pdf"}


def format_of(path: Path, asked: str | None) -> str:
    """The format that was asked for, else what the file's extension says, HTML where it has none.

    Raises TonecheckError where the extension says something that a report is not.
    """
    told = path.suffix.lstrip(".").lower()
    if asked or not told:
        return asked or "html"
    if told in _BY_EXTENSION:
        return _BY_EXTENSION[told]
    remedy = f"For tables name a folder, with --format {told}." if told in FORMATS else "Give --format."
    raise TonecheckError("no report has this ending.", place=str(path), remedy=remedy)


def to_text(document: Document, format_: str, ui: str, *, text: bool = True) -> str:
    """The report as HTML or JSON."""
    if format_ == "json":
        return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"
    from tonecheck.audit.report import page

    return page.render(document, ui, text=text)


def write(document: Document, path: Path, format_: str, ui: str, *, text: bool = True) -> list[Path]:
    """Write the report and return the files; for csv and parquet `path` is a folder with a file for each table."""
    if format_ in OF_TABLES:
        from tonecheck.audit.report import tables

        if path.is_file():
            remedy = "Name a folder with --output."
            raise TonecheckError("this is a file, and the tables need a folder.", place=str(path), remedy=remedy)
        return tables.write(document, path, format_)
    if path.is_dir():
        raise TonecheckError("this is a folder.", place=str(path), remedy="Name a file in it.")
    if format_ == "pdf":
        from tonecheck.audit.report import pdf

        pdf.write(to_text(document, "html", ui, text=text), path)
    else:
        write_atomically(path, to_text(document, format_, ui, text=text))
    return [path]
