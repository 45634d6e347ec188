"""E-mail drafts: the subject and the text of the body; headers, attachments and encodings are no part of it."""

from __future__ import annotations

import email.parser
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage

from tonecheck.errors import TonecheckError
from tonecheck.serve.lsp.extraction import html
from tonecheck.serve.lsp.extraction.passage import NO_CONTEXT, Builder, Passage, inside

_HEADERS_END = re.compile(r"(?:\A|\r\n|\r(?!\n)|(?<!\r)\n)(?:\r\n|\r|\n)")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]*:")
_SUBJECT = re.compile(r"^subject:[ \t]*([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
_QUOTED = re.compile(r"(?:=[0-9A-Fa-f]{2})+|=[ \t]*(?:\r\n|\r|\n)|(?s:.)")
_MOST_PARTS = 50


def passages(source: str) -> Iterator[Passage]:
    """The body, plain text before HTML, behind the subject.

    Raises TonecheckError where the only text is in an encoding that hides its places (base64).
    """
    bodies = list(_bodies(source, 0, len(source), 0))[:_MOST_PARTS]
    chosen = next((one for kind in ("plain", "html") for one in bodies if one[0] == kind), None)
    if chosen is None:
        raise TonecheckError("the mail has no text that can be shown in place.", remedy="Save it unencoded.")
    kind, body = chosen
    if kind == "html":
        body = inside(body, next(html.passages(body.text)))
    yield _behind_subject(source, body)


def _bodies(source: str, start: int, end: int, depth: int) -> Iterator[tuple[str, Passage]]:
    """(`plain` or `html`, text) of each readable part between two offsets."""
    body, message = _split(source, start, end)
    kind = message.get_content_type()
    boundary = message.get_boundary()
    if kind.startswith("multipart/") and boundary and depth < 5:
        yield from _parts(source, body, end, boundary, depth)
    elif kind in ("text/plain", "text/html") and message.get_content_disposition() != "attachment":
        passage = _decoded(source, body, end, message)
        if passage is not None:
            yield kind.removeprefix("text/"), passage


def _split(source: str, start: int, end: int) -> tuple[int, EmailMessage]:
    """Where the body begins, and the headers; a draft without headers is all body."""
    found = _HEADERS_END.search(source, start, end)
    if not _HEADER.match(source, start) and not (start and found and found.start() == start):
        return start, EmailMessage()
    headers_end = found.start() if found else end
    message = email.parser.HeaderParser(policy=email.policy.default).parsestr(source[start:headers_end])
    assert isinstance(message, EmailMessage)
    return (found.end() if found else end), message


def _parts(source: str, start: int, end: int, boundary: str, depth: int) -> Iterator[tuple[str, Passage]]:
    line = re.compile(rf"^--{re.escape(boundary)}(--)?[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
    marks = list(line.finditer(source, start, end))[: _MOST_PARTS + 1]
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        if mark[1]:
            return
        last = following.start() if following else end
        while last > mark.end() and source[last - 1] in "\r\n":
            last -= 1
        yield from _bodies(source, mark.end(), last, depth + 1)


def _decoded(source: str, start: int, end: int, message: EmailMessage) -> Passage | None:
    """The text of a part with its places; None where its encoding hides them."""
    encoding = str(message.get("Content-Transfer-Encoding", "8bit")).strip().lower()
    builder = Builder()
    if encoding in ("7bit", "8bit", "binary"):
        builder.copy(source[start:end], start)
        return builder.passage()
    if encoding != "quoted-printable":
        return None
    charset = message.get_content_charset("utf-8")
    for piece in _QUOTED.finditer(source, start, end):
        _quoted(builder, piece, charset)
    return builder.passage(NO_CONTEXT, _quoted_printable)


def _quoted(builder: Builder, piece: re.Match[str], charset: str) -> None:
    """Adds what `=C3=BC` means; where one run means several characters, each has its own signs."""
    written = piece.group()
    if not written.startswith("=") or len(written) == 1:
        builder.put(written, piece.start(), piece.end())
        return
    if not re.match("=[0-9A-Fa-f]{2}", written):
        return  # a line that goes on
    data = bytes.fromhex(written.replace("=", ""))
    at = piece.start()
    try:
        for char in data.decode(charset):
            end = at + 3 * len(char.encode(charset))
            builder.put(char, at, end)
            at = end
    except (UnicodeError, LookupError):
        builder.put("\ufffd", piece.start(), piece.end())


def _quoted_printable(text: str) -> str:
    return "".join(
        char if char.isascii() and char != "=" else "".join(f"={byte:02X}" for byte in char.encode()) for char in text
    )


def _behind_subject(source: str, body: Passage) -> Passage:
    """The body with the subject line before it, where that stands unencoded."""
    first = body.starts[0] if body.starts else len(source)
    found = _SUBJECT.search(source, 0, first)
    if found is None or not found[1].strip() or "=?" in found[1] or _HEADERS_END.search(source, 0, found.start()):
        return body
    builder = Builder()
    builder.copy(found.group(), found.start())
    builder.put("\n\n", found.end(), found.end())
    subject = builder.passage()
    return Passage(
        text=subject.text + body.text,
        starts=(*subject.starts, *body.starts),
        ends=(*subject.ends, *body.ends),
        written=body.written,
    )
