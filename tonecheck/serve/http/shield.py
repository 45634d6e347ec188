"""What stands before every route: hosts that are ours, a token, a limit of size, headers that keep a browser strict."""

from __future__ import annotations

import asyncio
import hmac
import logging
import time
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tonecheck.serve.http.problems import RefusedError
from tonecheck.serve.http.settings import Settings

log = logging.getLogger("tonecheck.serve")
#: Answered without a token: the page asks for it, and says nothing of a guide before it has one.
_OPEN = ("/", "/v1/health")
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_STRICT = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


class Shield:
    """Turns away what must not reach a route, and logs method, route, status and time: never a text."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", _STRICT)
            await send(message)

        try:
            self._require_admission(scope)
            await self._app(scope, self._limited(scope, receive), answer)
        except RefusedError as refused:
            if not status:
                await refused.response(scope, receive, answer)
        finally:
            route = getattr(scope.get("route"), "path", "-")
            milliseconds = (time.perf_counter() - began) * 1e3
            log.info("%s %s %d %.0f ms", scope["method"], route, status, milliseconds)

    def _require_admission(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        name = host.rsplit(":", 1)[0] if not host.endswith("]") and ":" in host else host
        if name not in self._settings.names:
            raise RefusedError(HTTPStatus.MISDIRECTED_REQUEST, "This host is not served here.")
        token = self._settings.token
        if token is None or scope["path"] in _OPEN or scope["method"] == "OPTIONS":
            return
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), token.encode()):
            raise RefusedError(
                HTTPStatus.UNAUTHORIZED,
                "Send the server's token as Authorization: Bearer.",
                headers={"WWW-Authenticate": 'Bearer realm="tonecheck"'},
            )

    def _limited(self, scope: Scope, receive: Receive) -> Receive:
        """`receive` that takes no more bytes and no more time than allowed, whatever the headers say."""
        limit, taken = self._settings.max_body, 0
        length = Headers(scope=scope).get("content-length", "")
        until = time.monotonic() + self._settings.body_timeout
        is_whole = False

        async def limited() -> Message:
            nonlocal taken, is_whole
            if is_whole:
                return await receive()  # waits for the client to go away
            if length.isdecimal() and int(length) > limit:
                raise _too_large(limit)
            try:
                message = await asyncio.wait_for(receive(), max(until - time.monotonic(), 0))
            except TimeoutError:
                raise RefusedError(HTTPStatus.REQUEST_TIMEOUT, "The request did not arrive in time.") from None
            taken += len(message.get("body", b""))
            is_whole = message["type"] == "http.disconnect" or not message.get("more_body", False)
            if taken > limit:
                raise _too_large(limit)
            return message

        return limited


def _too_large(limit: int) -> RefusedError:
    detail = f"More than {limit:,} bytes. Send fewer or shorter replies."
    return RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail, headers={"Connection": "close"})
