"""Training, saving and loading as a whole, on a small part of the corpus."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from tonecheck.training import acts, situation, tone
from tonecheck.training.corpus import read_training
from tonecheck.training.dataset import build
from tonecheck.training.kernel import LeaveOut
from tonecheck.training.pipelines import save
from tonecheck.training.run import Run, lexicon_names, train


@pytest.fixture(scope="module")
def run() -> Run:
    records = read_training()[::24]
    data = build(records, lexicon_names()[:3])
    act_task = acts.act_problem(data)
    act_models = LeaveOut(act_task)
    act_scores = acts.cross_validate(data, act_models)
    situation_task = situation.situation_problem(records)
    return Run(
        data=data,
        act_task=act_task,
        act_models=act_models,
        act_scores=act_scores,
        tone=tone.cross_validate(data, act_scores),
        situation_task=situation_task,
        situation_scores=situation.cross_validate(records, situation_task),
    )


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_saved_twice_it_is_the_same_to_the_byte_and_loads(run: Run, tmp_path: Path) -> None:
    for name in ("first", "second"):
        for language, models in train(run).items():
            save(models, language, tmp_path / name / language)
    assert files(tmp_path / "first") == files(tmp_path / "second")
    doc = spacy.load(tmp_path / "first" / "de")("Hallo Frau Berger,\n\nes tut uns leid, dass Ihr Paket fehlt.")
    assert set(doc.cats) == {f"tone:{name}" for name in tone.DIMENSIONS}
    assert len(doc.spans["acts"].attrs["probabilities"]) == 2


def test_rare_situations_weigh_more(run: Run) -> None:
    weights = situation.weights_of(run.situation_task)
    labels = run.situation_task.targets.argmax(axis=1)
    counts = run.situation_task.targets.sum(axis=0)
    assert weights[labels == counts.argmax()].max() < weights[labels == labels[counts[labels].argmin()]].min()


def test_the_sharpness_makes_the_labels_probable(run: Run) -> None:
    factor = situation.sharpness_of(run.situation_scores, run.situation_task.targets)
    flat = (situation.softmax(run.situation_scores) * run.situation_task.targets).sum(axis=1)
    sharp = (situation.softmax(run.situation_scores * factor) * run.situation_task.targets).sum(axis=1)
    assert sharp.mean() > flat.mean()
