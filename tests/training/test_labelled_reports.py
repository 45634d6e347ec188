"""tonecheck's own output as labels, joined with the texts that it is about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tonecheck.training.corpus import Labelled
from tonecheck.training.labelled_reports import Texts, is_output, read
from tonecheck.training.problems import Problems

TEXT = "Hallo Frau Berger,\n\nes tut mir leid."


def report(**changes: Any) -> dict[str, Any]:
    whole = {
        "source": "mine.jsonl",
        "id": "r1",
        "line": 1,
        "language": "de",
        "channel": "chat",
        "situation": "complaint",
        "verdict": "red",
        "address": {"form": "Sie", "expected": None, "mixed": False},
        "tone": {"warmth": {"value": 75.0, "mark": None}},
        "sentences": [
            {"start": 0, "end": 18, "acts": {"greeting": 0.99, "thanks": 0.2}},
            {"start": 20, "end": 36, "acts": ["apologize"]},
        ],
        "findings": [{"rule": "apology.empty", "severity": "warning"}],
    }
    return whole | changes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = [{"id": "r1", "text": TEXT, "customer": "Kaputt!"}, {"id": "r2", "text": "Danke."}]
    (tmp_path / "mine.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return tmp_path


def labels(folder: Path, *reports: Any, texts: Texts | None = None) -> tuple[list[Any], list[str]]:
    path = folder / "out.json"
    path.write_text(json.dumps({"reports": reports}), encoding="utf-8")
    problems = Problems()
    return read(path, texts or Texts(), {"de": {"thanks": 0.15}}, problems), problems.found


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"id": "r9"}, "no text for id 'r9'"),
        (
            {"source": "fehlt.jsonl"},
            "no text for id 'r1', line 1 of 'fehlt.jsonl'. Give the file with the texts by --re",
        ),
        ({"id": None, "line": 7}, "no text for id None, line 7"),
        ({"tone": {"warmth": {"value": "high"}}}, "Expected `float`, got `str`"),
        ({"tone": {"warmth": {"value": 101}}}, "warmth is not between 0 and 100"),
        ({"sentences": [{"start": 0, "end": 99, "acts": {}}]}, "has it been changed?"),
        ({"sentences": [{"start": 0, "end": 18, "acts": {"greet": 1}}]}, "the act 'greet' is unknown"),
        ({"language": None}, "Expected `str`, got `null`"),
    ],
)
def test_a_report_that_does_not_fit(changes: dict[str, Any], words: str, folder: Path) -> None:
    found, problems = labels(folder, report(), report(**changes))
    assert len(found) == 1
    assert len(problems) == 1
    assert problems[0].startswith(f"{folder / 'out.json'}, report 2: ")
    assert words in problems[0]


@pytest.mark.parametrize("text", ["{", "[]", '{"report": []}'])
def test_a_document_without_reports(text: str, tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text(text, encoding="utf-8")
    problems = Problems()
    assert read(tmp_path / "out.json", Texts(), {}, problems) == []
    assert len(problems.found) == 1


def test_the_values_of_a_report_are_labels(folder: Path) -> None:
    found, problems = labels(folder, report())
    assert not problems
    (reply,) = found
    assert (reply.text, reply.customer, reply.channel, reply.language) == (TEXT, "Kaputt!", "chat", "de")
    assert reply.tone == {"warmth": 4.0}
    assert reply.sentences == (Labelled(0, 18, ("greeting", "thanks")), Labelled(20, 36, ("apologize",)))
    assert (reply.situation, reply.address, reply.verdict) == ("complaint", "Sie", "red")
    assert reply.rules == {"apology.empty"}


def test_acts_below_the_threshold_of_the_models_are_not_labelled(folder: Path) -> None:
    (reply,), _ = labels(folder, report(sentences=[{"start": 0, "end": 18, "acts": {"thanks": 0.1, "ask": 0.4}}]))
    assert reply.sentences == (Labelled(0, 18, ()),)


def test_without_a_message_of_the_customer_there_is_no_situation_to_recognise(folder: Path) -> None:
    (reply,), _ = labels(folder, report(id="r2", sentences=[], tone={}))
    assert reply.situation is None


def test_a_situation_that_was_given_is_none_to_recognise(folder: Path) -> None:
    (reply,), _ = labels(folder, report(situation="refusal"))
    assert reply.situation is None


def test_no_situation_told_means_other(folder: Path) -> None:
    (reply,), _ = labels(folder, report(situation=None))
    assert reply.situation == "other"


def test_texts_given_beside_are_found_by_id(folder: Path, tmp_path: Path) -> None:
    moved = (folder / "mine.jsonl").rename(tmp_path / "texte.jsonl")
    found, problems = labels(folder, report(), texts=Texts([str(moved)]))
    assert not problems
    assert found[0].text == TEXT


def test_lines_after_a_head_are_output_and_other_lines_are_not(folder: Path) -> None:
    path = folder / "out.jsonl"
    path.write_text("\n".join(map(json.dumps, [{"head": {}}, report(), {"tail": {}}])) + "\n", encoding="utf-8")
    assert is_output(path)
    assert not is_output(folder / "mine.jsonl")
    problems = Problems()
    (reply,) = read(path, Texts(), {}, problems)
    assert not problems.found
    assert reply.place == f"{path}:2"
