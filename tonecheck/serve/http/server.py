"""Running the application on a port of this machine."""

from __future__ import annotations

import gc
import logging
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import uvicorn

from tonecheck.errors import TonecheckError
from tonecheck.serve.http.app import create_app
from tonecheck.serve.http.settings import Settings, bracketed, is_loopback

_BACKLOG = 128
_VARIABLE = "TONECHECK_TOKEN"
#: Seconds that a connection may be idle. While checks keep Python busy a request may lie unread for a while: a short
#: limit would close its connection.
_KEEP_ALIVE = 75
_GRACE = 5  #: seconds for running requests when the server is to end


def require_safe(settings: Settings) -> None:
    """Raises TonecheckError where others could reach the server without a token."""
    if not is_loopback(settings.host) and not settings.token:
        raise TonecheckError(
            f"{settings.host} is beyond this machine, and there is no token.",
            remedy="Give --token-file or TONECHECK_TOKEN, or bind to 127.0.0.1.",
        )


def run(settings: Settings, started: Callable[[str], None]) -> None:
    """Serve until SIGTERM or Ctrl-C; `started` is told the address once it listens.

    Raises TonecheckError where the port is taken or others could reach it without a token.
    """
    require_safe(settings)
    listening = _listen(settings)
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(message)s")
    config = uvicorn.Config(
        create_app(settings),
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=_GRACE,
        h11_max_incomplete_event_size=1 << 16,
    )
    gc.freeze()
    started(f"http://{bracketed(settings.host)}:{listening.getsockname()[1]}/")
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        listening.close()


def _listen(settings: Settings) -> socket.socket:
    host = settings.host.strip("[]")
    try:
        family = socket.getaddrinfo(host, settings.port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, settings.port), family=family, backlog=_BACKLOG)
    except OSError as error:
        reason = error.strerror or str(error)
        raise TonecheckError(
            f"cannot listen on {settings.host}:{settings.port}: {reason}.",
            remedy="Choose another with --port, or 0 for any that is free.",
        ) from None


def token(path: str | None) -> str | None:
    """The token of a file, else of the environment; raises TonecheckError where what is given holds none."""
    place, given = path or _VARIABLE, os.environ.get(_VARIABLE)
    if path is not None:
        try:
            given = Path(path).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "not UTF-8"
            raise TonecheckError(f"cannot be read: {reason}.", place=path, remedy="It holds the token.") from None
    if given is not None and (not given or not given.isascii() or not given.isprintable() or " " in given):
        raise TonecheckError("holds no token.", place=place, remedy="Give visible ASCII characters without blanks.")
    return given
