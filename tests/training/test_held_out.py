"""Folds whose pipelines did not see their records; here with models that are there already, as training takes long."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from tonecheck.nlp.linear import write_json
from tonecheck.reply import LANGUAGES
from tonecheck.resources import models_dir
from tonecheck.training import held_out
from tonecheck.training.corpus import read_training
from tonecheck.training.folds import FOLDS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of models for every fold."""
    for number in range(FOLDS):
        (tmp_path / str(number)).mkdir()
        for language in LANGUAGES:
            (tmp_path / str(number) / language).symlink_to(models_dir() / language / "tonecheck_acts")
    fold = {record.id: index % FOLDS for index, record in enumerate(read_training())}
    (tmp_path / "folds.json").write_text(json.dumps(fold), encoding="utf-8")
    return tmp_path


def test_every_record_of_the_open_part_is_in_one_fold_and_none_of_the_test_part(folder: Path) -> None:
    folds = list(held_out.held_out(folder=folder))
    seen = [record.id for fold in folds for record in fold.records]
    assert len(folds) == FOLDS
    assert sorted(seen) == sorted(record.id for record in read_training())
    assert not any(record.is_test for fold in folds for record in fold.records)
    assert all(set(fold.pipelines) == set(LANGUAGES) for fold in folds)


def test_kept_folds_are_read_and_not_trained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [SimpleNamespace(id=name) for name in "abc"]
    write_json(tmp_path / "folds.json", {"a": 0, "b": 1, "c": 0})
    monkeypatch.setattr(held_out, "read_training", lambda _: records)
    monkeypatch.setattr(held_out, "_train", lambda *_: pytest.fail("trained again"))
    monkeypatch.setattr(held_out, "_pipeline", lambda language, folder: f"{language} without {folder.parent.name}")
    folds = list(held_out.held_out(folder=tmp_path))
    assert [[record.id for record in fold.records] for fold in folds] == [["a", "c"], ["b"], [], [], []]
    assert folds[1].pipelines == {"de": "de without 1", "en": "en without 1"}


def test_the_folder_changes_with_what_is_learned_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held_out, "data_hash", lambda corpus: corpus.name)
    assert held_out._key(tmp_path / "a") == held_out._key(tmp_path / "a")
    assert held_out._key(tmp_path / "a") != held_out._key(tmp_path / "b")
