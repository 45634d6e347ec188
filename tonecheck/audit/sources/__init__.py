"""Archive formats: one module a format, each with `read(place, source)`: rows in their order, in constant memory."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from tonecheck.audit.row import Read
from tonecheck.errors import TonecheckError

_ENDINGS = {
    "csv": "table",
    "tsv": "table",
    "tab": "table",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "json": "json",
    "parquet": "parquet",
    "pq": "parquet",
    "xlsx": "xlsx",
    "xlsm": "xlsx",
    "mbox": "mbox",
    "mbx": "mbox",
    "eml": "eml",
}
FORMATS = tuple(sorted({*_ENDINGS.values(), "maildir"}))
#: Whose messages answer each other across files.
MAIL = ("mbox", "maildir", "eml")


class Input(msgspec.Struct, frozen=True):
    """One file, Maildir or query that rows come from."""

    format: str
    place: str
    shown: str  #: as the user named it, without passwords


def format_of(name: str) -> str | None:
    """The format that goes by a name or an ending, `table` for `csv`; None where none does."""
    return name if name in FORMATS else _ENDINGS.get(name.casefold().removeprefix("."))


def find(given: Sequence[str], *, query: str | None = None, format_: str | None = None) -> list[Input]:
    """The inputs that names mean, folders walked in the order of their names.

    Raises TonecheckError where a name means none.
    """
    return [one for name in given for one in _inputs(name, query, format_)]


def read(inputs: Sequence[Input]) -> Iterator[Read]:
    """All rows, input by input; raises TonecheckError where one cannot be opened or is not of its format."""
    for one in inputs:
        try:
            yield from importlib.import_module(f"{__name__}.{one.format}").read(one.place, one.shown)
        except OSError as error:
            raise TonecheckError(f"cannot be read: {error.strerror or error}.", place=one.shown) from None


def _inputs(name: str, query: str | None, format_: str | None) -> Iterator[Input]:
    if "://" in name:
        yield _database(name, query)
        return
    path = Path(name)
    if not path.exists():
        raise TonecheckError("there is no such file or folder.", place=name, remedy="Name an archive.")
    if path.is_file():
        yield Input((format_of(format_) if format_ else None) or _told_format(path), name, name)
        return
    if (path / "cur").is_dir() and (path / "new").is_dir():
        yield Input("maildir", name, name)
        return
    found = [Input(_ENDINGS[_ending(one)], str(one), one.as_posix()) for one in _walk(path) if _ending(one) in _ENDINGS]
    if not found:
        raise TonecheckError("no archive in this folder.", place=name, remedy=f"It reads {', '.join(_ENDINGS)}.")
    yield from found


def _walk(folder: Path) -> Iterator[Path]:
    hidden = (one for one in folder.rglob("*") if one.is_file())
    yield from sorted(one for one in hidden if not any(part.startswith(".") for part in one.relative_to(folder).parts))


def _ending(path: Path) -> str:
    return path.suffix.removeprefix(".").lower()


def _told_format(path: Path) -> str:
    found = _ENDINGS.get(_ending(path))
    if found:
        return found
    with path.open("rb") as stream:
        if stream.read(5) == b"From ":
            return "mbox"
    raise TonecheckError(
        "its ending says no format.", place=str(path), remedy=f"Say it with --input-format: {', '.join(FORMATS)}."
    )


def _database(url: str, query: str | None) -> Input:
    shown = url.partition("://")[0] + "://" + url.partition("://")[2].rpartition("@")[2]
    if not query:
        raise TonecheckError("a database needs a query.", place=shown, remedy="Give --query 'SELECT …'.")
    return Input("sql", f"{url}\n{query}", shown)
