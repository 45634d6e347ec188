"""Labelled replies of any source in one list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.resources import models_dir
from tonecheck.training.labelled import Source, read

CORPUS = models_dir() / "corpus"


def test_mistakes_of_all_files_are_said_at_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.jsonl").write_text('{"text": "Hallo", "warmth": 4}\n{', encoding="utf-8")
    with pytest.raises(TonecheckError) as caught:
        read(Source(paths=(str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl"))))
    lines = str(caught.value).splitlines()
    assert [line.split(": ")[0].rpartition("/")[2] for line in lines[:4]] == [
        "a.jsonl:1",
        "a.jsonl:2",
        "b.jsonl:1",
        "b.jsonl:2",
    ]
    assert lines[4] == "4 mistakes in the labelled files; nothing was done."


def test_the_same_reply_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    line = json.dumps({"text": "Danke für Ihre Nachricht.", "language": "de", "warmth_1_5": 4})
    path.write_text(f"{line}\n{line}\n", encoding="utf-8")
    with pytest.raises(TonecheckError, match=r"a\.jsonl:2: the same reply stands at .*a\.jsonl:1"):
        read(Source(paths=(str(path),)))


@pytest.mark.parametrize("name", ["leer.jsonl", "leer.csv"])
def test_an_empty_file(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("", encoding="utf-8")
    with pytest.raises(TonecheckError, match="no labelled replies"):
        read(Source(paths=(str(tmp_path / name),)))


def test_a_folder_without_a_corpus(tmp_path: Path) -> None:
    with pytest.raises(TonecheckError, match="no annotated replies here"):
        read(Source(paths=(str(tmp_path),)))


def test_a_corpus_gives_its_open_part_with_all_labels() -> None:
    found = read(Source(paths=(str(CORPUS),)))
    assert len(found) > 1000
    assert not [reply for reply in found if int(reply.id.rsplit("-", 1)[1]) % 5 == 0]
    assert all(len(reply.tone) == 6 and reply.sentences and reply.situation for reply in found)


def test_one_file_of_a_corpus_is_that_slice() -> None:
    found = read(Source(paths=(str(CORPUS / "replies-de-f.txt"),)))
    assert {(reply.language, reply.slice) for reply in found} == {("de", "f")}
