"""What is to be done: each file with the guide, reader and context that it has by settings and options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from tonecheck import config, readers
from tonecheck.errors import TonecheckError
from tonecheck.reply import Reply
from tonecheck.resources import bundled_guides

STDIN = "-"
#: Endings that say enough.
_CLEAR = frozenset((".txt", ".md", ".html", ".yaml", ".yml", ".json", ".jsonl", ".csv", ".eml", ".po"))
_CONTEXT = ("language", "channel", "situation", "segment")


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One file with all that decides how it is judged, so plain that it can be sent and hashed."""

    path: str  #: `-` is standard input
    source: str  #: its name in the output
    guide: str
    reader: str
    fields: dict[str, str] | None = None
    language: str | None = None
    channel: str | None = None
    situation: str | None = None
    segment: str | None = None

    @property
    def defaults(self) -> Reply:
        """What every reply in the file has unless it says something else itself."""
        return Reply(text="", source=self.source, is_template=True, **{name: getattr(self, name) for name in _CONTEXT})


def jobs(files: Iterable[str], given: Mapping[str, Any], stdin_filename: str | None = None) -> list[Job]:
    """A job for each file; what is `given` on the command line wins over the settings, those over the file's name.

    Raises TonecheckError for a file that no guide is for.
    """
    finder = config.Finder()
    return [_job(file, given, stdin_filename, finder) for file in files]


def _job(file: str, given: Mapping[str, Any], stdin_filename: str | None, finder: config.Finder) -> Job:
    name = (stdin_filename or STDIN) if file == STDIN else file
    values = {key: one.value for key, one in finder.values_for(Path(name)).items()}
    values |= {key: value for key, value in given.items() if value is not None}
    if not values.get("guide"):
        raise TonecheckError(
            "no style guide given or found for it.",
            place=name,
            remedy=f"Give --guide with a path or one of {', '.join(bundled_guides())}; or name yours in "
            f"{config.CONFIG_NAME}.",
        )
    reader = values.pop("reader", None) or readers.format_of(name, _head(file))
    if reader not in readers.names():
        raise TonecheckError(
            f"no reader is called '{reader}'.", place=name, remedy=f"The readers are {', '.join(readers.names())}."
        )
    return msgspec.convert({**values, "path": file, "source": name, "reader": reader}, Job)


def _head(file: str) -> bytes:
    """The first bytes of what may be a template of pages or of plain text; of other files nothing needs to be seen."""
    if file == STDIN or Path(file).suffix.lower() in _CLEAR:
        return b""
    try:
        with Path(file).open("rb") as stream:
            return stream.read(readers.HEAD_BYTES)
    except OSError:
        return b""
