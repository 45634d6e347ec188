from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest

from tests.serve.http.conftest import Started
from tonecheck import Checker, Reply
from tonecheck.training.corpus import read_training

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"
SCHEMA = Path(__file__).parents[3] / "tonecheck" / "formatters" / "output-1.schema.json"
RUDE = "Hi Ann, you should have read our terms first. We will get back to you as soon as possible."


@pytest.mark.parametrize(
    ("body", "status", "pointer"),
    [
        ({}, 422, ""),
        ({"text": "a", "replies": []}, 422, ""),
        ({"replies": []}, 422, "/replies"),
        ({"replies": [{"text": "a"}] * 101}, 422, "/replies"),
        ({"text": "a", "guide": "nowhere"}, 404, "/guide"),
        ({"text": "a", "guide": "../everyday-de"}, 404, "/guide"),
        ({"text": "a", "guide": "base-en", "guide_yaml": "tonecheck: 1"}, 422, "/guide_yaml"),
        ({"text": "a", "guide_yaml": "tonecheck: 1\naddres: du"}, 422, "/guide_yaml"),
        ({"text": "a", "guide_yaml": "tonecheck: 1\nextends: ../../etc/passwd.yaml"}, 422, "/guide_yaml"),
        ({"text": "a" * 100_001}, 413, "/text"),
        ({"text": "a", "customer": "a" * 100_001}, 413, "/customer"),
        ({"replies": [{"text": "a"}, {"text": "a" * 100_001}]}, 413, "/replies/1/text"),
    ],
)
def test_what_cannot_be_checked(client: httpx.Client, body: dict[str, Any], status: int, pointer: str) -> None:
    answer = client.post("/v1/check", json=body)
    problem = answer.json()
    assert (answer.status_code, problem["status"], problem.get("pointer")) == (status, status, pointer)
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["detail"]


def test_a_wrong_guide_is_told_with_its_places(client: httpx.Client) -> None:
    problem = client.post("/v1/check", json={"text": "a", "guide_yaml": "tonecheck: 1\naddres: du"}).json()
    assert [(one["line"], one["remedy"]) for one in problem["problems"]] == [(2, "Did you mean 'address'?")]


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_answer_is_the_document_of_the_command_line(client: httpx.Client, language: str, tmp_path: Path) -> None:
    file = tmp_path / "reply.txt"
    file.write_bytes((EXAMPLES / f"reply.{language}.txt").read_bytes())
    guide = f"everyday-{language}"
    command = [sys.executable, "-m", "tonecheck", "check", str(file), "--guide", guide, "--format", "json"]
    said = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    answer = client.post("/v1/check", json={"guide": guide, "text": file.read_text("utf-8")}).json()
    jsonschema.validate(answer, json.loads(SCHEMA.read_text("utf-8")))
    said["reports"][0]["source"] = None  # the only thing that a file has and a request has not
    assert answer == said


def test_many_replies_share_what_the_request_says(client: httpx.Client) -> None:
    body = {
        "guide": "base-en",
        "channel": "chat",
        "replies": [{"text": RUDE, "id": "1"}, {"text": RUDE, "channel": "letter"}],
    }
    reports = client.post("/v1/check", json=body).json()["reports"]
    assert [(report["id"], report["channel"]) for report in reports] == [("1", "chat"), (None, "letter")]
    assert all(report["verdict"] == "red" for report in reports)


def test_messages_are_in_the_language_asked_for(client: httpx.Client) -> None:
    said = [client.post("/v1/check", json={"guide": "base-en", "text": RUDE, "ui": ui}).json() for ui in ("de", "en")]
    german, english = ([finding["message"] for finding in one["reports"][0]["findings"]] for one in said)
    assert german != english
    assert any("Schuld" in message for message in german)


def test_safe_fixes(client: httpx.Client) -> None:
    text = "Hallo Frau Berger,\n\nIhr Paket ist da!!! Schreiben Sie uns eine EMail.\n\nViele Grüße\nJana Roth"
    answer = client.post("/v1/fix", json={"guide": "everyday-de", "text": text}).json()
    assert answer["text"] == text.replace("!!!", "!").replace("EMail", "E-Mail")
    assert [(one["before"], one["after"]) for one in answer["changes"]] == [("!!!", "!"), ("EMail", "E-Mail")]
    assert answer["report"]["score"] >= answer["before"]["score"]
    assert client.post("/v1/fix", json={"guide": "everyday-de"}).status_code == 422


def test_guides_and_their_text(client: httpx.Client) -> None:
    names = [one["name"] for one in client.get("/v1/guides").json()["guides"]]
    assert names == ["everyday-de", "base-en", "everyday-en"]
    one = client.get("/v1/guides/everyday-de").json()
    assert one["yaml"].startswith("# yaml-language-server")
    assert "chat" in one["channels"]
    assert client.get("/v1/guides/simple-de").status_code == 404


def test_a_guide_is_read_and_tested(client: httpx.Client) -> None:
    yaml = "tonecheck: 1\nname: Probe\nextends: base-en\nexamples:\n- reply: As already stated, no.\n  expect: {pass: true}\n"
    answer = client.post("/v1/guides/validate", json={"yaml": yaml, "ui": "en"}).json()
    own = [one for one in answer["examples"] if one["file"] is None]
    assert (answer["valid"], own[0]["line"], own[0]["passed"]) == (True, 5, False)
    assert own[0]["differs"]
    wrong = client.post("/v1/guides/validate", json={"yaml": "tonecheck: 1\nton: x"}).json()
    assert (wrong["valid"], wrong["problems"][0]["line"]) == (False, 2)


def test_a_changed_guide_is_noticed_and_a_broken_one_told(start: Started, tmp_path: Path) -> None:
    guide = tmp_path / "house.yaml"
    guide.write_text("tonecheck: 1\nname: Eins\nphrases: [{avoid: parcel}]\n", "utf-8")
    client = start(guides=(str(guide),))
    text = {"text": "The parcel is on its way to you."}
    assert client.post("/v1/check", json=text).json()["guide"]["name"] == "Eins"
    guide.write_text("tonecheck: 1\nname: Zwei, und länger\nphrases: [{avoid: way}]\n", "utf-8")
    answer = client.post("/v1/check", json=text).json()
    assert [finding["text"] for finding in answer["reports"][0]["findings"]] == ["way"]
    guide.write_text("tonecheck: 1\nphrases: [", "utf-8")
    broken = client.post("/v1/check", json=text)
    assert broken.status_code == 409
    assert str(tmp_path) not in broken.text
    assert client.get("/v1/guides").json()["guides"][0]["problem"]


def test_rules_and_health(client: httpx.Client) -> None:
    german = {one["name"]: one for one in client.get("/v1/rules?ui=de").json()["rules"]}
    assert german["attitude.blame"]["why"].startswith("Ein Vorwurf")
    assert client.get("/v1/rules?ui=fr").status_code == 422
    assert set(client.get("/v1/health").json()["models"]) == {"de", "en"}


def test_sixteen_clients_at_once_get_what_each_alone_would(client: httpx.Client) -> None:
    texts = [record.text for record in read_training() if record.language == "de"][:48]
    checker = Checker("everyday-de")
    alone = [checker.check(Reply(text=text)) for text in texts]

    def ask(text: str) -> dict[str, Any]:
        with httpx.Client(base_url=client.base_url, timeout=60) as own:
            answer = own.post("/v1/check", json={"guide": "everyday-de", "text": text})
            report: dict[str, Any] = answer.json()["reports"][0]
            return report

    with ThreadPoolExecutor(16) as crowd:
        answers = list(crowd.map(ask, texts))
    for answer, report in zip(answers, alone, strict=True):
        assert (answer["score"], answer["verdict"]) == (report.score, report.verdict)
        assert [(one["rule"], one["start"]) for one in answer["findings"]] == [
            (one.rule, one.start) for one in report.findings
        ]
        assert {name: one["value"] for name, one in answer["tone"].items()} == {
            n: t.value for n, t in report.tone.items()
        }
