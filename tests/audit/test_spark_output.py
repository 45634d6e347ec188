"""The folder of a Spark audit: other things in it, or other settings, are said before anything is written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

pytest.importorskip("pyspark")

from tonecheck.audit.spark_output import Output
from tonecheck.errors import TonecheckError

SETTINGS = {
    **{"guide_sha256": "a", "models": "b", "lexicons": "c", "tonecheck": "1", "ui": "de"},
    **{"key_fingerprint": "d", "names": "false", "text": "false"},
}


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    for place in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(TonecheckError, match="has something in it"):
            Output(place, SETTINGS)


def test_a_folder_that_takes_nothing_is_said_before_spark_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, _: path != tmp_path)
    with pytest.raises(TonecheckError, match="may not write to the folder"):
        Output(tmp_path / "deep" / "out", SETTINGS)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("guide_sha256", "another guide"),
        ("models", "other models"),
        ("lexicons", "lists of words"),
        ("tonecheck", "another version"),
        ("ui", "--ui"),
        ("key_fingerprint", "another key"),
        ("names", "--names"),
        ("text", "--keep-text"),
    ],
)
def test_a_folder_that_was_begun_with_other_settings_takes_no_more(name: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    Output(tmp_path, SETTINGS)
    with pytest.raises(TonecheckError, match=words):
        Output(tmp_path, {**SETTINGS, name: "x"})


def test_until_all_tables_are_in_place_the_folder_is_not_complete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tonecheck.audit import spark_output

    monkeypatch.setattr(spark_output, "_TABLES", ("replies", "scores"))
    for folder in ("replies", ".tables/replies"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "_COMPLETE").touch()
    (tmp_path / "settings.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    output = Output(tmp_path, SETTINGS)
    with pytest.raises(FileNotFoundError):
        output.publish()
    assert not (tmp_path / "_COMPLETE").exists()
    for folder in (".tables/replies", ".tables/scores"):
        (tmp_path / folder).mkdir(parents=True)
    output.publish()
    assert (tmp_path / "_COMPLETE").is_file()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["_COMPLETE", "replies", "scores", "settings.json"]
