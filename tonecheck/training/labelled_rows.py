"""Labelled replies in JSON Lines (an object a line) and CSV (a row each, the names of fields in the first)."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from tonecheck.languages.identify import identify
from tonecheck.reply import CHANNELS, LANGUAGES
from tonecheck.training import labelled_fields as labels
from tonecheck.training.labelled import LabelledReply
from tonecheck.training.problems import Problems, content

_OTHER_FIELDS = ("sentences", "acts", "situation", "address", "flaws", "slice")
FIELDS = ("text", "reply", "id", "language", "channel", "customer", *labels.TONE_FIELDS, *_OTHER_FIELDS)
Row = tuple[int, Mapping[str, Any]]


def read(path: Path, scale: str | None, problems: Problems) -> list[LabelledReply]:
    """All labelled replies of a file; a line that is wrong goes to `problems`."""
    rows = _csv(path, problems) if path.suffix.lower() in (".csv", ".tsv") else _jsonl(path, problems)
    found = []
    for number, fields in rows:
        place = f"{path}:{number}"
        try:
            found.append(_reply(fields, place, scale))
        except labels.FieldError as error:
            problems.add(place, error.cause, error.remedy)
    return found


def _jsonl(path: Path, problems: Problems) -> Iterator[Row]:
    # Not splitlines: it also cuts at signs that JSON strings may hold, such as U+2028.
    for number, line in enumerate(content(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, msgspec.json.decode(line, type=dict[str, Any])
        except msgspec.ValidationError:
            problems.add(f"{path}:{number}", "not an object.", 'A line is {"text": …, "warmth_1_5": 4, …}.')
        except msgspec.DecodeError as error:
            problems.add(f"{path}:{number}", f"not JSON: {error}.", "One object a line, without line breaks in it.")


def _csv(path: Path, problems: Problems) -> Iterator[Row]:
    text = content(path)
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names: list[str] = []
    last = 0
    for cells in reader:
        number, last = last + 1, reader.line_num
        if not names:
            names = [name.strip() for name in cells]
            if slip := _slip(names):
                problems.add(f"{path}:1", slip.cause, slip.remedy)
                return
        elif len(cells) > len(names):
            problems.add(
                f"{path}:{number}",
                f"{len(cells)} cells under {len(names)} names.",
                f"Put a cell that has a {delimiter!r} in it in quotes.",
            )
        elif any(cell.strip() for cell in cells):
            yield number, {name: cell for name, cell in zip(names, cells, strict=False) if cell.strip()}


def _reply(fields: Mapping[str, Any], place: str, scale: str | None) -> LabelledReply:
    if slip := _slip(fields):
        raise slip
    text = _text(fields, "text") or _text(fields, "reply")
    if not text.strip():
        raise labels.FieldError("text", "missing or empty.", "Give the reply as 'text'.")
    reply = LabelledReply(
        place=place,
        id=str(fields.get("id") or place),
        text=text,
        language=_language(fields, text),
        channel=_channel(fields),
        customer=_text(fields, "customer"),
        slice=_text(fields, "slice") or None,
        tone=labels.tone(fields, scale),
        sentences=labels.sentences(fields, text),
        situation=labels.situation(fields),
        address=labels.address(fields),
        flaws=labels.flaws(fields),
    )
    if not reply.tone and all(each is None for each in (reply.sentences, reply.situation, reply.address, reply.flaws)):
        raise labels.FieldError("text", "the reply has no label.", f"Labels are {', '.join(_OTHER_FIELDS[:-1])}, tone.")
    return reply


def _slip(fields: Iterable[str]) -> labels.FieldError | None:
    """A field that looks like one of ours is a slip; others are the house's own."""
    for field in fields:
        near = difflib.get_close_matches(field, FIELDS, 1, 0.85)
        if field not in FIELDS and near:
            return labels.FieldError(field, "unknown.", f"Did you mean '{near[0]}'?")
    return None


def _text(fields: Mapping[str, Any], name: str) -> str:
    given = fields.get(name)
    if given is not None and not isinstance(given, str):
        raise labels.FieldError(name, "not a text.", "Put it in quotes.")
    return given or ""


def _language(fields: Mapping[str, Any], text: str) -> str:
    given = fields.get("language") or identify(text).language
    if given not in LANGUAGES:
        raise labels.FieldError("language", f"'{given}' is none of {', '.join(LANGUAGES)}.", "Say which it is.")
    return str(given)


def _channel(fields: Mapping[str, Any]) -> str:
    given = fields.get("channel") or "email"
    if given not in CHANNELS:
        raise labels.FieldError("channel", f"'{given}' is unknown.", f"It is one of {', '.join(CHANNELS)}.")
    return str(given)
