"""Which path is answered by what."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tonecheck.reply import LANGUAGES
from tonecheck.serve.http import body, openapi
from tonecheck.serve.http.answers import Answers, health, rules
from tonecheck.serve.http.contract import CheckRequest, FixRequest, ValidateRequest
from tonecheck.serve.http.page import page
from tonecheck.serve.http.problems import RefusedError
from tonecheck.serve.http.work import Deadline, Pool

T = TypeVar("T")


class Routes:
    """The routes of a server."""

    def __init__(self, answers: Answers, pool: Pool) -> None:
        self._answers = answers
        self._pool = pool

    def all(self) -> list[Route]:
        """Every route."""
        return [
            Route("/", self.page, methods=["GET"]),
            Route("/v1/check", self.posted(CheckRequest, self._answers.check), methods=["POST"]),
            Route("/v1/fix", self.posted(FixRequest, self._answers.fix), methods=["POST"]),
            Route("/v1/guides", self.guides, methods=["GET"]),
            Route("/v1/guides/validate", self.posted(ValidateRequest, self._answers.validate), methods=["POST"]),
            Route("/v1/guides/{name}", self.guide, methods=["GET"]),
            Route("/v1/rules", self.rules, methods=["GET"]),
            Route("/v1/health", self.health, methods=["GET"]),
            Route("/v1/openapi.json", self.openapi, methods=["GET"]),
        ]

    def posted(self, kind: type[T], work: Callable[[T, Deadline], Any]) -> Callable[[Request], Any]:
        """A route that reads its body as a `kind` and answers in a thread."""

        async def route(request: Request) -> Response:
            asked = await body.read(request, kind)
            return _json(await self._pool.run(lambda deadline: work(asked, deadline)))

        return route

    async def guides(self, _request: Request) -> Response:
        """The guides."""
        return _json(await run_in_threadpool(self._answers.guides))

    async def guide(self, request: Request) -> Response:
        """One guide with its text."""
        return _json(await run_in_threadpool(self._answers.shelf.text, request.path_params["name"]))

    async def rules(self, request: Request) -> Response:
        """The rules in the language of `ui`."""
        ui = request.query_params.get("ui", "en")
        if ui not in LANGUAGES:
            raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, f"`ui` is one of {', '.join(LANGUAGES)}.")
        return _json(await run_in_threadpool(rules, ui))

    async def health(self, _request: Request) -> Response:
        """That the server answers."""
        return _json(await run_in_threadpool(health))

    async def openapi(self, _request: Request) -> Response:
        """The description of all this."""
        return _json(openapi.document())

    async def page(self, _request: Request) -> Response:
        """The page for the browser."""
        shown = page()
        headers = {"Content-Security-Policy": shown.policy}
        return Response(shown.html, media_type="text/html; charset=utf-8", headers=headers)


def _json(answer: Any) -> Response:
    return Response(msgspec.json.encode(answer), media_type="application/json")
