"""E-mail drafts and templates: the subject and the text of the body; headers, attachments and encodings are no part.

Places are those of the file, in encoded parts too: a character of a base64 part stands where the group of four signs
stands that holds its first byte.
"""

from __future__ import annotations

import binascii
import email.header
import email.parser
import io
import re
from collections.abc import Iterator, Mapping
from email.message import Message
from typing import BinaryIO

import msgspec

from tonecheck.origin import Builder, Origin, inside
from tonecheck.readers import _source, html
from tonecheck.readers._tree import Located
from tonecheck.reply import Reply, Skipped

_HEADERS_END = re.compile(r"(?:\A|\r\n|\r(?!\n)|(?<!\r)\n)(?:\r\n|\r|\n)")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]*:")
_SUBJECT = re.compile(r"^subject:[ \t]*([^\r\n]*(?:\r?\n[ \t]+=\?[^\r\n]*)*)", re.IGNORECASE | re.MULTILINE)
_LANGUAGE = re.compile(r"^content-language:[ \t]*(de|en)\b", re.IGNORECASE | re.MULTILINE)
_BYTE = re.compile(r"=([0-9A-Fa-f]{2})")
#: Encoded bytes, between which a line may go on in the next; the end of such a line; any other sign.
_QUOTED = re.compile(r"(?:=[0-9A-Fa-f]{2}(?:=[ \t]*(?:\r\n|\r|\n)(?==[0-9A-Fa-f]{2}))?)+|=[ \t]*(?:\r\n|\r|\n)|(?s:.)")
_CHARSET = re.compile(rb"charset=\"?([\w-]+)", re.IGNORECASE)
_MOST_PARTS = 50


def read(stream: BinaryIO, defaults: Reply, fields: Mapping[str, str] = {}) -> Iterator[Reply | Skipped]:
    """The body, plain text before HTML, behind the subject; an unencoded body in its own character set is read too."""
    data = stream.read(_source.MOST_BYTES + 1)
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        known = _in_utf8(data)
        for item in _source.read(io.BytesIO(known), defaults, fields, replies):
            if isinstance(item, Reply) and item.origin is not None:  # what is written is not UTF-8
                yield msgspec.structs.replace(item, origin=msgspec.structs.replace(item.origin, escape=("never",)))
            else:
                yield item
        return
    yield from _source.read(io.BytesIO(data), defaults, fields, replies)


def _in_utf8(data: bytes) -> bytes:
    found = _CHARSET.search(data)
    try:
        return data.decode(found[1].decode()).encode() if found else data
    except (UnicodeError, LookupError):
        return data


def replies(source: str, defaults: Reply, _fields: Mapping[str, str] = {}) -> Iterator[Reply]:
    """The body behind the subject; raises ValueError where no part of the mail is text."""
    bodies = list(_bodies(source, 0, len(source), 0))[:_MOST_PARTS]
    chosen = next((one for kind in ("plain", "html") for one in bodies if one[0] == kind), None)
    if chosen is None:
        raise ValueError("the mail has no text. Save it with a text or HTML part")
    kind, (text, origin) = chosen
    if kind == "html":
        text, inner = html.visible(text)
        origin = inside(origin, inner)
    named = None if defaults.language else _LANGUAGE.search(source, 0, origin.starts[0] if origin.starts else 0)
    context = msgspec.structs.replace(defaults, language=named[1].lower()) if named else defaults
    yield _source.placed(context, *_behind_subject(source, text, origin))


def _bodies(source: str, start: int, end: int, depth: int) -> Iterator[tuple[str, Located]]:
    """(`plain` or `html`, text) of each readable part between two offsets."""
    body, message = _split(source, start, end)
    kind = message.get_content_type()
    boundary = message.get_boundary()
    if kind.startswith("multipart/") and boundary and depth < 5:
        yield from _parts(source, body, end, boundary, depth)
    elif kind in ("text/plain", "text/html") and message.get_content_disposition() != "attachment":
        located = _decoded(source, body, end, message)
        if located is not None:
            yield kind.removeprefix("text/"), located


def _split(source: str, start: int, end: int) -> tuple[int, Message]:
    """Where the body begins, and the headers; a draft without headers is all body."""
    found = _HEADERS_END.search(source, start, end)
    if not _HEADER.match(source, start) and not (start and found and found.start() == start):
        return start, Message()
    headers_end = found.start() if found else end
    return (found.end() if found else end), email.parser.HeaderParser().parsestr(source[start:headers_end])


def _parts(source: str, start: int, end: int, boundary: str, depth: int) -> Iterator[tuple[str, Located]]:
    line = re.compile(rf"^--{re.escape(boundary)}(--)?[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
    marks = list(line.finditer(source, start, end))[: _MOST_PARTS + 1]
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        if mark[1]:
            return
        last = following.start() if following else end
        while last > mark.end() and source[last - 1] in "\r\n":
            last -= 1
        yield from _bodies(source, mark.end(), last, depth + 1)


def _decoded(source: str, start: int, end: int, message: Message) -> Located | None:
    """The text of a part with its places; None where its encoding is unknown."""
    encoding = str(message.get("Content-Transfer-Encoding", "8bit")).strip().lower()
    charset = (message.get_content_charset() or "utf-8").lower()
    builder = Builder()
    if encoding in ("7bit", "8bit", "binary"):
        builder.copy(source[start:end], start)
        return builder.text, builder.origin(source, ("plain",))
    if encoding == "quoted-printable":
        for piece in _QUOTED.finditer(source, start, end):
            _quoted(builder, piece, charset)
        escape = "quoted-printable" if charset.replace("_", "-") in ("utf-8", "utf8", "us-ascii") else "never"
        return builder.text, builder.origin(source, (escape,))
    if encoding != "base64":
        return None
    _base64(builder, source, start, end, charset)
    return builder.text, builder.origin(source, ("never",))


def _base64(builder: Builder, source: str, start: int, end: int, charset: str) -> None:
    """Adds the text that base64 means; signs that are none of it are passed over."""
    signs = [at for at in range(start, end) if source[at].isascii() and (source[at].isalnum() or source[at] in "+/")]
    encoded = "".join(source[at] for at in signs)
    encoded = encoded[: len(encoded) - 1] if len(encoded) % 4 == 1 else encoded
    try:
        data = binascii.a2b_base64(encoded + "=" * (-len(encoded) % 4))
        text = data.decode(charset, errors="replace")
        width = [len(char.encode(charset, errors="replace")) for char in text]
    except (ValueError, LookupError):
        return
    byte = 0
    for char, bytes_ in zip(text, width, strict=True):
        first = min(byte // 3 * 4, len(signs) - 1)
        last = min((byte + max(bytes_, 1) - 1) // 3 * 4 + 3, len(signs) - 1)
        if char != "\r":
            builder.put(char, signs[first], signs[max(first, last)] + 1)
        byte += bytes_


def _quoted(builder: Builder, piece: re.Match[str], charset: str) -> None:
    """Adds what `=C3=BC` means; where one run means several characters, each has its own signs."""
    written = piece.group()
    if not written.startswith("=") or len(written) == 1:
        builder.put(written, piece.start(), piece.end())
        return
    found = list(_BYTE.finditer(written)) if _BYTE.match(written) else []  # else a line that goes on
    places = [piece.start() + one.start() for one in found]
    try:
        first = 0
        for char in bytes(int(one[1], 16) for one in found).decode(charset):
            last = first + len(char.encode(charset)) - 1
            builder.put(char, places[first], places[last] + 3)
            first = last + 1
    except (UnicodeError, LookupError, IndexError):
        builder.put("\ufffd", piece.start(), piece.end())


def _behind_subject(source: str, text: str, origin: Origin) -> Located:
    """The body with the subject line before it."""
    found = _SUBJECT.search(source, 0, origin.starts[0] if origin.starts else len(source))
    if found is None or not found[1].strip() or _HEADERS_END.search(source, 0, found.start()):
        return text, origin
    builder = Builder()
    builder.copy(source[found.start() : found.start(1)], found.start())
    if "=?" in found[1]:
        builder.put(_decoded_header(found[1]), found.start(1), found.end())
    else:
        builder.copy(found[1], found.start(1))
    builder.put("\n\n", found.end(), found.end())
    above = builder.origin(source, origin.escape)
    whole = Origin(
        source=source,
        starts=(*above.starts, *origin.starts),
        ends=(*above.ends, *origin.ends),
        escape=origin.escape,
    )
    return builder.text + text, whole


def _decoded_header(written: str) -> str:
    try:
        return " ".join(str(email.header.make_header(email.header.decode_header(written))).split())
    except (ValueError, LookupError):
        return written
