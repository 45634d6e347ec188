from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

SERVE = [sys.executable, "-m", "tonecheck", "serve", "--guide", "base-en"]


def run(*options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*SERVE, *options], env={**os.environ, **environment}, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_nobody_else_without_a_token(host: str) -> None:
    done = run("--host", host, "--port", "0")
    assert done.returncode == 2
    assert "token" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("content", "said"), [("", "no token"), ("two words", "no token"), ("schlüssel", "no token")])
def test_a_token_that_is_none(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "token"
    file.write_text(content, "utf-8")
    done = run("--token-file", str(file), "--port", "0")
    assert (done.returncode, said in done.stderr) == (2, True)
    assert run("--token-file", str(tmp_path / "nowhere")).returncode == 2


def test_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run("--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


def test_it_serves_until_it_is_told_to_end() -> None:
    process = subprocess.Popen([*SERVE, "--port", "0"], stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        address = re.search(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())
        assert address
        with httpx.Client(base_url=address.group(), timeout=60, transport=httpx.HTTPTransport(retries=20)) as client:
            assert client.get("/v1/health").json()["status"] == "ok"
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) in (0, -signal.SIGTERM)
        assert "GET /v1/health 200" in process.stderr.read()
    finally:
        process.kill()
        process.wait()
