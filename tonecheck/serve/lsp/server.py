"""The language server over standard input and output."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from tonecheck.serve.lsp.features import Features
from tonecheck.version import VERSION

#: Bytes of one message that is still read.
MOST_BYTES = 64 << 20
Handler = Callable[[Any], Any]


class _Server(LanguageServer):
    """Says nothing of errors but their kind: a text in a message or a log would be a text that got out."""

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ARG002
        """Notes on standard error that something went wrong."""
        note(error, "a message")


def note(error: BaseException, doing: str) -> None:
    """The kind and place of an error, on standard error, without its words."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""
    print(f"tonecheck lsp: {type(error).__name__} in {doing}{where}", file=sys.stderr, flush=True)


def build() -> tuple[LanguageServer, Features]:
    """A server with all its features."""
    server = _Server("tonecheck", VERSION, text_document_sync_kind=types.TextDocumentSyncKind.Full)
    features = Features(server)
    for method, handler, options in features.handlers():
        server.feature(method, options)(_guarded(method, handler))
    for name, handler in features.commands():
        server.command(name)(_guarded_command(name, handler))
    return server, features


def _guarded(method: str, handler: Handler) -> Handler:
    """A handler whose own mistakes end the request, not the server."""
    if asyncio.iscoroutinefunction(handler):

        async def handle_later(params: Any) -> Any:
            try:
                return await handler(params)
            except Exception as error:
                note(error, method)
                return None

        return handle_later

    def handle(params: Any) -> Any:
        try:
            return handler(params)
        except Exception as error:
            note(error, method)
            return None

    return handle


def _guarded_command(name: str, handler: Handler) -> Callable[..., Any]:
    async def handle(*arguments: Any) -> Any:
        try:
            return await handler(arguments)
        except Exception as error:
            note(error, name)
            return None

    return handle


class _Input:
    """Standard input, from which no message takes more memory than MOST_BYTES."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readline(self) -> bytes:
        """One line of a message's head."""
        return self._stream.readline(1 << 16)

    def read(self, size: int) -> bytes:
        """The body of a message; of one that is too large nothing is kept."""
        if size <= MOST_BYTES:
            return self._stream.read(size)
        while size > 0 and (part := self._stream.read(min(size, 1 << 20))):
            size -= len(part)
        return b"" if size > 0 else b"null"


def run() -> int:
    """Serve until the editor says goodbye or goes away; 0 where it said so as the protocol asks."""
    logging.disable(logging.CRITICAL)  # pygls logs messages, and they are texts
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get between the messages
    server, features = build()
    try:
        server.start_io(_Input(sys.stdin.buffer), out)  # type: ignore[arg-type]
    finally:
        features.session.close()
    return 0 if features.shut_down else 1
