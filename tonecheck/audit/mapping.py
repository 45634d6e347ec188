"""Which column of an archive is what: given, read from a file, or guessed from the names of the columns."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tonecheck.audit.row import Row
from tonecheck.errors import TonecheckError
from tonecheck.files import write_atomically

#: Our fields with the names that columns for them have in exports, most telling first; compared without case and signs.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "reply": (
        *("reply", "agentreply", "antwort", "answer", "response", "responsetext", "replytext", "agentmessage"),
        *("body", "plainbody", "text", "message", "nachricht", "content", "inhalt", "messagetext", "comment"),
        *("antworttext", "textderantwort", "antwortdesagenten", "nachrichtentext"),
    ),
    "customer": (
        *("customer", "customermessage", "kunde", "kundennachricht", "question", "frage", "anfrage", "inquiry"),
        *("request", "requesttext", "customertext", "kundenanfrage", "kundentext", "anfragetext"),
    ),
    "agent": (
        *("agent", "agentid", "agentname", "agentemail", "author", "authorid", "bearbeiter", "mitarbeiter", "assignee"),
        *("assigneeid", "owner", "userid", "user", "createdby", "from"),
        *("sachbearbeiter", "sachbearbeiterin", "sachbearbeitung", "bearbeiterin", "berater", "beraterin"),
        "mitarbeiterin",
    ),
    "team": ("team", "teamname", "abteilung", "department"),
    "queue": ("queue", "group", "groupid", "gruppe", "warteschlange", "inbox", "postfach"),
    "channel": ("channel", "kanal", "kontaktkanal", "via", "viachannel", "medium"),
    "language": ("language", "lang", "sprache", "locale"),
    "situation": ("situation", "anlass"),
    "segment": ("segment", "kundensegment", "customersegment"),
    "time": (
        *("sentat", "time", "timestamp", "zeit", "zeitpunkt", "datum", "date", "createdat", "gesendet", "gesendetam"),
        *("senttime", "replytime", "replyat", "antwortdatum", "beantwortetam", "versendetam", "erstelltam"),
    ),
    "asked": ("askedat", "asked", "receivedat", "eingang", "eingangam", "requesttime", "requestedat", "eingangsdatum"),
    "response": ("responseseconds", "responsetime", "antwortzeit", "antwortsekunden", "firstreplytime"),
    "ticket": (
        "ticket",
        "ticketid",
        "ticketnumber",
        "ticketnummer",
        "ticketnr",
        "vorgang",
        "vorgangsnummer",
        "conversationid",
        "thread",
        "threadid",
        "case",
    ),
    "id": ("id", "messageid", "commentid", "articleid", "nachrichtid"),
    "csat": (
        "csat",
        "satisfaction",
        "zufriedenheit",
        "kundenzufriedenheit",
        "rating",
        "bewertung",
        "satisfactionscore",
    ),
    "nps": ("nps", "npsscore", "recommendation", "weiterempfehlung"),
    "ces": ("ces", "cesscore", "effort"),
    "direction": ("direction", "richtung", "incoming", "inbound", "isagent", "sendertype", "authortype", "authorrole"),
    "sender": ("sender", "senderemail", "fromemail", "absender", "fromaddress"),
}
_BRACKETS = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")
_SHOWN = 60


def parse(given: str) -> dict[str, str]:
    """A mapping as `reply=body,agent=author_id`, or a file that has one; raises TonecheckError where it is none."""
    if "=" not in given:
        return _from_file(Path(given))
    pairs = dict(pair.partition("=")[::2] for pair in given.split(",") if pair.strip())
    return _checked({field.strip(): column.strip() for field, column in pairs.items()}, "--map")


def _from_file(path: Path) -> dict[str, str]:
    try:
        read = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        remedy = "Give reply=COLUMN,agent=COLUMN,… or a file with such lines."
        raise TonecheckError(f"{error.strerror}.", place=str(path), remedy=remedy) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TonecheckError(f"no mapping: {error}.", place=str(path), remedy='Write reply = "COLUMN".') from None
    return _checked({field: str(column) for field, column in read.items()}, str(path))


def _checked(mapping: dict[str, str], place: str) -> dict[str, str]:
    for field in mapping:
        if field not in FIELDS:
            near = difflib.get_close_matches(field, FIELDS, 1)
            hint = f"Did you mean '{near[0]}'?" if near else f"Fields are {', '.join(FIELDS)}."
            raise TonecheckError(f"there is no field '{field}'.", place=place, remedy=hint)
    return {field: column for field, column in mapping.items() if column}


def write(path: Path, mapping: Mapping[str, str]) -> None:
    """Writes a mapping as a file that `--map` takes; raises TonecheckError where that cannot be."""
    lines = (f"{field} = {json.dumps(column, ensure_ascii=False)}\n" for field, column in mapping.items())
    write_atomically(path, "# field of tonecheck = column of the archive; --map takes this file\n" + "".join(lines))


def guess(rows: Sequence[Row]) -> dict[str, str]:
    """The mapping that the columns' names suggest; raises TonecheckError where no column can hold replies."""
    columns = list(dict.fromkeys(name for row in rows for name in row.values))
    by_name = {_bare(column): column for column in reversed(columns)}
    found: dict[str, str] = {}
    for field, names in FIELDS.items():
        column = next((by_name[name] for name in names if name in by_name), None)
        if column is not None and column not in found.values():
            found[field] = column
    if "reply" not in found:
        longest = max(columns, key=lambda column: _length(rows, column), default=None)
        if longest is None or _length(rows, longest) < 20:
            shown = ", ".join(f"'{column}'" for column in columns[:10])
            raise TonecheckError(
                f"no column seems to hold replies; there are {shown}.",
                place=rows[0].source if rows else None,
                remedy="Say it with --map reply=COLUMN.",
            )
        found = {"reply": longest, **{field: column for field, column in found.items() if column != longest}}
    return found


def _bare(column: str) -> str:
    """A column's name without case, signs, and what stands in brackets: `Kundenzufriedenheit (1-5)`."""
    name = _BRACKETS.sub("", column) or column
    return "".join(char for char in name.rpartition(".")[2].casefold() if char.isalnum())


def _length(rows: Sequence[Row], column: str) -> float:
    texts = [value for row in rows if isinstance(value := row.values.get(column), str) and " " in value]
    return sum(map(len, texts)) / max(1, len(rows))


def require_columns(mapping: Mapping[str, str], row: Row) -> None:
    """Raises TonecheckError where the archive lacks a column of the mapping."""
    for field, column in mapping.items():
        if column not in row.values:
            near = difflib.get_close_matches(column, map(str, row.values), 1)
            hint = f"Did you mean '{near[0]}'?" if near else f"There are {', '.join(map(str, row.values))}."
            raise TonecheckError(f"it has no column '{column}' for {field}.", place=row.source, remedy=hint)
    if "reply" not in mapping:
        raise TonecheckError("no column is said to hold replies.", place="--map", remedy="Add reply=COLUMN.")


def preview(mapping: Mapping[str, str], rows: Iterable[Row]) -> Iterator[str]:
    """A line for each field with its column and the first value in it."""
    looked_at = list(rows)
    width = max(map(len, mapping), default=0)
    for field, column in mapping.items():
        values = (str(row.values.get(column) or "").strip() for row in looked_at)
        first = " ".join(next(filter(None, values), "").split())
        yield f"{field:<{width}} = {column}: {first[:_SHOWN]}{'…' if len(first) > _SHOWN else ''}"


def value(row: Row, mapping: Mapping[str, str], field: str) -> Any:
    """What a row has for a field; None where it has nothing but blanks."""
    column = field if row.is_known else mapping.get(field)
    found = row.values.get(column) if column else None
    return None if isinstance(found, str) and not found.strip() else found
