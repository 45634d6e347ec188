from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tonecheck import Checker, Reply
from tonecheck.errors import TonecheckError
from tonecheck.overrides import OverriddenBy, Override, append, default_log, override

GUIDE = OverriddenBy("Probehaus", "ab" * 32)


def entry(reason: str = "x") -> Override:
    return Override(time="2026-01-01T00:00:00Z", reply="0" * 64, rules=("a.b",), reason=reason, guide=GUIDE)


@pytest.mark.parametrize("reason", ["", "  ", "\n\t"])
def test_an_empty_reason_is_refused(reason: str) -> None:
    report = Checker("everyday-de").check(Reply(text="Hallo!", language="de"))
    with pytest.raises(TonecheckError, match="needs a reason"):
        override("Hallo!", report, reason=reason, guide=GUIDE)


@pytest.mark.parametrize("name", ["file/log.jsonl", "folder", "/dev/null"])
def test_a_log_that_takes_nothing_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    with pytest.raises(TonecheckError, match="cannot be recorded") as error:
        append(tmp_path / name, [entry()])
    assert "--override-log" in str(error.value)


def test_nothing_of_the_text_is_recorded() -> None:
    text = "Hallo Frau Geheim, MfG!!"
    report = Checker("everyday-de").check(Reply(text=text, language="de"))
    made = override(text, report, reason=" am  Telefon\nzugesagt ", guide=GUIDE, agent="7")
    assert made.reply == hashlib.sha256(text.encode()).hexdigest()
    assert made.rules == tuple(sorted({finding.rule for finding in report.findings}))
    assert made.reason == "am Telefon zugesagt"
    assert "Geheim" not in msgspec.json.encode(made).decode()


def test_an_unfinished_line_is_ended_first(tmp_path: Path) -> None:
    log = tmp_path / "new" / "log.jsonl"
    append(log, [entry("a")])
    log.write_bytes(log.read_bytes() + b'{"half')
    append(log, [entry("ü"), entry("c")])
    lines = log.read_text("utf-8").splitlines()
    assert [json.loads(line)["reason"] for line in (lines[0], *lines[2:])] == ["a", "ü", "c"]
    assert log.stat().st_mode & 0o077 == 0


def test_many_writers_lose_no_line(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    code = (
        "import sys, pathlib; from tonecheck.overrides import *\n"
        "for n in range(50): append(pathlib.Path(sys.argv[1]), [Override(time='t', reply='0', rules=('a.b',) * 400,"
        " reason=f'{sys.argv[2]} {n}', guide=OverriddenBy('g', 'h'))])"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, str(log), str(writer)]) for writer in range(4)]
    assert [writer.wait() for writer in writers] == [0] * 4
    reasons = [json.loads(line)["reason"] for line in log.read_text("utf-8").splitlines()]
    assert sorted(reasons) == sorted(f"{writer} {n}" for writer in range(4) for n in range(50))


@pytest.mark.parametrize(
    ("state", "folder"), [("/srv/state", "/srv/state"), ("relative", "~/.local/state"), ("", "~/.local/state")]
)
def test_the_users_own_log(state: str, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_STATE_HOME", state)
    assert default_log() == Path(folder).expanduser() / "tonecheck" / "overrides.jsonl"
