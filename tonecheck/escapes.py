"""How a text is written inside a source: escaped as the format asks, or not at all where it cannot stand there."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping

_LINE_END = re.compile(r"\r\n|\r|\n")
_TAG_LIKE = re.compile(r"<(?=[A-Za-z/!?])|&(?=#?\w+;)")


def _as_it_is(text: str) -> str | None:
    return text


def _one_line(text: str) -> str | None:
    return None if _LINE_END.search(text) else text


def _html(text: str) -> str | None:
    """Line ends would have to become tags."""
    return None if _LINE_END.search(text) else html.escape(text, quote=False)


def _markdown(text: str) -> str | None:
    """A line end could end a list or a table."""
    return None if _LINE_END.search(text) else _TAG_LIKE.sub(lambda found: html.escape(found[0]), text)


def _xml(text: str) -> str | None:
    return html.escape(text, quote=False)


def _cdata(text: str) -> str | None:
    return None if "]]>" in text or text.endswith(("]", "]]")) else text


def _json(text: str) -> str | None:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _json_ascii(text: str) -> str | None:
    return json.dumps(text)[1:-1]


def _yaml_single(text: str) -> str | None:
    return None if _LINE_END.search(text) else text.replace("'", "''")


def _yaml_plain(text: str) -> str | None:
    """A bare word could become another type, a comment or a key."""
    return None if re.search(r"[\r\n:#{}\[\],&*!|>'\"%@`-]", text) or not text.strip() else text


def _csv(text: str) -> str | None:
    return None if re.search(r"[\r\n,;\t\"|]", text) else text


def _csv_quoted(text: str) -> str | None:
    return text.replace('"', '""')


def _quoted_printable(text: str) -> str | None:
    return "".join(
        char if " " <= char <= "~" and char != "=" else "".join(f"={byte:02X}" for byte in char.encode())
        for char in text
    )


def _po(text: str) -> str | None:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return escaped.replace("\r", "\\r").replace("\t", "\\t")


def _never(_text: str) -> str | None:
    return None


#: How a text is written at a place; the writers give None for what cannot stand there.
ESCAPES: Mapping[str, Callable[[str], str | None]] = {
    "plain": _as_it_is,
    "one-line": _one_line,
    "html": _html,
    "markdown": _markdown,
    "xml": _xml,
    "xml-cdata": _cdata,
    "json": _json,
    "json-ascii": _json_ascii,
    "yaml-double": _json,
    "yaml-single": _yaml_single,
    "yaml-block": _one_line,
    "yaml-plain": _yaml_plain,
    "csv": _csv,
    "csv-quoted": _csv_quoted,
    "quoted-printable": _quoted_printable,
    "po": _po,
    "never": _never,
}
