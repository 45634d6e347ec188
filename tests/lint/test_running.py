from __future__ import annotations

import io
import sys
from pathlib import Path

import msgspec
import pytest

from tonecheck.lint import running
from tonecheck.lint.jobs import Job
from tonecheck.lint.kept import Shelf
from tonecheck.lint.running import Runner, content
from tonecheck.lint.work import Judging, Outcome

GUIDE = "tonecheck: 1\nname: Probe\nlanguage: de\naddress: Sie\n"
JUDGING = Judging(ui="de")


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    (tmp_path / "haus.yaml").write_text(GUIDE, encoding="utf-8")
    made = []
    for number in range(30):
        file = tmp_path / f"{number:02}.txt"
        file.write_text(f"Guten Tag,\n\nich helfe dir gern mit Nummer {number}. Schreiben Sie mir.\n", encoding="utf-8")
        made.append(Job(path=str(file), source=file.name, guide=str(tmp_path / "haus.yaml"), reader="text"))
    return made


def runner(processes: int, *, on: bool = False) -> Runner:
    return Runner(JUDGING, Shelf(JUDGING, dict.fromkeys([""], ""), on=on), processes)


def test_many_processes_find_what_one_finds_in_the_same_order(jobs: list[Job], monkeypatch: pytest.MonkeyPatch) -> None:
    in_parallel = []
    original = running._in_parallel
    monkeypatch.setattr(running, "_in_parallel", lambda *given: in_parallel.append(given[3]) or original(*given))
    Path(jobs[3].path).unlink()
    Path(jobs[5].path).write_bytes(b"\xff")
    one, two = runner(1).run(jobs), runner(2).run(jobs)
    assert in_parallel == [2]
    assert one == two
    assert [done.job for done in two] == jobs
    assert [bool(done.outcome.skipped) for done in two].count(True) == 2
    assert all(done.outcome.entries[0].report.source == done.job.source for done in two if done.outcome.entries)


def test_few_files_are_not_worth_a_process(jobs: list[Job], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_in_parallel", lambda *_: pytest.fail("not worth it"))
    assert len(runner(8).run(jobs[:5])) == 5


def test_each_file_is_told_once(jobs: list[Job]) -> None:
    told: list[None] = []
    runner(2).run(jobs, lambda: told.append(None))
    assert len(told) == len(jobs)


def test_what_is_kept_is_not_checked_again(jobs: list[Job], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONECHECK_CACHE", str(tmp_path / "cache"))
    guides = {jobs[0].guide: "1"}
    first = Runner(JUDGING, Shelf(JUDGING, guides), 1).run(jobs[:3])
    second = Runner(JUDGING, Shelf(JUDGING, guides), 1)
    monkeypatch.setattr(second.worker, "packed", lambda *_: pytest.fail("it was kept"))
    assert second.run(jobs[:3]) == first


def test_a_bug_in_a_process_is_not_swallowed(jobs: list[Job]) -> None:
    broken = [msgspec.structs.replace(job, reader="nothing") for job in jobs]
    with pytest.raises(ModuleNotFoundError):
        runner(2).run(broken)


def test_what_has_no_bytes_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = Job(path=str(tmp_path / "x"), source="x", guide="", reader="text")
    for outcome, words in (
        (content(job), "No such file"),
        (content(msgspec.structs.replace(job, path=str(tmp_path))), "directory"),
    ):
        assert isinstance(outcome, Outcome)
        assert words in outcome.skipped[0].reason
    (tmp_path / "x").write_bytes(b"12345")
    monkeypatch.setattr(running, "MOST_BYTES", 4)
    large = content(job)
    assert isinstance(large, Outcome)
    assert "larger" in large.skipped[0].reason


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Hallo")))
    assert content(Job(path="-", source="-", guide="", reader="text")) == b"Hallo"
