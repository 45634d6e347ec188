from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tonecheck.lint.jobs import Job
from tonecheck.lint.work import Judging, Outcome, Worker, read, unpacked

GUIDE = "tonecheck: 1\nname: Probe\nlanguage: de\naddress: Sie\ngreeting: {required: true}\n"
TEXT = "Guten Tag Frau Berger,\n\nich kann dir helfen. Schreiben Sie mir bitte.\n"


@pytest.fixture
def job(tmp_path: Path) -> Job:
    (tmp_path / "haus.yaml").write_text(GUIDE, encoding="utf-8")
    return Job(path="a.txt", source="a.txt", guide=str(tmp_path / "haus.yaml"), reader="text", channel="chat")


def test_a_file_becomes_its_judged_replies(job: Job) -> None:
    outcome = Worker(Judging(ui="de")).outcome(job, TEXT.encode())
    assert outcome.skipped == ()
    [entry] = outcome.entries
    assert [(found.rule, found.line, found.text) for found in entry.report.findings] == [("address.mixed", 3, "dir")]
    assert entry.checked.reply.text == TEXT
    assert (entry.checked.reply.channel, entry.report.source, entry.checked.pass_) == ("chat", "a.txt", 80)


@pytest.mark.parametrize(("data", "words"), [(b"", "empty"), (b"\xff\xff", "UTF-8"), (b"a\0b", "NUL")])
def test_what_cannot_be_read_is_named(data: bytes, words: str, job: Job) -> None:
    outcome = Worker(Judging(ui="de")).outcome(job, data)
    assert outcome.entries == ()
    assert [(one.source, words in one.reason) for one in outcome.skipped] == [("a.txt", True)]


def test_many_replies_in_one_file_are_apart(job: Job) -> None:
    lines = (
        '{"reply": "Guten Tag,\\n\\nich kann dir helfen. Rufen Sie an.", "id": "x"}\n{"reply": 7}\n{"reply": "Hallo"}\n'
    )
    outcome = Worker(Judging(ui="de")).outcome(msgspec.structs.replace(job, reader="jsonl"), lines.encode())
    assert [(entry.report.id, entry.report.line) for entry in outcome.entries] == [("x", 1), (None, 3)]
    assert [one.source for one in outcome.skipped] == ["a.txt:2"]


def test_an_outcome_survives_being_packed(job: Job) -> None:
    worker = Worker(Judging(ui="de"))
    assert unpacked(worker.packed([(job, TEXT.encode())])[0]) == worker.outcome(job, TEXT.encode())
    with pytest.raises(msgspec.DecodeError):
        unpacked(b"\x93\x01")
    assert unpacked(msgspec.msgpack.encode(Outcome())) == Outcome()


def test_fields_reach_the_reader(job: Job) -> None:
    assert [item.source for item in read(msgspec.structs.replace(job, fields={"text": "x"}), TEXT.encode())] == [
        "a.txt"
    ]


def test_our_comments_in_plain_text_are_not_judged_and_move_nothing(job: Job) -> None:
    text = "# tonecheck: disable=x -- dir\nGuten Tag <!-- tonecheck: enable --> Frau Berger,\n\nich helfe dir. Schreiben Sie.\n"
    [entry] = Worker(Judging(ui="de")).outcome(job, text.encode()).entries
    assert entry.text == "\nGuten Tag  Frau Berger,\n\nich helfe dir. Schreiben Sie.\n"
    assert [(found.text, found.line, found.column) for found in entry.report.findings] == [("dir", 4, 11)]


def test_a_file_of_our_comments_alone_stays_as_it_is(job: Job) -> None:
    [reply] = read(job, b"<!-- tonecheck: enable -->")
    assert reply.text == "<!-- tonecheck: enable -->"  # type: ignore[union-attr]


def test_a_text_that_is_no_unicode_spoils_no_other(job: Job) -> None:
    lines = '{"reply": "Guten Tag, ich helfe dir. Rufen Sie an."}\n{"reply": "x \\ud800"}\n'
    outcome = Worker(Judging(ui="de")).outcome(msgspec.structs.replace(job, reader="jsonl"), lines.encode())
    assert len(outcome.entries) == 1
    assert [one.source for one in outcome.skipped] == ["a.txt:2"]
