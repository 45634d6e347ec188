"""Standard streams of a client, as the warm process plays them: what is written is kept, what is read was sent."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from tonecheck.serve.warm import protocol
from tonecheck.serve.warm.keeper import DeclineError


class InputWantedError(BaseException):
    """The run reads standard input, which the client has not sent yet."""


class Description(msgspec.Struct, frozen=True):
    """What a stream of the client is like."""

    is_terminal: bool
    encoding: str
    errors: str
    buffer: int  #: bytes; 0 means that every piece is written at once

    @classmethod
    def of(cls, line: str) -> Description:
        """From the words that a client sends; raises MalformedError where they are none."""
        try:
            terminal, encoding, errors, size = line.split(" ")
            return cls(terminal == "1", encoding, errors, min(max(int(size), 0), 1 << 20))
        except ValueError:
            raise protocol.MalformedError("a stream") from None


class Output:
    """The pieces that were written, in their order over both streams, each after the number of its stream."""

    def __init__(self) -> None:
        self.pieces: list[bytearray] = []
        self._size = 0

    def add(self, number: int, data: bytes) -> None:
        """Keep a piece; pieces of the same stream become one."""
        self._size += len(data)
        if self._size > protocol.MOST_ANSWERED >> 1:
            raise DeclineError("too much output")
        name = b"%d" % number
        if self.pieces and self.pieces[-1].startswith(name):
            self.pieces[-1] += data
        else:
            self.pieces.append(bytearray(name + data))


class _Written(io.RawIOBase):
    def __init__(self, output: Output, number: int, is_terminal: bool) -> None:
        self._output, self._number, self._is_terminal = output, number, is_terminal

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._is_terminal

    def write(self, data: Any) -> int:
        self._output.add(self._number, bytes(data))
        return len(data)


class _Read(io.BytesIO):
    def __init__(self, data: bytes, is_terminal: bool) -> None:
        super().__init__(data)
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


class _Wanted(io.RawIOBase):
    def __init__(self, is_terminal: bool) -> None:
        self._is_terminal = is_terminal

    def readable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._is_terminal

    def readinto(self, _buffer: Any) -> int:
        raise InputWantedError


@contextmanager
def replaced(described: list[Description], data: bytes | None) -> Iterator[Output]:
    """`sys.stdin`, `stdout` and `stderr` as the client's, buffered as Python buffers them; what they wrote is complete
    at the end."""
    output = Output()
    given, out, err = described
    raw = _Wanted(given.is_terminal) if data is None else _Read(data, given.is_terminal)
    before = sys.stdin, sys.stdout, sys.stderr
    try:
        sys.stdin = io.TextIOWrapper(io.BufferedReader(raw), encoding=given.encoding, errors=given.errors)
        sys.stdout = _text(_Written(output, 1, out.is_terminal), out, by_line=out.is_terminal)
        sys.stderr = _text(_Written(output, 2, err.is_terminal), err, by_line=True)
        try:
            yield output
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


def _text(raw: _Written, described: Description, *, by_line: bool) -> io.TextIOWrapper:
    buffer: Any = io.BufferedWriter(raw, described.buffer) if described.buffer else raw
    return io.TextIOWrapper(
        buffer,
        encoding=described.encoding,
        errors=described.errors,
        newline=None if os.linesep == "\r\n" else "\n",
        line_buffering=by_line and bool(described.buffer),
        write_through=not described.buffer,
    )
