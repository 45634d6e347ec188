"""Figures against counts by hand."""

from __future__ import annotations

import numpy as np
import pytest

from tonecheck.nlp.acts import ACTS
from tonecheck.training.acts import best_threshold, calibrate, to_probabilities
from tonecheck.training.measure import act_figure, tone_figure


def test_act_figure() -> None:
    decided = np.array([True, True, False, False])
    labels = np.array([True, False, True, False])
    figure = act_figure(decided, labels)
    assert (figure.precision, figure.recall, figure.f1, figure.n) == (0.5, 0.5, 0.5, 2)


def test_an_act_that_never_occurs_has_no_f1() -> None:
    nothing = np.zeros(3, bool)
    assert act_figure(nothing, nothing).f1 == 0


def test_tone_figure() -> None:
    figure = tone_figure(np.array([1.0, 2.0, 4.0]), np.array([1.0, 3.0, 5.0]))
    assert figure.spearman == 1
    assert figure.mae == pytest.approx(0.667)
    assert figure.bias == pytest.approx(-0.667)


def test_the_best_threshold_parts_what_can_be_parted() -> None:
    probabilities = np.array([0.9, 0.8, 0.3, 0.1], np.float32)
    labels = np.array([1, 1, 0, 0], np.float32)
    assert 0.3 < best_threshold(probabilities, labels, np.ones(4, np.float32)) < 0.8


def test_calibrated_probabilities_have_the_rate_of_the_labels() -> None:
    generator = np.random.default_rng(3)
    labels = (generator.random((4000, len(ACTS))) < 0.2).astype(np.float32)
    scores = labels * 0.3 + generator.normal(0, 0.2, labels.shape).astype(np.float32)
    calibration = calibrate(scores, labels, np.ones(4000, np.float32))
    probabilities = to_probabilities(scores, calibration)
    assert probabilities.mean(axis=0) == pytest.approx(labels.mean(axis=0), abs=0.01)
    assert all(0.25 <= calibration[act].threshold <= 0.7 for act in ACTS)
