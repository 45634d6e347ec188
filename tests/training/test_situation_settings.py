"""When a situation is said."""

from __future__ import annotations

import numpy as np
import pytest

from tonecheck.nlp.situation import LABELS
from tonecheck.training.situation_settings import PRECISION, SHARE_SAID, Settings, choose, sharpness_of, softmax

Table = np.ndarray[tuple[int, int], np.dtype[np.float32]]


def noisy(rows: int = 600) -> tuple[Table, Table]:
    """Scores that speak for the label of each row, more or less."""
    random = np.random.default_rng(3)
    targets = np.eye(len(LABELS), dtype=np.float32)[random.integers(0, len(LABELS), rows)]
    scores = targets * random.uniform(0, 6, (rows, 1)) + random.normal(0, 1, targets.shape)
    return scores.astype(np.float32), targets


def test_the_sharpness_makes_the_labels_probable() -> None:
    scores, targets = noisy()
    factor = sharpness_of(scores, targets)
    flat, sharp = (np.log((softmax(scores * by) * targets).sum(axis=1)).mean() for by in (0.3, factor))
    assert sharp > flat


def test_of_messages_the_share_is_said_and_other_never() -> None:
    scores, targets = noisy()
    settings = choose(scores, targets, "message")
    told = settings.decide(scores)
    likely = (scores.argmax(axis=1) != LABELS.index("other")).mean()
    assert (told >= 0).mean() == pytest.approx(min(SHARE_SAID, likely), abs=0.01)
    assert LABELS.index("other") not in told
    assert "other" not in settings.thresholds


def test_of_replies_only_what_is_precise_is_said() -> None:
    scores, targets = noisy()
    told = choose(scores, targets, "reply").decide(scores)
    said = told >= 0
    assert said.any()
    assert (told == targets.argmax(axis=1))[said].mean() >= PRECISION - 0.01


def test_what_is_never_right_is_not_said() -> None:
    scores, targets = noisy()
    told = choose(scores, np.roll(targets, 1, axis=1), "reply").decide(scores)
    assert not (told >= 0).any()


def test_below_its_threshold_a_label_is_not_said() -> None:
    scores = np.zeros((2, len(LABELS)), np.float32)
    scores[0, 0], scores[1, 0] = 1, 5
    assert Settings(1.0, {LABELS[0]: 0.8}).decide(scores).tolist() == [-1, 0]
