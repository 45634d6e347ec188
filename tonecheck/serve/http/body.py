"""The body of a request: read with a limit, decoded with a place for each mistake."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TypeVar

import msgspec
from starlette.requests import Request

from tonecheck.serve.http.problems import RefusedError

T = TypeVar("T")
_JSON = re.compile(r"application/(?:[\w.-]+\+)?json\s*(?:;.*)?", re.IGNORECASE | re.DOTALL)
_AT = re.compile(r" - at `\$(.*)`$", re.DOTALL)
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")


async def read(request: Request, kind: type[T]) -> T:
    """The body as a `kind`; raises RefusedError."""
    if not _JSON.fullmatch(request.headers.get("content-type", "")):
        raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON, with Content-Type: application/json.")
    return decode(await request.body(), kind)


def decode(data: bytes, kind: type[T]) -> T:
    """JSON as a `kind`; raises RefusedError with the place of what is wrong."""
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError as error:
        said = str(error)
        where = _AT.search(said)
        steps = _STEP.findall(where.group(1)) if where else []
        pointer = "".join(f"/{name or number}" for name, number in steps)
        detail = _AT.sub("", said).rstrip(".") + "."
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, detail, pointer=pointer) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, f"The body is no JSON: {error}.") from None
