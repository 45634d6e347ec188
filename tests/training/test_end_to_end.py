"""The acts of held-out replies, read as the tool reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tonecheck.nlp.pipeline import load
from tonecheck.reply import LANGUAGES
from tonecheck.training import end_to_end
from tonecheck.training.held_out import Fold
from tonecheck.training.labelled import from_record
from tonecheck.training.predictions import predict


@pytest.fixture(scope="module")
def fold(small: Any) -> Fold:
    return Fold(tuple(small.records(40)), {language: load(language) for language in LANGUAGES})


def test_acts_are_those_that_an_evaluation_is_told(fold: Fold) -> None:
    found = end_to_end.scored([fold], careful=False)
    for record, said in zip(fold.records, found.said, strict=True):
        assert said.acts == predict(from_record(record), fold.pipelines[record.language]).acts
    assert all(not label.tone and label.sentences for label in found.labels)


def test_no_phrase_counts_where_a_reply_stands_alone(fold: Fold) -> None:
    alone = [end_to_end.known_elsewhere([record]) for record in fold.records]
    assert all(cues == [[]] for cues in alone)
    together = end_to_end.known_elsewhere(fold.records)
    assert 0 < sum(map(bool, together)) <= len(fold.records)
    plain, careful = (end_to_end.scored([fold], careful=careful).acts()[1] for careful in (False, True))
    assert (plain != careful).any()


def test_both_tables_are_printed(fold: Fold, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(end_to_end, "held_out", lambda corpus: [fold] if corpus == tmp_path else [])
    lines = list(end_to_end.lines(tmp_path))
    assert [line for line in lines if line.startswith("## ")] == [
        "## All phrases of the lexicons",
        "## Phrases that stand in another reply too",
    ]
    assert sum(line.startswith("- macro-F1, all: ") for line in lines) == 2
    assert sum("| greeting" in line and line.startswith("| all") for line in lines) == 2
