"""Files as bytes and as text, with the encoding and the byte order mark in which they are written back."""

from __future__ import annotations

import codecs

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decoded(data: bytes) -> str | None:
    """A file's text without its byte order mark; None for what is no text."""
    mark, encoding = _encoding(data)
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def encoded_like(data: bytes, text: str) -> bytes:
    """The text in the encoding of other bytes, with a byte order mark where they have one."""
    mark, encoding = _encoding(data)
    return mark + text.encode(encoding)


def _encoding(data: bytes) -> tuple[bytes, str]:
    return next((one for one in _MARKS if data.startswith(one[0])), (b"", "utf-8"))
