"""Requests that are not answered, and why: problem+json (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus

import msgspec
from starlette.responses import Response

from tonecheck.guide import GuideError
from tonecheck.serve.http.contract import GuideProblem, Problem

MEDIA_TYPE = "application/problem+json"


class RefusedError(Exception):
    """A request that is not answered."""

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        *,
        pointer: str | None = None,
        problems: list[GuideProblem] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.headers = headers
        self.problem = Problem(
            type="about:blank",
            title=status.phrase,
            status=status.value,
            detail=detail,
            pointer=pointer,
            problems=problems,
        )

    @property
    def response(self) -> Response:
        """The answer that says so."""
        return Response(msgspec.json.encode(self.problem), self.status.value, self.headers, MEDIA_TYPE)


def of_guide(error: GuideError, pointer: str) -> RefusedError:
    """A guide that was sent and cannot be used."""
    return RefusedError(
        HTTPStatus.UNPROCESSABLE_ENTITY, str(error.args[0]), pointer=pointer, problems=problems_of(error)
    )


def problems_of(error: GuideError) -> list[GuideProblem]:
    """The mistakes of a guide, each with its place."""
    return [
        GuideProblem(line=one.line, column=one.column, severity="error", message=one.message, remedy=one.remedy)
        for one in error.problems
    ]
