"""The second look at the acts of sentences."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tonecheck.nlp.context import ContextModel, with_neighbours


@pytest.fixture
def model() -> ContextModel:
    """Three acts, eleven features, four landmarks."""
    chance = np.random.default_rng(5)

    def some(*shape: int) -> np.ndarray:
        return chance.normal(size=shape).astype(np.float32)

    return ContextModel(some(11), np.abs(some(11)) + 0.5, some(4, 11), some(4, 3), some(11, 3), some(3))


def test_neighbours_are_those_before_and_after() -> None:
    first = np.array([[1, 2], [3, 4], [5, 6]], np.float32)
    assert with_neighbours(first).tolist() == [[1, 2, 0, 0, 3, 4], [3, 4, 1, 2, 5, 6], [5, 6, 3, 4, 0, 0]]


def test_the_average_sentence_has_no_linear_part(model: ContextModel) -> None:
    near = np.exp(-model.width * (model.landmarks**2).sum(axis=1))
    assert model.average() == pytest.approx(near @ model.near + model.bias, abs=1e-5)


def test_slopes_times_differences_add_up_where_only_own_scores_differ(model: ContextModel) -> None:
    features = np.tile(model.mean, (2, 1))
    features[1, :3] += np.array([0.8, -0.5, 0.3], np.float32)
    for act in range(3):
        slopes = model.slopes(features, np.array([1]), np.array([act]))[0]
        moved = model.scores(features)[1, act] - model.average()[act]
        assert (slopes * (features[1, :3] - model.mean[:3])).sum() == pytest.approx(moved, abs=0.01)


def test_saved_and_mapped_it_scores_alike(model: ContextModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    features = np.ones((2, 11), np.float32)
    assert (ContextModel.load(tmp_path).scores(features) == model.scores(features)).all()
