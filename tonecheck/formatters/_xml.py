"""XML that any text can stand in."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

#: What XML 1.0 has no way to write.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def tag(element: str, /, **attributes: str | int) -> str:
    """An opening tag, without its end sign."""
    return f"<{element}" + "".join(f" {key}={attribute(str(value))}" for key, value in attributes.items())


def attribute(value: str) -> str:
    """A quoted value; line ends stay, tabs too."""
    return quoteattr(_FORBIDDEN.sub("\ufffd", value), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def text(value: str) -> str:
    """Text between tags."""
    return escape(_FORBIDDEN.sub("\ufffd", value)).replace("\r", "&#13;")
