"""The real server, started as assistants start it, spoken to by the SDK's own client."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import jsonschema
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters

PATIENCE = 60.0
TEXT = """\
Guten Tag Frau Berger,

😀 wir bitten um Verständnis, dass dein Account noch nicht offen ist. Morgen können Sie Ihre Lampe abholen.

Freundliche Grüße
Jana Roth
"""
GUIDE = """\
tonecheck: 1
name: Probehaus
language: de
address: Sie
phrases: [{avoid: bitten um Verständnis, say: [Danke für Ihre Geduld.], why: Eine Floskel.}]
terms: [{use: Kundenkonto, not: [Account], safe: true}]
channels: {chat: {address: du}}
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "tonecheck.yaml").write_text(GUIDE, encoding="utf-8")
    return tmp_path


def talk(folder: Path, script: Callable[[Client], Awaitable[None]], *arguments: str) -> None:
    """Run a script with a client of a server that is started in a folder."""
    parameters = StdioServerParameters(
        command=sys.executable,
        args=["-m", "tonecheck", "mcp", "--ui", "de", *arguments],
        env={name: value for name, value in os.environ.items() if name.startswith("PYTHON")},
        cwd=folder,
    )

    async def run() -> None:
        with anyio.fail_after(PATIENCE):
            async with Client(parameters) as client:
                await script(client)

    anyio.run(run)


def said(result: Any) -> str:
    """The words of an error."""
    assert result.is_error
    return str(result.content[0].text)


def test_a_mistake_is_an_error_with_cause_and_remedy(house: Path) -> None:
    async def script(client: Client) -> None:
        for name, arguments, expected in (
            ("check_reply", {"text": " \n"}, "the text is empty. Give the whole reply."),
            ("check_reply", {"text": "x" * 101}, "101 characters, and at most 100 are taken."),
            ("check_reply", {"text": "x", "customer": "x" * 101}, "customer has 101 characters"),
            ("check_reply", {"text": "x", "language": "fr"}, "language 'fr' is unknown. It is one of de, en."),
            ("check_reply", {}, "Field required"),
            ("explain_rule", {"rule": "adress.mixed"}, "Did you mean 'address.mixed'?"),
            ("explain_rule", {"rule": "x"}, "Take the name from a finding"),
            ("show_guide", {"section": "tone"}, "no section 'tone' here. It has address, phrases, terms"),
        ):
            assert expected in said(await client.call_tool(name, arguments))
        (house / "tonecheck.yaml").write_text("tonecheck: 1\nadress: Sie\n", encoding="utf-8")
        wrong = said(await client.call_tool("check_reply", {"text": "Hallo"}))
        assert "tonecheck.yaml:2" in wrong
        assert "Did you mean 'address'?" in wrong
        (house / "tonecheck.yaml").write_text(GUIDE, encoding="utf-8")
        assert not (await client.call_tool("check_reply", {"text": "Hallo"})).is_error

    talk(house, script, "--most-input", "100")


def test_every_tool_is_read_only_and_says_what_goes_in_and_out(house: Path) -> None:
    async def script(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {"check_reply", "explain_rule", "show_guide"}
        for tool in tools.values():
            assert tool.annotations
            assert tool.annotations.read_only_hint is True
            assert tool.annotations.open_world_hint is False
            assert tool.title
            assert tool.description
            assert tool.output_schema
            for property_ in tool.input_schema["properties"].values():
                assert property_["description"]
        for name, arguments in (
            ("check_reply", {"text": TEXT}),
            ("explain_rule", {"rule": "address.mixed"}),
            ("show_guide", {"channel": "chat"}),
        ):
            result = await client.call_tool(name, arguments)
            jsonschema.validate(result.structured_content, tools[name].output_schema)
            assert json.loads(result.content[0].text) == result.structured_content  # type: ignore[union-attr]

    talk(house, script)


def test_a_draft_is_held_to_the_guide_in_its_context(house: Path) -> None:
    async def script(client: Client) -> None:
        found: Any = (await client.call_tool("check_reply", {"text": TEXT})).structured_content
        assert (found["guide"], found["language"], found["channel"]) == ("Probehaus", "de", "email")
        first = found["findings"][0]
        assert (first["rule"], first["severity"], first["text"]) == ("address.mixed", "error", "dein")
        assert TEXT[first["start"] : first["end"]] == "dein"
        assert "„dein“ neben „Sie“" in first["message"]
        assert first["guide"] == "tonecheck.yaml:4"
        assert found["counts"]["error"] == 1
        assert found["notes"] == []
        chat: Any = (await client.call_tool("check_reply", {"text": TEXT, "channel": "chat"})).structured_content
        assert chat["channel"] == "chat"
        assert {one["text"] for one in chat["findings"] if one["rule"] == "address.mixed"} == {"Sie"}

    talk(house, script)


def test_an_answer_keeps_to_its_limits_and_says_so(house: Path) -> None:
    async def script(client: Client) -> None:
        found: Any = (await client.call_tool("check_reply", {"text": TEXT * 5})).structured_content
        assert len(found["findings"]) == 2
        assert sum(found["counts"].values()) > 2
        assert any("findings are left out" in note for note in found["notes"])
        assert all(len(one["message"]) <= 40 for one in found["findings"])
        shown: Any = (await client.call_tool("show_guide", {})).structured_content
        assert len(shown["settings"]) == 2
        assert any("Name a section" in note for note in shown["notes"])

    talk(house, script, "--most-items", "2", "--most-characters", "40")


def test_the_guide_and_its_rules_can_be_read(house: Path) -> None:
    async def script(client: Client) -> None:
        assert "Probehaus" in str(client.instructions)
        assert "Its channels: chat." in str(client.instructions)
        shown: Any = (
            await client.call_tool("show_guide", {"channel": "chat", "section": "address"})
        ).structured_content
        (setting,) = shown["settings"]
        assert (setting["value"], setting["origin"]) == ("du", "tonecheck.yaml:7")
        rule: Any = (await client.call_tool("explain_rule", {"rule": "address.mixed"})).structured_content
        assert rule["section"] == "address"
        assert rule["bad"]
        assert rule["good"]

    talk(house, script)


def test_many_calls_at_once_are_all_answered(house: Path) -> None:
    async def script(client: Client) -> None:
        scores: list[float] = []

        async def call() -> None:
            found: Any = (await client.call_tool("check_reply", {"text": TEXT})).structured_content
            scores.append(found["score"])

        async with anyio.create_task_group() as group:
            for _ in range(20):
                group.start_soon(call)
        assert len(scores) == 20
        assert len(set(scores)) == 1

    talk(house, script)


def test_bad_input_ends_nothing_and_standard_output_carries_the_protocol_alone(house: Path) -> None:
    secret = "Geheimnis"
    call = {"name": "check_reply", "arguments": {"text": f"{secret} \ud800"}}
    messages = [
        b"{",
        b"\xff\xfe",
        json.dumps([secret]).encode(),
        json.dumps(
            {
                "jsonrpc": "2.0",
                "id": 1,
                "method": "initialize",
                "params": {
                    "protocolVersion": "2025-06-18",
                    "capabilities": {},
                    "clientInfo": {"name": "tests", "version": "1"},
                },
            }
        ).encode(),
        json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"}).encode(),
        json.dumps({"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": call}).encode(),
        json.dumps({"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": {"name": secret}}).encode(),
        json.dumps({"jsonrpc": "2.0", "id": 4, "method": "ping"}).encode(),
    ]
    with subprocess.Popen(
        [sys.executable, "-m", "tonecheck", "mcp"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=house,
    ) as server:
        assert server.stdin
        assert server.stdout
        assert server.stderr
        timer = threading.Timer(PATIENCE, server.kill)
        timer.start()
        server.stdin.write(b"\n".join([*messages, b""]))
        server.stdin.flush()
        answered: dict[Any, Any] = {}
        while not {1, 3, 4} <= set(answered):  # the call with half a character is no JSON, and has no answer
            answer = json.loads(server.stdout.readline())
            answered[answer.get("id")] = answer
        server.stdin.close()
        assert secret not in server.stderr.read().decode()
        assert server.wait(PATIENCE) == 0
        timer.cancel()


@pytest.mark.parametrize(
    ("guide", "expected"),
    [("tonecheck: 1\nadress: Sie\n", "Did you mean 'address'?"), (None, "no style guide given or found")],
)
def test_without_a_usable_guide_it_does_not_start(tmp_path: Path, guide: str | None, expected: str) -> None:
    if guide:
        (tmp_path / "tonecheck.yaml").write_text(guide, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tonecheck", "mcp"],
        input=b"",
        capture_output=True,
        cwd=tmp_path,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert expected in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
