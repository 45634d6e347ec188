from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tonecheck.checker import Checker
from tonecheck.cli import _run, _sources
from tonecheck.errors import TonecheckError
from tonecheck.reply import Reply, Skipped
from tonecheck.run import Tally

Run = Callable[..., tuple[int, str, str]]
FEW = ("gut.txt", "schlecht.txt", "mittel.txt", "gut.txt")
MANY = ("gut.txt", "fehlt.txt", "schlecht.txt", "zwei.jsonl", "mittel.txt", "latin1.txt", "gut.txt")


@pytest.fixture
def read_together(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often replies were read together."""
    seen = list[int]()
    plain = Checker.check_many

    def counted(self: Checker, replies: object) -> object:
        seen.append(1)
        return plain(self, replies)  # type: ignore[arg-type]

    monkeypatch.setattr(Checker, "check_many", counted)
    return seen


@pytest.fixture
def many(house: Path) -> Path:
    (house / "latin1.txt").write_bytes("Grüße".encode("latin-1"))
    (house / "zwei.jsonl").write_text(
        '{"reply": "Hallo Frau Berger.", "channel": "fax"}\nkaputt\n{"reply": "Dear Ms Hart."}\n', encoding="utf-8"
    )
    return house


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (FEW, ""),
        (("--text", "Hallo Frau Berger."), ""),
        ((*MANY, "-"), "Hallo Frau Berger."),
        ((*FEW, "mittel.txt", "--fix"), ""),
        ((*FEW, "mittel.txt", "--diff"), ""),
    ],
)
def test_few_files_standard_input_and_fixes_come_one_by_one(
    arguments: tuple[str, ...], stdin: str, many: Path, tonecheck: Run, read_together: list[int]
) -> None:
    tonecheck("check", *arguments, "--guide", "haus.yaml", stdin=stdin)
    assert read_together == []


@pytest.mark.parametrize("format_", ["terminal", "json", "jsonl", "github"])
def test_many_files_are_read_together_and_nothing_else_changes(
    format_: str, many: Path, tonecheck: Run, read_together: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("check", *MANY, "--guide", "haus.yaml", "--format", format_)
    together = tonecheck(*arguments)
    assert read_together == [1]
    monkeypatch.setattr(_sources, "A_FEW", 99)
    assert tonecheck(*arguments) == together
    assert read_together == [1]
    assert together[0] == 2


@pytest.mark.parametrize("together", [False, True])
def test_what_fails_does_so_when_it_has_its_turn(together: bool, house: Path) -> None:
    items = [Reply(text="Hallo Frau Berger."), Skipped("a", "b"), Reply(text="Hallo."), Reply(text="\ud800")]
    tally, seen = Tally(), list[str]()
    with pytest.raises(TonecheckError, match="no Unicode text"):  # noqa: PT012
        for one in _run.results(items, Checker("haus.yaml"), tally, together=together):
            seen.append(one.reply.text)
    assert seen == ["Hallo Frau Berger.", "Hallo."]
    assert (tally.summary.replies, len(tally.skipped)) == (2, 1)
