"""The examples of docs/serve.md, asked of a real server."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import httpx
import pytest

DOCS = Path(__file__).parents[3] / "docs" / "serve.md"
COMMANDS = re.findall(r"^curl .*", DOCS.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_an_example_is_answered(client: httpx.Client, command: str) -> None:
    words = shlex.split(command)
    url = next(word for word in words if word.startswith("http"))
    path = url.removeprefix("http://127.0.0.1:8765")
    if "-d" in words:
        headers = dict([words[words.index("-H") + 1].split(": ")])
        answer = client.post(path, content=words[words.index("-d") + 1].encode(), headers=headers)
    else:
        answer = client.get(path)
    assert answer.status_code == 200
    assert answer.json()
