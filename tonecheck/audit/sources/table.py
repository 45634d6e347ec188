"""CSV and TSV with a head, in UTF-8, marked UTF-16 or cp1252; the separator is the one that the head has most of."""

from __future__ import annotations

import codecs
import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tonecheck.audit.row import Read, Row, Unreadable
from tonecheck.errors import TonecheckError

_SEPARATORS = ",;\t|"
#: By so many bytes the encoding is told.
_LOOKED_AT = 1 << 24
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
#: Excel's own first line, which says the separator.
_SAYS_SEPARATOR = re.compile(r"\ufeff?\"?sep=(.)\"?[;,\t]*\r?\n?", re.IGNORECASE)


def read(place: str, source: str) -> Iterator[Read]:
    """A row for each record; one with more cells than the head has columns is unreadable."""
    csv.field_size_limit(min(sys.maxsize, 1 << 24))
    with Path(place).open(encoding=_encoding(Path(place)), errors="replace", newline="") as stream:
        head = stream.readline()
        said = _SAYS_SEPARATOR.fullmatch(head)
        if not said:
            stream.seek(0)
        reader = csv.reader(stream, delimiter=said[1] if said else max(_SEPARATORS, key=head.count))
        names = [name.strip() for name in next(reader, [])]
        if not any(names):
            raise TonecheckError("it is empty.", place=source, remedy="The first line names the columns.")
        above = 1 if said else 0
        before = reader.line_num + above
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield Unreadable(source, before + 1, f"no CSV: {error}")
                before = reader.line_num + above
                continue
            if any(cells):
                yield _row(source, before + 1, names, cells)
            before = reader.line_num + above


def _row(source: str, line: int, names: list[str], cells: list[str]) -> Read:
    if len(cells) > len(names):
        return Unreadable(source, line, f"{len(cells)} cells, but the head names {len(names)} columns")
    if "\ufffd" in "".join(cells):
        return Unreadable(source, line, "not UTF-8")
    return Row(source, line, dict(zip(names, cells, strict=False)))


def _encoding(path: Path) -> str:
    """What the file's beginning is written in: cp1252, as Excel saves here, where it has more of that than of UTF-8."""
    with path.open("rb") as stream:
        first = stream.read(_LOOKED_AT)
    if first[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(first)  # the last character may be cut
    except UnicodeDecodeError:
        rest = _UTF8.sub(b"", first)
        others = sum(byte > 0x7F for byte in rest)
        return "utf-8-sig" if len(_UTF8.findall(first)) >= others else "cp1252"
    return "utf-8-sig"
