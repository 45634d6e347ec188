"""A house's replies as records: what is missing is filled in, nothing is learned twice, order decides nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.report import DIMENSIONS
from tonecheck.training.corpus import Labelled
from tonecheck.training.extend import files_hash, house
from tonecheck.training.labelled import LabelledReply
from tonecheck.training.model_folder import digest

TEXT = "Guten Tag Frau Berger,\n\nich habe Ihnen den Betrag heute erstattet.\n\nViele Grüße\nJana Roth"


def reply(number: int, **fields: Any) -> LabelledReply:
    text = TEXT.replace("heute", f"am {number}. Mai")
    return LabelledReply(**{"place": f"x:{number}", "id": str(number), "text": text, "language": "de"} | fields)


def test_replies_that_were_learned_from_before_are_all_named() -> None:
    known = frozenset(digest(reply(number).text) for number in (1, 2))
    with pytest.raises(TonecheckError) as caught:
        house([reply(number, tone={"warmth": 4.0}) for number in (1, 2, 3)], known)
    assert [line.partition(": ")[0] for line in str(caught.value).splitlines()[:2]] == ["x:1", "x:2"]
    assert "Leave it out" in str(caught.value)
    assert "x:3" not in str(caught.value)


def test_too_short_a_reply_that_is_not_rated_whole_is_dropped() -> None:
    short = LabelledReply(place="x:1", id="1", text="Danke!", language="de", tone={"warmth": 4.0})
    rated = LabelledReply(place="x:2", id="2", text="Ach so!", language="de", tone=dict.fromkeys(DIMENSIONS, 2.0))
    found = house([short, rated], frozenset())
    assert found.dropped == 1
    assert [label.id for label in found.labels] == ["2"]
    assert len(found.said) == len(found.records) == 1


def test_what_is_labelled_stays_and_what_is_missing_is_filled_in_and_counted() -> None:
    found = house([reply(1, tone={"warmth": 1.25}, customer="Die Lampe ist kaputt!")], frozenset())
    (record,), (said,) = found.records, found.said
    assert record.tone["warmth"] == 1.25
    assert record.tone["empathy"] == said.tone["empathy"]
    assert record.sentences[0].acts == ("greeting",)
    assert record.situation == "complaint"
    assert found.filled == {"tone": 5, "acts": len(record.sentences), "situation": 1}
    assert (record.slice, record.language) == ("house", "de")


def test_whole_labels_are_filled_in_nowhere() -> None:
    sentences = (Labelled(0, 22, ("thanks",)),)
    whole = reply(1, tone=dict.fromkeys(DIMENSIONS, 2.0), sentences=sentences, customer="Hallo?", situation="praise")
    found = house([whole], frozenset())
    assert found.filled == {"tone": 0, "acts": 0, "situation": 0}
    assert found.records[0].sentences == sentences
    assert found.records[0].situation == "praise"


def test_the_order_of_the_file_decides_nothing() -> None:
    replies = [reply(number, tone={"warmth": 4.0}) for number in range(1, 6)]
    assert house(replies, frozenset()).records == house(replies[::-1], frozenset()).records


def test_the_hash_of_files_knows_their_bytes_and_names(tmp_path: Path) -> None:
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    first.write_text("x", encoding="utf-8")
    second.write_text("x", encoding="utf-8")
    hashes = {files_hash([first]), files_hash([second]), files_hash([first, second])}
    assert len(hashes) == 3
    assert files_hash([tmp_path]) == files_hash([first, second])
