from __future__ import annotations

import logging
import socket

import httpx
import pytest

from tests.serve.http.conftest import Started

REPLY = {"guide": "base-en", "text": "Hi Ann, the parcel is on its way."}


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil", "", "[::2]"]
)
def test_other_hosts_are_not_served(client: httpx.Client, host: str) -> None:
    answer = client.get("/v1/guides", headers={"Host": host})
    assert answer.status_code in (400, 421)  # the server itself turns an empty one away


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:99", "[::1]", "[::1]:80"])
def test_names_of_this_machine_are_served(client: httpx.Client, host: str) -> None:
    assert client.get("/v1/health", headers={"Host": host}).status_code == 200


def test_every_answer_keeps_a_browser_strict(client: httpx.Client) -> None:
    for path in ("/v1/health", "/v1/nowhere", "/"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]


@pytest.mark.parametrize("given", [None, "", "Bearer", "Bearer wrong", "Basic c2VjcmV0", "Bearer sécret", "secret"])
def test_without_the_token_nothing_is_answered(start: Started, given: str | None) -> None:
    client = start(token="secret")
    headers = {} if given is None else {"Authorization": given.encode()}
    answer = client.get("/v1/guides", headers=headers)  # type: ignore[arg-type]
    assert (answer.status_code, answer.json()["status"]) == (401, 401)
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_with_the_token_it_is(start: Started) -> None:
    client = start(token="secret")
    assert client.get("/v1/guides", headers={"Authorization": "Bearer secret"}).status_code == 200
    assert client.get("/").status_code == 200  # the page asks for the token
    assert client.get("/v1/health").status_code == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "https://desk.example.evil"])
def test_other_origins_are_told_nothing(start: Started, origin: str) -> None:
    client = start(origins=("https://desk.example",))
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    assert client.options("/v1/check", headers=asked).status_code == 400
    answer = client.post("/v1/check", json=REPLY, headers={"Origin": origin})
    assert "access-control-allow-origin" not in answer.headers


def test_an_allowed_origin_may_call(start: Started) -> None:
    client = start(origins=("https://desk.example",), token="secret")
    asked = {"Origin": "https://desk.example", "Access-Control-Request-Method": "POST"}
    allowed = client.options("/v1/check", headers={**asked, "Access-Control-Request-Headers": "content-type"})
    assert allowed.headers["access-control-allow-origin"] == "https://desk.example"
    refused = client.post("/v1/check", json=REPLY, headers={"Origin": "https://desk.example"})
    assert refused.status_code == 401
    assert refused.headers["access-control-allow-origin"] == "https://desk.example"


def test_without_an_allowed_origin_there_is_no_cors(client: httpx.Client) -> None:
    assert (
        "access-control-allow-origin" not in client.get("/v1/health", headers={"Origin": "https://a.example"}).headers
    )


def test_a_large_body_is_refused_whatever_its_headers_say(start: Started) -> None:
    client = start(max_body=2000)
    large = b'{"text": "' + b"a" * 3000 + b'"}'
    declared = client.post("/v1/check", content=large, headers={"Content-Type": "application/json"})
    chunked = client.post(
        "/v1/check", content=iter([large[:1500], large[1500:]]), headers={"Content-Type": "application/json"}
    )
    assert (declared.status_code, chunked.status_code) == (413, 413)


def test_a_body_that_does_not_come_is_not_waited_for(start: Started) -> None:
    client = start(body_timeout=0.2)
    with socket.create_connection((client.base_url.host, client.base_url.port or 0), timeout=20) as slow:
        slow.sendall(
            b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"
        )
        assert slow.recv(100).startswith(b"HTTP/1.1 408")
    assert client.get("/v1/health").status_code == 200


def test_the_log_has_no_text(client: httpx.Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "tonecheck.serve"):
        client.post("/v1/check", json={"guide": "base-en", "text": "Geheimnis", "id": "Kundin 7"})
        client.post("/v1/check?text=Geheimnis", json={"nope": "Geheimnis"})
        client.get("/v1/guides/Geheimnis")
    assert [record.getMessage().split(" ")[:3] for record in caplog.records] == [
        ["POST", "/v1/check", "200"],
        ["POST", "/v1/check", "422"],
        ["GET", "/v1/guides/{name}", "404"],
    ]
    assert "Geheimnis" not in caplog.text
