"""Pipelines for the records of each fold whose acts were learned from the other folds, kept in a folder."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

import tonecheck.nlp.components
from tonecheck.nlp.acts import ActsModel
from tonecheck.nlp.lexicons import compile_lexicons
from tonecheck.nlp.linear import read_json, write_json
from tonecheck.nlp.pipeline import Pipeline, load_from
from tonecheck.reply import LANGUAGES
from tonecheck.resources import models_dir
from tonecheck.training import acts
from tonecheck.training.context import context_features, fit
from tonecheck.training.corpus import DATA, Record, data_hash, read_further, read_training
from tonecheck.training.dataset import build
from tonecheck.training.folds import FOLDS, fold_of, splits
from tonecheck.training.kernel import LeaveOut, primal
from tonecheck.training.run import lexicon_names

Floats = NDArray[np.float32]
_FOLDS = "folds.json"
_CODE = Path(tonecheck.nlp.components.__file__).parents[1]


class Fold(msgspec.Struct, frozen=True):
    """Records with pipelines, by language, whose acts were learned without them."""

    records: tuple[Record, ...]
    pipelines: Mapping[str, Pipeline]


def held_out(corpus: Path = DATA, folder: Path | None = None) -> Iterator[Fold]:
    """The folds of the training part; where the folder has none, the models are trained, which takes a minute."""
    folder = folder or Path(tempfile.gettempdir()) / f"tonecheck-held-out-{_key(corpus)}"
    records = read_training(corpus)
    if not (folder / _FOLDS).is_file():
        _train([*records, *read_further(corpus)], folder)
    fold = read_json(folder / _FOLDS)
    for number in range(FOLDS):
        own = tuple(record for record in records if fold.get(record.id) == number)
        yield Fold(own, {language: _pipeline(language, folder / str(number) / language) for language in LANGUAGES})


def _key(corpus: Path) -> str:
    """A name that changes with what the models are learned from."""
    parts = (data_hash(corpus), *(compile_lexicons(language).sources for language in LANGUAGES))
    digest = hashlib.sha256("".join(parts).encode())
    for module in sorted([*_CODE.glob("nlp/*.py"), *_CODE.glob("training/*.py")]):
        digest.update(module.read_bytes())
    return digest.hexdigest()[:16]


def _pipeline(language: str, folder: Path) -> Pipeline:
    pipeline = load_from(models_dir() / language, language)
    pipeline["acts"].trained = ActsModel.load(folder)
    return pipeline


def _train(records: list[Record], folder: Path) -> None:
    data = build(records, lexicon_names())
    task = acts.act_problem(data)
    models = LeaveOut(task)
    scores = acts.cross_validate(data, task, models)
    kept = [sample.record for sample in data.samples]
    fold = fold_of(kept)
    for number, (train, _) in enumerate(splits(fold[data.reply_of])):
        dual, bias = models.dual(train)
        calibration = acts.calibrate(scores.nested[number], data, train)
        context = fit(context_features(data, scores.inner[number])[train], data.acts[train])
        for column, language in enumerate(LANGUAGES):
            linear = primal(task, dual, bias, column)
            place = folder / str(number) / language
            place.mkdir(parents=True, exist_ok=True)
            ActsModel(linear, context, calibration, data.space.lexicons).save(place)
    write_json(folder / _FOLDS, {record.id: int(number) for record, number in zip(kept, fold, strict=True)})
