"""Training of the situation, on a small part of the corpus."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tonecheck.nlp.situation import LABELS
from tonecheck.nlp.situation_cues import phrases, read
from tonecheck.nlp.situation_features import columns
from tonecheck.training.corpus import read_training
from tonecheck.training.folds import fold_of
from tonecheck.training.situation import Task, cross_validate, fit, message_task, train


@pytest.fixture(scope="module")
def task(tmp_path_factory: pytest.TempPathFactory) -> Task:
    """Eighty messages of both languages and no further ones."""
    return message_task(read_training()[::16], tmp_path_factory.mktemp("empty"))


def test_texts_of_the_folder_are_learned_from_and_not_measured(tmp_path: Path) -> None:
    records = read_training()[:4]
    (tmp_path / "messages-en.csv").write_text("situation,message\noutage,No power here.\n", encoding="utf-8")
    task = message_task(records, tmp_path)
    assert (task.own, len(task.texts), len(task.targets)) == (4, 5, 4)
    assert task.languages[-1] == "en"
    assert LABELS[task.labels[-1]] == "outage"
    assert task.with_further(np.array([2])).tolist() == [2, 4]
    assert task.weights[:4].tolist() == [1, 1, 1, 1]


def test_the_features_have_the_columns_that_are_named(task: Task) -> None:
    assert task.features.shape == (len(task.texts), len(columns("message")))


def test_held_out_scores_do_not_come_from_models_that_saw_the_record(task: Task) -> None:
    scores = cross_validate(task)
    turned = Task(task.kind, task.texts, task.languages, task.labels.copy(), task.fold)
    turned.labels[0] = (turned.labels[0] + 1) % len(LABELS)
    again = cross_validate(turned)
    own = np.flatnonzero(task.fold == task.fold[0])
    assert np.allclose(scores[own], again[own])
    assert not np.allclose(scores, again)


def test_blind_to_rows_a_phrase_that_only_they_have_is_not_there() -> None:
    texts = [read(text, "de") for text in ("Hiermit kündige ich.", "Mein Mann ist verstorben.", "Ich kündige.")]
    records = read_training()[:3]
    task = Task("message", texts, ["de"] * 3, np.array([2, 4, 2]), fold_of(records))
    blind = task.blind_to(np.array([1]))
    lost = {phrases("de", "message")[phrase][1] for phrase in task.phrases[1] & blind.ignored["de"]}
    assert "verstorb*" in lost
    assert blind.features[1].sum() < task.features[1].sum()
    assert np.array_equal(blind.features[0], task.features[0])


def test_the_model_scores_what_it_learned(task: Task) -> None:
    models = fit(task, np.arange(len(task.texts)))
    right = [
        int(models[language].scores(text, features).argmax()) == label
        for text, features, language, label in zip(task.texts, task.features, task.languages, task.labels, strict=True)
    ]
    assert np.mean(right) > 0.9


def test_a_label_that_was_never_seen_is_never_likely(task: Task) -> None:
    rows = np.flatnonzero(task.labels != LABELS.index("request"))
    model = fit(task, rows)["de"]
    assert model.probabilities("Könnten Sie mir den Termin verschieben?", "de")["request"] < 0.05


def test_trained_twice_it_is_the_same(task: Task) -> None:
    scores = cross_validate(task)
    replies = Task("reply", task.texts, task.languages, task.labels, task.fold)
    first, second = (train(task, scores, replies, cross_validate(replies)) for _ in range(2))
    for language, models in first.items():
        for kind in ("message", "reply"):
            one, other = getattr(models, kind), getattr(second[language], kind)
            assert one.thresholds == other.thresholds
            assert all(np.array_equal(array, other.arrays[name]) for name, array in one.arrays.items())
