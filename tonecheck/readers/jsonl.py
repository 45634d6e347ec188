"""JSON Lines: one reply a line, with its context in fields beside it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

import msgspec

from tonecheck.origin import Origin
from tonecheck.readers._json_strings import in_string
from tonecheck.readers.text import decode
from tonecheck.reply import LANGUAGES, Reply, Skipped


class _Line(msgspec.Struct, kw_only=True):
    reply: str | None = None
    text: str | None = None
    id: str | int | None = None
    channel: str | None = None
    situation: str | None = None
    segment: str | None = None
    language: str | None = None
    customer: str | None = None


_FIELDS = _Line.__struct_fields__


def read(stream: BinaryIO, defaults: Reply, fields: Mapping[str, str] = {}) -> Iterator[Reply | Skipped]:
    """A reply for each line that is not blank; a line that cannot be read is skipped and named.

    `fields` says which fields of a line have what `text`, `id`, `channel` … have by default.
    """
    offset = 0
    for number, line in enumerate(stream, 1):
        source = defaults.source or "-"
        try:
            content = decode(line, number)
            if content.strip():
                yield _reply(content, number, offset, defaults, fields)
        except ValueError as error:
            yield Skipped(f"{source}:{number}", str(error))
        offset += len(line.decode("utf-8-sig" if number == 1 else "utf-8", errors="replace"))


def _reply(content: str, number: int, offset: int, defaults: Reply, names: Mapping[str, str]) -> Reply:
    """The reply of one line; ValueError names the field that is wrong."""
    fields, line = _fields(content, names)
    if line.language not in (None, *LANGUAGES):
        raise ValueError(f"language '{line.language}' is not one of {', '.join(LANGUAGES)}")
    key, text = ("reply", line.reply) if line.reply is not None else ("text", line.text)
    if text is None or not text.strip():
        wanted = f"'{names['text']}'" if "text" in names else "'reply' or 'text'"
        raise ValueError(f"no text: give it as {wanted}")
    given = {
        name: value
        for name in ("channel", "situation", "segment", "language", "customer")
        if (value := getattr(line, name))
    }
    identity = str(line.id) if line.id is not None else defaults.id
    origin = _origin(content, names.get(key, key), bytes(fields[key]).decode())
    if origin is not None:
        origin = msgspec.structs.replace(origin, line=number, offset=offset)
    return msgspec.structs.replace(defaults, text=text, id=identity, line=number, origin=origin, **given)


def _fields(content: str, names: Mapping[str, str]) -> tuple[dict[str, msgspec.Raw], _Line]:
    """The fields of a line by our names, as they are written and as they are meant."""
    try:
        fields = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
        if names:
            own = [name for name in _FIELDS if name != "reply" or "text" not in names]
            fields = {name: fields[names.get(name, name)] for name in own if names.get(name, name) in fields}
        line = msgspec.json.decode(msgspec.json.encode(fields) if names else content, type=_Line)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from None
    except msgspec.DecodeError as error:
        raise ValueError(f"not JSON: {error}") from None
    for field in fields:
        near = difflib.get_close_matches(field, _FIELDS, 1, 0.8)
        if field not in _FIELDS and near:
            raise ValueError(f"unknown field '{field}'. Did you mean '{near[0]}'?")
    return fields, line


def _origin(content: str, key: str, value: str) -> Origin | None:
    """Where the code points of a JSON string stand in its line; None if it is not found there."""
    ends = (match.end() for match in re.finditer(rf'"{re.escape(key)}"\s*:\s*', content))
    start = next((end for end in ends if content.startswith(value, end)), None)
    return None if start is None else in_string(content, start, start + len(value))
