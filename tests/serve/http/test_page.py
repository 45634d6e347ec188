from __future__ import annotations

import base64
import hashlib
import re

import httpx


def test_the_page_runs_its_own_script_and_style_alone(client: httpx.Client) -> None:
    answer = client.get("/")
    policy = answer.headers["content-security-policy"]
    for tag in ("script", "style"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", answer.text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "connect-src 'self'" in policy


def test_the_page_asks_nobody_else_and_has_no_inline_code(client: httpx.Client) -> None:
    text = client.get("/").text
    assert re.findall(r'(?:src|href)="(?!data:|#)[^"]*"', text) == []
    assert re.findall(r"\son\w+=|\sstyle=|javascript:", text.split("<script>")[0]) == []
    assert "innerHTML" not in text
