"""CSV and TSV with a head, in UTF-8 or marked UTF-16; the separator is the one that the head has most of."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from tonecheck.audit.row import Read, Row, Unreadable
from tonecheck.errors import TonecheckError

_SEPARATORS = ",;\t|"


def read(place: str, source: str) -> Iterator[Read]:
    """A row for each record; one with more cells than the head has columns is unreadable."""
    csv.field_size_limit(min(sys.maxsize, 1 << 24))
    with Path(place).open(encoding=_encoding(Path(place)), errors="replace", newline="") as stream:
        head = stream.readline()
        stream.seek(0)
        reader = csv.reader(stream, delimiter=max(_SEPARATORS, key=head.count))
        names = [name.strip() for name in next(reader, [])]
        if not any(names):
            raise TonecheckError("it is empty.", place=source, remedy="The first line names the columns.")
        before = reader.line_num
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield Unreadable(source, before + 1, f"no CSV: {error}")
                before = reader.line_num
                continue
            if any(cells):
                yield _row(source, before + 1, names, cells)
            before = reader.line_num


def _row(source: str, line: int, names: list[str], cells: list[str]) -> Read:
    if len(cells) > len(names):
        return Unreadable(source, line, f"{len(cells)} cells, but the head names {len(names)} columns")
    if "\ufffd" in "".join(cells):
        return Unreadable(source, line, "not UTF-8")
    return Row(source, line, dict(zip(names, cells, strict=False)))


def _encoding(path: Path) -> str:
    with path.open("rb") as stream:
        return "utf-16" if stream.read(2) in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
