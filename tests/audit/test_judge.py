"""Batches of messages as rows of the store."""

from __future__ import annotations

from typing import Any

import pytest

from tonecheck.audit.judge import Judge, Settings, Task
from tonecheck.audit.message import Filter, Message, read
from tonecheck.audit.pseudonyms import Pseudonyms
from tonecheck.audit.row import Row
from tonecheck.checker import Checker
from tonecheck.errors import TonecheckError
from tonecheck.reply import Reply

TEXT = "Guten Tag Frau Wellbrock,\n\nleider müssen wir Ihnen mitteilen, dass Ihr Paket 4711-88213 noch fehlt. Das tut uns leid.\n\nViele Grüße\nJana Roth"
GUIDE = "everyday-de"


def _task(number: int, is_new: bool = True, **values: Any) -> Task:
    values = {"reply": TEXT, **values}
    found = read(Row("a.csv", number, values), {name: name for name in values}, Filter(), Pseudonyms(b"k" * 32))
    assert isinstance(found, Message)
    return Task(number, found, is_new)


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(Settings(guide=GUIDE, run=3, key=b"k" * 32, keep_text=True))


def test_a_reply_that_breaks_the_checker_is_skipped_and_the_others_count(
    judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Checker.examine

    def broken(self: Checker, reply: Reply) -> Any:
        if reply.line == 2:
            raise RuntimeError("broken")
        return whole(self, reply)

    def fails(self: Checker, replies: Any) -> Any:
        raise RuntimeError("one of them")

    monkeypatch.setattr(Checker, "examine", broken)
    monkeypatch.setattr(Checker, "examine_many", fails)
    tables = judge.judge([_task(1), _task(2), _task(3)])
    assert tables["scores"].column("reply").to_pylist() == [1, 3]
    assert tables["skipped"].to_pylist() == [
        {"source": "a.csv", "line": 2, "reason": "it could not be judged: RuntimeError"}
    ]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ModuleNotFoundError("No module named 'simplemma'"), "not installed whole .*simplemma"),
        (FileNotFoundError(2, "No such file", "acts.npz"), "not installed whole .*acts.npz"),
        (ValueError("cannot reshape array"), "not installed whole .*cannot reshape"),
        (TonecheckError("The pipeline cannot be read."), "pipeline cannot be read"),
    ],
)
def test_a_broken_installation_is_no_fault_of_a_reply(
    error: Exception, words: str, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: Checker, reply: Any) -> Any:
        raise error

    monkeypatch.setattr(Checker, "examine", fails)
    monkeypatch.setattr(Checker, "examine_many", fails)
    with pytest.raises(TonecheckError, match=words):
        judge.judge([_task(1), _task(2)])


@pytest.mark.parametrize("error", [ModuleNotFoundError("No module named 'x'"), OSError(5, "broken disk")])
def test_a_module_that_only_one_reply_needs_is_no_fault_of_it_either(
    error: Exception, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: Checker, reply: Any) -> Any:
        raise error

    monkeypatch.setattr(Checker, "examine_many", fails)
    monkeypatch.setattr(Checker, "examine", lambda self, reply: fails(self, reply) if reply.line == 2 else None)
    with pytest.raises(TonecheckError, match="not installed whole"):
        judge.judge([_task(2)])


def test_what_is_known_already_gets_marks_alone(judge: Judge) -> None:
    tables = judge.judge([_task(1, is_new=False)])
    assert "replies" not in tables
    assert "parts" not in tables
    assert tables["scores"].column("run").to_pylist() == [3]


def test_the_rows_are_those_of_the_report(judge: Judge) -> None:
    report = Checker(GUIDE).check(Reply(text=TEXT))
    tables = judge.judge([_task(1)])
    marks = {row["family"]: row["mark_tenths"] for row in tables["marks"].to_pylist()}
    assert marks == {name: None if mark is None else round(mark * 10) for name, mark in report.marks.items()}
    assert [row["rule"] for row in tables["findings"].to_pylist()] == [one.rule for one in report.findings]
    (score,) = tables["scores"].to_pylist()
    assert (score["score_tenths"], score["verdict"]) == (round((report.score or 0) * 10), report.verdict)
    (reply,) = tables["replies"].to_pylist()
    assert (reply["words"], reply["channel"], reply["language"]) == (report.words, "email", "de")


def test_texts_excerpts_and_suggestions_are_masked(judge: Judge) -> None:
    tables = judge.judge([_task(1, customer="Wo ist mein Paket? Otto Kern, otto@kern.de")])
    shown = str([tables[name].to_pylist() for name in ("replies", "findings")])
    assert "mein Paket" in shown
    for secret in ("Wellbrock", "Roth", "88213", "Otto", "kern"):
        assert secret not in shown


def test_values_that_were_dropped_are_kept_masked_with_new_replies_alone(judge: Judge) -> None:
    tasks = [_task(1), _task(2, csat="gut", nps="Frau Wellbrock"), _task(3, is_new=False, csat="gut")]
    dropped = judge.judge(tasks)["dropped"].to_pylist()
    assert dropped == [
        {"reply": 2, "field": "csat", "value": "gut"},
        {"reply": 2, "field": "nps", "value": "Frau •••••••••"},
    ]


def test_sentences_are_known_again_without_their_figures(judge: Judge) -> None:
    first, second = (
        judge.judge([_task(1, reply=TEXT.replace("88213", figures))])["parts"] for figures in ("1", "2222")
    )
    assert first.column("part").to_pylist() == second.column("part").to_pylist() != []
