from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from tonecheck import cache
from tonecheck.lint import kept
from tonecheck.lint.jobs import Job
from tonecheck.lint.kept import ROOM, Shelf
from tonecheck.lint.work import Judging, Outcome
from tonecheck.reply import Skipped

JOB = Job(path="a.txt", source="a.txt", guide="g", reader="text")
OUTCOME = Outcome(skipped=(Skipped("a.txt", "x"),))
JUDGING = Judging(ui="de")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TONECHECK_CACHE", str(tmp_path))
    return tmp_path


def shelf(**judging: object) -> Shelf:
    return Shelf(msgspec.structs.replace(JUDGING, **judging), {"g": "1"})


def test_what_is_kept_is_found() -> None:
    assert shelf().find(JOB, b"x") is None
    shelf().keep(JOB, b"x", OUTCOME)
    assert shelf().find(JOB, b"x") == OUTCOME


def test_anything_else_that_decides_is_another_entry(tmp_path: Path) -> None:
    shelf().keep(JOB, b"x", OUTCOME)
    assert shelf().find(JOB, b"y") is None
    assert shelf(ui="en").find(JOB, b"x") is None
    assert shelf(evidence=True).find(JOB, b"x") is None
    assert shelf(models=str(tmp_path)).find(JOB, b"x") is None
    assert Shelf(JUDGING, {"g": "2"}).find(JOB, b"x") is None
    for field, value in (("channel", "chat"), ("source", "b.txt"), ("reader", "jsonl"), ("fields", {"text": "b"})):
        assert shelf().find(msgspec.structs.replace(JOB, **{field: value}), b"x") is None, field


def test_other_models_at_the_same_place_are_another_entry(tmp_path: Path) -> None:
    models = tmp_path / "models"
    models.mkdir()
    (models / "w").write_bytes(b"1")
    shelf(models=str(models)).keep(JOB, b"x", OUTCOME)
    assert shelf(models=str(models)).find(JOB, b"x") == OUTCOME
    (models / "w").write_bytes(b"12")
    assert shelf(models=str(models)).find(JOB, b"x") is None


@pytest.mark.parametrize("damage", [b"", b"x", b"\x92\x91"])
def test_a_damaged_entry_is_none(damage: bytes, place: Path) -> None:
    shelf().keep(JOB, b"x", OUTCOME)
    [file] = (place / ROOM).iterdir()
    file.write_bytes(damage)
    assert shelf().find(JOB, b"x") is None
    cache.write(file.name.removesuffix(cache.SUFFIX), damage, ROOM)
    assert shelf().find(JOB, b"x") is None


def test_switched_off_nothing_is_kept(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    off = Shelf(JUDGING, {"g": "1"}, on=False)
    off.keep(JOB, b"x", OUTCOME)
    off.close()
    monkeypatch.setenv("TONECHECK_CACHE", "0")
    shelf().keep(JOB, b"x", OUTCOME)
    assert list(place.iterdir()) == []


def test_only_so_many_are_kept(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 3)
    full = shelf()
    for number in range(6):
        full.keep(JOB, bytes([number]), OUTCOME)
    full.close()
    assert len(list((place / ROOM).iterdir())) == 3


def test_the_responses_are_not_kept_and_read_again_where_they_are_shown(place: Path, made: SimpleNamespace) -> None:
    entry = msgspec.structs.replace(made.entry(), text="Ganz geheim")
    shelf().keep(JOB, b"Ganz geheim", Outcome((entry,)))
    [file] = (place / ROOM).iterdir()
    assert b"geheim" not in file.read_bytes()
    assert shelf().find(JOB, b"Ganz geheim") == Outcome((entry,))
    bare = Shelf(JUDGING, {"g": "1"}, texts=False).find(JOB, b"Ganz geheim")
    assert bare
    assert [one.text for one in bare.entries] == [""]
    other = msgspec.structs.replace(JOB, path="b.txt")
    shelf().keep(other, b"", Outcome((entry,)))
    assert shelf().find(other, b"") is None
