"""Archive formats: one module a format, each with `read(place, source)`: rows in their order, in constant memory."""

from __future__ import annotations

import importlib
import re
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
#: Who sent the first message, and when: `From - Mon Jun 02 08:15:00 2025`.
_FIRST_LINE = re.compile(rb"From \S+ [^\r\n]*\d\d:\d\d:\d\d[^\r\n]*\r?\n")
_LOOKED_AT = 400
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
    try:
        return [one for name in given for one in _inputs(name, query, format_)]
    except OSError as error:
        raise unreadable(error, str(error.filename)) from None


def read(inputs: Sequence[Input]) -> Iterator[Read]:
    """All rows, input by input; raises TonecheckError where one cannot be opened or is not of its format."""
    for one in inputs:
        try:
            yield from importlib.import_module(f"{__name__}.{one.format}").read(one.place, one.shown)
        except OSError as error:
            raise unreadable(error, one.shown) from None


def unreadable(error: OSError, place: str) -> TonecheckError:
    """What is said where a file cannot be opened; of a folder's files, which one it is."""
    file = str(error.filename or place)
    return TonecheckError(f"cannot be read: {error.strerror or error}.", place=file if place in file else place)


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
    found = [Input("maildir", name, name)] if _is_maildir(path) else list(_below(path))
    if not found:
        raise TonecheckError(
            "no archive in this folder.", place=name, remedy=f"It reads {', '.join(_ENDINGS)}, mailboxes and Maildirs."
        )
    yield from found


def _below(folder: Path) -> Iterator[Input]:
    """All that can be read below a folder, in the order of the names; a Maildir is one input with all below it."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if _is_maildir(path):
                yield Input("maildir", str(path), path.as_posix())
            elif not path.is_symlink():  # it may lead back here
                yield from _below(path)
        elif path.is_file():
            format_ = _ENDINGS.get(_ending(path)) or ("mbox" if _is_mbox(path) else None)
            if format_:
                yield Input(format_, str(path), path.as_posix())


def _is_maildir(folder: Path) -> bool:
    """Whether a folder is one; of the other two, copies and archives lose the one that is empty."""
    return (folder / "cur").is_dir() and any((folder / other).is_dir() for other in ("new", "tmp"))


def _is_mbox(path: Path) -> bool:
    """Whether a file without one of the endings, as Thunderbird and Apple Mail have them, begins as a mailbox does."""
    with path.open("rb") as stream:
        return _FIRST_LINE.match(stream.read(_LOOKED_AT)) is not None


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
