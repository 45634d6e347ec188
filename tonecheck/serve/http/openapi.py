"""The OpenAPI document, made from the shapes that requests are read and answered with."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from typing import Any

import msgspec

from tonecheck.formatters.json import Document
from tonecheck.serve.http import contract
from tonecheck.serve.http.problems import MEDIA_TYPE
from tonecheck.version import VERSION

_REFERENCE = "#/components/schemas/{name}"
_KINDS = (
    *(Document, contract.CheckRequest, contract.FixRequest, contract.FixAnswer, contract.GuideList),
    *(contract.GuideText, contract.ValidateRequest, contract.ValidateAnswer, contract.RuleList),
    *(contract.Health, contract.Problem),
)
_BODY = (
    *(HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    *(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, HTTPStatus.UNPROCESSABLE_ENTITY),
)
_WORK = (HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT)
_GUIDE = (HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT)
_UI = {
    "name": "ui",
    "in": "query",
    "description": "the language of messages",
    "schema": {"type": "string", "enum": ["de", "en"], "default": "en"},
}
_NAME = {"name": "name", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}


@cache
def document() -> dict[str, Any]:
    """The whole document (OpenAPI 3.1)."""
    _, schemas = msgspec.json.schema_components(_KINDS, ref_template=_REFERENCE)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "tonecheck",
            "version": VERSION,
            "summary": "Does this reply sound like us?",
            "description": "Customer-service replies, German or English, held against a Brand & Service Style Guide.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "security": [{}, {"token": []}],
        "paths": _paths(),
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _paths() -> dict[str, Any]:
    check, fix, validate = contract.CheckRequest, contract.FixRequest, contract.ValidateRequest
    get, post = _operation, _operation
    problem = HTTPStatus.UNPROCESSABLE_ENTITY
    return {
        "/v1/check": {"post": post("Check replies", Document, (*_BODY, *_GUIDE, *_WORK), body=check)},
        "/v1/fix": {
            "post": post("Put safe fixes into a reply", contract.FixAnswer, (*_BODY, *_GUIDE, *_WORK), body=fix)
        },
        "/v1/guides": {"get": get("The guides that are served", contract.GuideList, ())},
        "/v1/guides/validate": {
            "post": post("Read and test a guide", contract.ValidateAnswer, (*_BODY, *_WORK), body=validate)
        },
        "/v1/guides/{name}": {"get": get("A guide with its text", contract.GuideText, _GUIDE, parameters=[_NAME])},
        "/v1/rules": {"get": get("Every rule", contract.RuleList, (problem,), parameters=[_UI])},
        "/v1/health": {"get": get("Whether the server answers, and by what it judges", contract.Health, ())},
    }


def _operation(
    summary: str,
    answer: type[msgspec.Struct],
    refusals: tuple[HTTPStatus, ...],
    *,
    body: type[msgspec.Struct] | None = None,
    parameters: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    responses = {"200": {"description": "the answer", "content": {"application/json": _reference(answer)}}}
    for status in sorted({*refusals, HTTPStatus.UNAUTHORIZED, HTTPStatus.MISDIRECTED_REQUEST}):
        content = {MEDIA_TYPE: _reference(contract.Problem)}
        responses[str(status.value)] = {"description": status.phrase, "content": content}
    found: dict[str, Any] = {"summary": summary, "responses": responses}
    if parameters:
        found["parameters"] = parameters
    if body is not None:
        found["requestBody"] = {"required": True, "content": {"application/json": _reference(body)}}
    return found


def _reference(kind: type[msgspec.Struct]) -> dict[str, Any]:
    return {"schema": {"$ref": _REFERENCE.format(name=kind.__name__)}}
