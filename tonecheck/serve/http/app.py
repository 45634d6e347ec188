"""The ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from tonecheck.serve.http.answers import Answers
from tonecheck.serve.http.problems import RefusedError
from tonecheck.serve.http.routes import Routes
from tonecheck.serve.http.settings import Settings
from tonecheck.serve.http.shield import Shield
from tonecheck.serve.http.work import Pool

_PREFLIGHT_SECONDS = 600


def create_app(settings: Settings) -> ASGIApp:
    """The application with the guides, limits and permissions of the settings."""
    pool = Pool(settings.workers, settings.waiting, settings.timeout)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        pool.close()

    app: ASGIApp = Starlette(
        routes=Routes(Answers(settings), pool).all(),
        exception_handlers={RefusedError: _refused, HTTPException: _http, Exception: _bug},
        lifespan=lifespan,
    )
    app = Shield(app, settings)
    if settings.origins:
        app = CORSMiddleware(
            app,
            allow_origins=list(settings.origins),
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type"],
            max_age=_PREFLIGHT_SECONDS,
        )
    return app


async def _refused(_request: Request, error: Any) -> Response:
    refused: RefusedError = error
    return refused.response


async def _http(_request: Request, error: Any) -> Response:
    """What the framework itself turns away: no such path, another method."""
    status = HTTPStatus(error.status_code)
    return RefusedError(status, f"{status.description or status.phrase}.", headers=error.headers).response


async def _bug(_request: Request, _error: Exception) -> Response:
    detail = "This is a bug in tonecheck. The server's log says where; please report it without any customer's text."
    return RefusedError(HTTPStatus.INTERNAL_SERVER_ERROR, detail).response
