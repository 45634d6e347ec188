"""Tables in CSV or TSV: a row a reply, the columns named in the first row.

The sign between columns is the one that the first row has most of: comma, semicolon, tab or bar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from tonecheck.origin import Builder, place
from tonecheck.readers import _library, _source, _table
from tonecheck.readers._tree import Located, Node, Value
from tonecheck.reply import Reply, Skipped

_SIGNS = ",;\t|"
_FIRST_ROW = re.compile(r'(?:"(?:[^"]|"")*"|[^"\r\n])*')
_QUOTED = re.compile(r'"((?:[^"]|"")*)("?) *')
_REMEDY = "Close it, and write quotation marks inside a text twice"
_LINE_END = re.compile(r"\r\n|\r|\n")


def read(stream: BinaryIO, defaults: Reply, fields: Mapping[str, str] = {}) -> Iterator[Reply | Skipped]:
    """A reply for each row that has a text."""
    return _source.read(stream, defaults, fields, replies)


def replies(source: str, defaults: Reply, fields: Mapping[str, str] = {}) -> Iterator[Reply]:
    """A reply for each row that has a text.

    Raises ValueError where no column is one of texts, and for quotation marks by which rows would be swallowed.
    """
    yield from _library.replies(_table.of_rows(_rows(source), fields), defaults, fields)


def tree(data: bytes, fields: Mapping[str, str]) -> Node:
    """All that a file holds; raises ValueError where it cannot be read."""
    return _table.of_rows(_rows(_source.decoded(data)), fields)


def _rows(source: str) -> Iterator[list[Value]]:
    first = _FIRST_ROW.match(source)
    head = re.sub(r'"(?:[^"]|"")*"', "", first.group() if first else "")
    sign = max(_SIGNS, key=head.count)
    bare = re.compile(rf"[^{re.escape(sign)}\r\n]*")
    row: list[Value] = []
    number, at = 1, 0
    while at < len(source):
        quoted = _QUOTED.match(source, at)
        start = at
        if quoted:
            row.append(_cell(source, quoted.start(1), quoted.end(1), is_quoted=True))
            start = quoted.end()
            _require_closed(source, quoted, sign, number)
        rest = bare.match(source, start)
        at = rest.end() if rest else start
        if not quoted:
            row.append(_cell(source, start, at, is_quoted=False))
        if source.startswith(sign, at):
            at += 1
            if at == len(source) or source[at] in "\r\n":
                row.append(Value(""))
        end = _LINE_END.match(source, at)
        if end or at >= len(source):
            yield row
            row, number = [], number + 1
            at = end.end() if end else at


def _require_closed(source: str, quoted: re.Match[str], sign: str, row: int) -> None:
    """Raises ValueError where a quoted cell does not end, or something else than the next cell or row follows."""
    opens = f"the quotation mark that opens in row {row}, line {place(source, quoted.start())[0]}"
    if not quoted[2]:
        raise ValueError(f"{opens} is not closed. {_REMEDY}")
    if source[quoted.end() : quoted.end() + 1] not in ("", sign, "\r", "\n"):
        line = place(source, quoted.start(2))[0]
        raise ValueError(f"{opens} is closed in line {line}, in the midst of a text. {_REMEDY}")


def _cell(source: str, start: int, end: int, *, is_quoted: bool) -> Value:
    written = source[start:end]
    text = written.replace('""', '"') if is_quoted else written

    def located() -> Located:
        builder = Builder()
        at = start
        for piece in re.split('("")', written) if is_quoted else [written]:
            if piece == '""':
                builder.put('"', at, at + 2)
            else:
                builder.copy(piece, at)
            at += len(piece)
        return text, builder.origin(source, ("csv-quoted" if is_quoted else "csv",))

    return Value(text, is_text=not re.fullmatch(r"[\d.,-]*", text), located=located)
