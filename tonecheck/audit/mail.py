"""A mail as a row: sender, time, thread and the text that the sender wrote."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.utils import parseaddr

from tonecheck.audit.html_text import plain
from tonecheck.audit.row import Read, Row, Unreadable

#: The file of a mail, where in it the mail begins, and how many bytes it has; None: to the end.
Place = tuple[str, int, int | None]
Located = tuple[Place, bytes]
_ID = re.compile(r"<[^<>\s]+>")
_HEADERS = re.compile(rb"\r?\n\r?\n")


def row(data: bytes, source: str, line: int) -> Read:
    """The row of one mail: plain text before HTML, attachments aside."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        text = _text(message)
        name, address = parseaddr(str(message["from"] or ""))
        values = {
            "reply": text,
            "id": _header(message, "message-id"),
            "ticket": _thread(message),
            "answers": " ".join(_answered(message)),
            "agent": (address or name).lower(),
            "sender": address.lower(),
            "time": _header(message, "date"),
            "channel": "email",
        }
    except (ValueError, LookupError, TypeError, AttributeError, IndexError) as error:
        return Unreadable(source, line, f"no readable mail: {error}")
    if not text.strip():
        return Unreadable(source, line, "the mail has no text")
    return Row(source, line, values, is_known=True)


def _text(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    content = part.get_content()
    text = content if isinstance(content, str) else ""
    return plain(text) if part.get_content_subtype() == "html" else text.replace("\r\n", "\n")


def identity(data: bytes) -> str | None:
    """The id of a mail, of which no more than the headers is read; None where it has none."""
    end = _HEADERS.search(data)
    found = _ID.search(str(BytesHeaderParser().parsebytes(data[: end.start() if end else len(data)])["message-id"]))
    return found[0] if found else None


def _answered(message: EmailMessage) -> list[str]:
    """The ids of the mails that this one answers, the last first."""
    direct, earlier = _ID.findall(_header(message, "in-reply-to")), _ID.findall(_header(message, "references"))
    return list(dict.fromkeys((*direct, *reversed(earlier))))


def _header(message: EmailMessage, name: str) -> str:
    return str(message[name] or "").strip()


def _thread(message: EmailMessage) -> str:
    """The id of the first mail of the thread, as `References` or `In-Reply-To` tell it."""
    return next(iter((_header(message, "references") or _header(message, "in-reply-to")).split()), "")
