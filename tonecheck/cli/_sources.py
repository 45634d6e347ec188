"""The texts that a command is given: files, standard input, an option."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

import msgspec

from tonecheck import readers
from tonecheck.errors import TonecheckError
from tonecheck.reply import Reply, Skipped

#: Of up to so many files each report is shown at once.
A_FEW = 4


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be checked: paths (`-` is standard input) or one text, with the context that all of it has."""

    paths: tuple[str, ...] = ()
    text: str | None = None
    text_name: str = "--text"  #: the source that the text has in the output
    defaults: Reply
    input_format: str | None = None
    stdin_filename: str | None = None
    models: str | None = None  #: the folder of models to read with; None means the settings', or those that ship

    @property
    def is_many(self) -> bool:
        """Whether so many files are given that nobody waits for the first; standard input may come bit by bit."""
        return len(self.paths) > A_FEW and "-" not in self.paths

    @property
    def folder(self) -> Path:
        """Where the search for settings and a guide begins: beside the first file."""
        first = next((path for path in self.paths if path != "-"), self.stdin_filename)
        return Path(first).parent if first else Path()


def read_all(request: Request) -> Iterator[Reply | Skipped]:
    """Every reply of a request, in order; what cannot be opened or read comes as Skipped."""
    if request.text is not None:
        data = request.text.encode(errors="surrogateescape")
        yield from readers.load("text")(io.BytesIO(data), _named(request, request.text_name))
    for path in request.paths:
        try:
            with _open(path) as stream:
                yield from read_stream(request, path, stream)
        except OSError as error:
            yield Skipped(shown_name(request, path), error.strerror or str(error))


def read_stream(request: Request, path: str, stream: BinaryIO) -> Iterator[Reply | Skipped]:
    """The replies in what was opened for one of the request's paths."""
    name = shown_name(request, path)
    head = stream.peek(readers.HEAD_BYTES) if isinstance(stream, io.BufferedReader) else b""
    read = readers.load(request.input_format or readers.format_of(name, head))
    yield from read(stream, _named(request, name))


def shown_name(request: Request, path: str) -> str:
    """The name of a path in the output."""
    return _printable((request.stdin_filename or "-") if path == "-" else path)


def _named(request: Request, source: str) -> Reply:
    return msgspec.structs.replace(request.defaults, source=source)


def _printable(name: str) -> str:
    """A file's name with replacement characters for bytes that are not UTF-8, which no output could carry."""
    return os.fsencode(name).decode(errors="replace")


def _open(path: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb")


def read_customer(path: str | None) -> str | None:
    """The customer's message from a file. Raises TonecheckError where it cannot be read."""
    if path is None:
        return None
    from tonecheck.readers.text import decode

    try:
        return decode(Path(path).read_bytes())
    except OSError as error:
        raise TonecheckError(f"{error.strerror}.", place=path, remedy="--customer takes a text file.") from None
    except ValueError as error:
        raise TonecheckError(f"{error}.", place=path) from None


def require_some(paths: Sequence[str], text: str | None) -> None:
    """Raises TonecheckError where there is nothing to check."""
    if not paths and text is None:
        raise TonecheckError("nothing to check.", remedy="Give files, - for standard input, or --text 'a reply'.")
