from __future__ import annotations

import json

import httpx
import msgspec
import schemathesis
from hypothesis import given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.serve.http.conftest import Started
from tonecheck.serve.http import openapi

_CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


def test_it_is_whole(client: httpx.Client) -> None:
    document = client.get("/v1/openapi.json").json()
    assert document == json.loads(msgspec.json.encode(openapi.document()))
    assert set(document["paths"]) == {
        *("/v1/check", "/v1/fix", "/v1/guides", "/v1/guides/validate", "/v1/guides/{name}", "/v1/rules", "/v1/health")
    }


def test_requests_of_any_kind_are_answered_as_it_says(start: Started) -> None:
    client = start(guides=("base-en",))
    schema = schemathesis.openapi.from_url(f"{client.base_url}/v1/openapi.json")
    tried = []

    for operation in schema.get_all_operations():
        found = operation.ok()

        @settings(max_examples=25)
        @given(case=found.as_strategy())
        def answered(case: schemathesis.Case) -> None:
            response = case.call()
            case.validate_response(response, checks=_CHECKS)

        answered()
        tried.append(found.path)
    assert len(tried) == 7
