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
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    records = read_training()[::24]
    data = build(records, lexicon_names()[:3])
    act_task = acts.act_problem(data)
    act_models = LeaveOut(act_task)
    act_scores = acts.cross_validate(data, act_task, act_models)
    nothing_more = tmp_path_factory.mktemp("corpus")
    message_task, reply_task = situation.message_task(records, nothing_more), situation.reply_task(data, nothing_more)
    return Run(
        data=data,
        act_data=data,
        act_task=act_task,
        act_models=act_models,
        all_act_scores=act_scores,
        tone=tone.cross_validate(data, act_scores),
        message_task=message_task,
        message_scores=situation.cross_validate(message_task),
        reply_task=reply_task,
        reply_scores=situation.cross_validate(reply_task),
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
