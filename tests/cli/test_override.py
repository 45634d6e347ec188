"""`check --override`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tonecheck import Checker, Reply
from tonecheck.cli._override import record
from tonecheck.cli._run import Gate
from tonecheck.report import Verdict
from tonecheck.run import Checked

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--override", " "), "needs a reason"),
        (("--override-log", "x.jsonl"), "goes with --override"),
        (("--agent", "7"), "goes with --override"),
        (("--override", "x", "--diff"), "leave out --override"),
        (("--override", "x", "--override-log", "gut.txt/x"), "cannot be recorded"),
        (("--override", "x", "--override-log", "."), "cannot be recorded"),
    ],
)
def test_what_cannot_be_recorded_is_not_claimed(
    arguments: tuple[str, ...], words: str, house: Path, tonecheck: Run
) -> None:
    status, out, err = tonecheck("check", "schlecht.txt", "--guide", "haus.yaml", *arguments)
    assert (status, out, words in err, "Recorded" in err) == (2, "", True, False), err


def test_the_record_has_no_text(house: Path, tonecheck: Run) -> None:
    arguments = ("check", "schlecht.txt", "gut.txt", "--guide", "haus.yaml")
    assert tonecheck(*arguments)[0] == 1
    status, out, err = tonecheck(
        *arguments, "--override", "am Telefon zugesagt", "--override-log", "l.jsonl", "--agent", "7"
    )
    assert (status, "Recorded in l.jsonl" in err, "schlecht.txt" in out) == (0, True, True)
    record = json.loads((house / "l.jsonl").read_text("utf-8").splitlines()[0])
    assert list(record) == ["override", "time", "reply", "rules", "reason", "guide", "agent"]
    assert record["reply"] == hashlib.sha256((house / "schlecht.txt").read_bytes()).hexdigest()
    assert (record["reason"], record["agent"], record["guide"]["name"]) == ("am Telefon zugesagt", "7", "Probehaus")
    assert "address.mixed" in record["rules"]
    assert "Berger" not in (house / "l.jsonl").read_text("utf-8")


def test_the_settings_say_where(house: Path, tonecheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (house / ".tonecheck.toml").write_text('guide = "haus.yaml"\noverride_log = "logs/o.jsonl"\n', encoding="utf-8")
    assert tonecheck("check", "schlecht.txt", "--override", "x")[0] == 0
    assert len((house / "logs" / "o.jsonl").read_text("utf-8").splitlines()) == 1


def test_else_it_is_the_users_own(house: Path, tonecheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(house / "state"))
    assert tonecheck("check", "schlecht.txt", "--guide", "haus.yaml", "--override", "x")[0] == 0
    assert (house / "state" / "tonecheck" / "overrides.jsonl").is_file()


def test_what_cannot_be_read_is_still_wrong(house: Path, tonecheck: Run) -> None:
    arguments = ("--guide", "haus.yaml", "--override", "x", "--override-log", "l.jsonl")
    assert tonecheck("check", "fehlt.txt", *arguments)[0] == 2
    assert not (house / "l.jsonl").exists()


@pytest.mark.parametrize(
    ("verdict", "score", "least", "lines"),
    [("green", 95.0, None, 0), ("green", 95.0, 90.0, 0), ("green", 95.0, 96.0, 1), ("red", 40.0, None, 1)],
)
def test_what_fails_without_findings_is_recorded(
    verdict: Verdict, score: float, least: float | None, lines: int, tmp_path: Path
) -> None:
    checker, reply = Checker("everyday-de"), Reply(text="Guten Tag", language="de")
    report = replace(checker.check(reply), findings=(), verdict=verdict, score=score)
    log = tmp_path / "l.jsonl"
    record([Checked(reply, report, 92, 78)], checker, log, Gate("error", least, False), reason="x", agent=None)
    assert (len(log.read_text("utf-8").splitlines()) if log.exists() else 0) == lines
