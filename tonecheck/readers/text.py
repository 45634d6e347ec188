"""Plain text: the whole file is one reply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

import msgspec

from tonecheck.reply import EMPTY, Reply, Skipped

#: More than this is no reply but the wrong file.
MOST_BYTES = 1 << 20


def read(
    stream: BinaryIO,
    defaults: Reply,
    fields: Mapping[str, str] = {},  # noqa: ARG001
) -> Iterator[Reply | Skipped]:
    """The reply, with line ends and normal form as they are; a byte order mark is no part of it."""
    data = stream.read(MOST_BYTES + 1)
    source = defaults.source or "-"
    try:
        text = decode(data)
    except ValueError as error:
        yield Skipped(source, str(error))
        return
    if not text.strip():
        yield Skipped(source, EMPTY)
    else:
        yield msgspec.structs.replace(defaults, text=text)


def decode(data: bytes, first_line: int = 1, most: int = MOST_BYTES) -> str:
    """UTF-8 (with or without a mark) or marked UTF-16; ValueError says what else it seems to be.

    `first_line` is the number that the first line of `data` has in its file, `most` how many bytes it may have.
    """
    if len(data) > most:
        remedy = ": give many replies as JSON Lines (.jsonl)" if most == MOST_BYTES else ""
        raise ValueError(f"larger than {most >> 20} MiB{remedy}")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise ValueError("not UTF-16, although it begins with its mark. Save it as UTF-8") from None
    if b"\0" in data:
        raise ValueError("not text: it has NUL bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + first_line
        raise ValueError(f"not UTF-8: byte 0x{data[error.start]:02x} in line {line}. Save it as UTF-8") from None
